import Access
import Testing

@testable import Store

@Suite struct PackedRecordTests {
    @Test func `a record comes out of the scratch with every field that went in`() throws {
        try comesOut(Self.company)
        try comesOut(Self.contact)
        try comesOut(Self.ticket)
        try comesOut(Self.note)
        try comesOut(Self.invoice)
        try comesOut(Self.payment)
        try comesOut(AgreementSamples.quote)
        try comesOut(AgreementSamples.contract)
        try comesOut(Self.article)
        try comesOut(Self.risk)
    }

    @Test func `a field that was left out is left out afterwards`() throws {
        for number in [nil, Int64.min] {
            var ticket = ImportRecord.Ticket()
            ticket.number = number
            #expect(try again(ticket) == ticket)
        }
        #expect(try again(ImportRecord.Invoice()) == ImportRecord.Invoice())
    }

    @Test func `a record that was cut short is told and not guessed`() throws {
        var packed = PackedRecord()
        Self.ticket.pack(into: &packed)
        for count in 0..<packed.bytes.count {
            var cut = PackedRecord(Array(packed.bytes.prefix(count)))
            #expect(throws: StoreError.self) { try ImportRecord.Ticket(unpacking: &cut) }
        }
    }

    /// Checks the way there and back, after making sure that no field has the value of a blank record.
    private func comesOut<Value: Imported & Blank>(_ value: Value) throws {
        for (filled, blank) in zip(Mirror(reflecting: value).children, Mirror(reflecting: Value()).children) {
            #expect("\(filled.value)" != "\(blank.value)", "\(Value.self).\(filled.label ?? "") must differ")
        }
        #expect(try again(value) == value)
    }

    private func again<Value: Imported>(_ value: Value) throws -> Value {
        var packed = PackedRecord()
        value.pack(into: &packed)
        var read = PackedRecord(packed.bytes)
        return try Value(unpacking: &read)
    }
}

extension PackedRecordTests {
    fileprivate static var company: ImportRecord.Company {
        var company = ImportRecord.Company()
        (company.externalID, company.name, company.active) = ("c", "Zoë\u{1F600}", false)
        return company
    }

    fileprivate static var contact: ImportRecord.Contact {
        var contact = ImportRecord.Contact()
        (contact.externalID, contact.company, contact.name, contact.email) = ("p", "c", "P", "p@c.example")
        (contact.phone, contact.mobile, contact.title, contact.timeZone) = ("1", "2", "T", "Europe/Rome")
        contact.active = false
        return contact
    }

    fileprivate static var ticket: ImportRecord.Ticket {
        var ticket = ImportRecord.Ticket()
        (ticket.externalID, ticket.company, ticket.contact, ticket.number) = ("t", "c", "p", -7)
        (ticket.subject, ticket.description, ticket.state) = ("S", "D\n\u{0}", .waiting)
        (ticket.priority, ticket.createdAt) = (.urgent, Instant(milliseconds: -5))
        ticket.updatedAt = Instant(milliseconds: 6)
        return ticket
    }

    fileprivate static var note: ImportRecord.TicketNote {
        var note = ImportRecord.TicketNote()
        (note.externalID, note.ticket, note.author, note.authorContact) = ("n", "t", .contact, "p")
        (note.authorName, note.visibility, note.body) = ("N", .public, "B")
        note.createdAt = Instant(milliseconds: 9)
        return note
    }

    fileprivate static var invoice: ImportRecord.Invoice {
        var invoice = ImportRecord.Invoice()
        (invoice.externalID, invoice.company, invoice.number, invoice.state) = ("i", "c", "I-1", .void)
        (invoice.currency, invoice.memo) = (Currency(stored: "JPY"), "M")
        (invoice.issuedOn, invoice.dueOn) = (CalendarDate(dayNumber: 3), CalendarDate(dayNumber: -4))
        (invoice.payAddress, invoice.tax, invoice.total) = ("https://pay.example", .max, .min)
        invoice.lines = [TinyWorld.line(1), TinyWorld.line(-2)]
        return invoice
    }

    fileprivate static var payment: ImportRecord.Payment {
        var payment = ImportRecord.Payment()
        (payment.externalID, payment.invoice, payment.amount) = ("p", "i", 12)
        (payment.currency, payment.receivedOn) = (Currency(stored: "JPY"), CalendarDate(dayNumber: 3))
        (payment.method, payment.reference) = ("M", "R")
        return payment
    }

    fileprivate static var article: ImportRecord.Article {
        var article = ImportRecord.Article()
        (article.externalID, article.slug, article.title, article.body) = ("a", "s", "T", "B")
        (article.visibility, article.state) = (.public, .draft)
        (article.updatedAt, article.category) = (Instant(milliseconds: 9), "C")
        return article
    }
}

extension PackedRecordTests {
    fileprivate static var risk: ImportRecord.Risk {
        var risk = ImportRecord.Risk()
        (risk.externalID, risk.company, risk.number, risk.version) = ("r", "c", "R-1", 7)
        (risk.state, risk.title, risk.description, risk.justification) = (.renewed, "T", "D", "J")
        (risk.residualLevel, risk.residualRisk, risk.controls) = (.critical, "R", "C")
        (risk.source, risk.sourceReference, risk.text) = (.audit, "S", "X\n\u{1F600}")
        (risk.reviewOn, risk.dueOn) = (CalendarDate(dayNumber: 3), CalendarDate(dayNumber: -4))
        (risk.presentedBy, risk.presentedAt) = ("P", Instant(milliseconds: 9))
        (risk.decidedBy, risk.decidedAt, risk.decisionReason) = ("B", Instant(milliseconds: 8), "W")
        return risk
    }
}

/// A record that can be made with nothing in it.
private protocol Blank {
    init()
}

extension ImportRecord.Company: Blank {}
extension ImportRecord.Contact: Blank {}
extension ImportRecord.Ticket: Blank {}
extension ImportRecord.TicketNote: Blank {}
extension ImportRecord.Invoice: Blank {}
extension ImportRecord.Payment: Blank {}
extension ImportRecord.Article: Blank {}
extension ImportRecord.Risk: Blank {}
extension ImportRecord.Quote: Blank {}
extension ImportRecord.Contract: Blank {}

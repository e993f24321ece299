import Access
import TestSupport

@testable import Store

/// A handful of records of one tenant: Bakery with Ann and Ben, Dental with Dora.
enum TinyWorld {
    static let records: [ImportRecord] = [
        company("bakery"), company("dental"),
        contact("ann", at: "bakery"), contact("ben", at: "bakery"), contact("dora", at: "dental"),
        ticket("t-1", at: "bakery", by: "ann"), note("n-1", on: "t-1"),
        invoice("i-1", at: "bakery"), payment("p-1", of: "i-1"),
        article("a-1"),
    ]

    static func company(_ id: String, _ change: (inout ImportRecord.Company) -> Void = { _ in }) -> ImportRecord {
        var record = ImportRecord.Company()
        record.externalID = id
        record.name = "Company \(id)"
        change(&record)
        return .company(record)
    }

    static func contact(
        _ id: String, at company: String, _ change: (inout ImportRecord.Contact) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Contact()
        record.externalID = id
        record.company = company
        record.name = "Contact \(id)"
        record.email = "\(id)@\(company).example"
        change(&record)
        return .contact(record)
    }

    static func ticket(
        _ id: String, at company: String, by contact: String, _ change: (inout ImportRecord.Ticket) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Ticket()
        record.externalID = id
        record.company = company
        record.contact = contact
        record.subject = "Subject \(id)"
        record.createdAt = Instant(milliseconds: 1000)
        change(&record)
        return .ticket(record)
    }

    static func note(
        _ id: String, on ticket: String, _ change: (inout ImportRecord.TicketNote) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.TicketNote()
        record.externalID = id
        record.ticket = ticket
        record.authorName = "Staff"
        record.visibility = .public
        record.body = "Body \(id)"
        record.createdAt = Instant(milliseconds: 2000)
        change(&record)
        return .ticketNote(record)
    }

    static func invoice(
        _ id: String, at company: String, _ change: (inout ImportRecord.Invoice) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Invoice()
        record.externalID = id
        record.company = company
        record.number = "INV-\(id)"
        record.state = .open
        record.currency = Currency(stored: "EUR")
        record.lines = [line(1000)]
        record.tax = 190
        record.total = 1190
        change(&record)
        return .invoice(record)
    }

    static func line(_ amount: Int64) -> ImportRecord.InvoiceLine {
        var line = ImportRecord.InvoiceLine()
        line.description = "Work"
        line.quantityThousandths = 1000
        line.unitPrice = amount
        line.amount = amount
        return line
    }

    static func payment(
        _ id: String, of invoice: String, _ change: (inout ImportRecord.Payment) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Payment()
        record.externalID = id
        record.invoice = invoice
        record.amount = 500
        record.currency = Currency(stored: "EUR")
        change(&record)
        return .payment(record)
    }

    static func article(_ id: String, _ change: (inout ImportRecord.Article) -> Void = { _ in }) -> ImportRecord {
        var record = ImportRecord.Article()
        record.externalID = id
        record.slug = "slug-\(id)"
        record.title = "Printer"
        record.body = "Restart the printer."
        record.visibility = .customers
        change(&record)
        return .article(record)
    }
}

/// A house with the tiny world of one tenant in it.
struct TinyHouse {
    let house: TestHouse
    let tenant: TenantID

    static func with(
        _ records: [ImportRecord] = TinyWorld.records, _ body: (TinyHouse) async throws -> Void
    ) async throws {
        try await TestHouse.with(world: false) { house in
            let tiny = TinyHouse(house: house, tenant: try await house.store.provisionTenant(particulars("tiny")))
            _ = try await tiny.imported(records)
            try await body(tiny)
        }
    }

    static func particulars(_ slug: String) -> TenantParticulars {
        TenantParticulars(
            slug: slug, name: "Tenant \(slug)", timeZone: "Europe/Berlin", supportPhone: "", supportEmail: "",
            guideAllowed: false, payHosts: [])
    }

    /// Imports the records as the lines of one file.
    func imported(_ records: [ImportRecord]) async throws -> ImportSummary {
        let lines = records.enumerated().map { (line: $0.offset + 1, record: $0.element) }
        return try await house.store.importRecords(lines, into: tenant)
    }

    /// Why the records are refused, as `line: field: reason`; empty when they are not.
    func refusal(of records: [ImportRecord]) async throws -> [String] {
        do {
            _ = try await imported(records)
            return []
        } catch let problems as ImportProblems {
            return problems.problems.map { "\($0.line): \($0.field): \($0.reason)" }
        }
    }

    /// The first column of every row that the SQL finds.
    func rows(_ sql: String) async throws -> [String] {
        try await house.rows(sql)
    }
}

extension TestHouse {
    /// The first column of every row that the SQL finds.
    func rows(_ sql: String) async throws -> [String] {
        try await store.readers.house { connection in
            var rows: [String] = []
            try connection.run(Statement(.house, "test: " + sql, sql), []) { rows.append($0.text(0)) }
            return rows
        }
    }
}

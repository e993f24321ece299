import Access

@testable import Store

/// Quotes and contracts for tests of the import, in the tiny world's companies.
enum AgreementSamples {
    /// A quote with every field filled in.
    static var quote: ImportRecord.Quote {
        var quote = ImportRecord.Quote()
        (quote.externalID, quote.company, quote.number, quote.title) = ("q", "c", "Q-1", "Title")
        (quote.state, quote.currency) = (.accepted, Currency(stored: "JPY"))
        (quote.issuedOn, quote.validUntil) = (CalendarDate(dayNumber: 7), CalendarDate(dayNumber: 9))
        (quote.decidedOn, quote.introduction, quote.terms) = (CalendarDate(dayNumber: 8), "I", "T")
        quote.approvalAddress = "https://approve.example"
        var section = ImportRecord.QuoteSection()
        (section.title, section.lines) = ("Section", [line(thousandths: 1500, price: -3, amount: .max)])
        quote.sections = [section]
        (quote.discount, quote.discountPercent, quote.tax, quote.total) = (1, 2, .max, .min)
        return quote
    }

    /// A contract with every field filled in.
    static var contract: ImportRecord.Contract {
        var contract = ImportRecord.Contract()
        (contract.externalID, contract.company, contract.number, contract.title) = ("k", "c", "C-1", "Title")
        (contract.kind, contract.state, contract.startsOn) = (.retainer, .active, CalendarDate(dayNumber: 3))
        (contract.endsOn, contract.renewsOn) = (CalendarDate(dayNumber: 4), CalendarDate(dayNumber: 5))
        (contract.noticeUntil, contract.renewal, contract.covers) = (CalendarDate(dayNumber: 2), "R", "C")
        contract.terms = "T"
        return contract
    }

    /// A line whose amount nobody has worked out.
    static func line(
        thousandths: Int64, price: Int64, amount: Int64, _ change: (inout ImportRecord.QuoteLine) -> Void = { _ in }
    ) -> ImportRecord.QuoteLine {
        var line = ImportRecord.QuoteLine()
        (line.description, line.quantityThousandths, line.unitPrice, line.amount) = ("Work", thousandths, price, amount)
        change(&line)
        return line
    }
}

extension TinyWorld {
    /// A quote of a thousand and its tax.
    static func quote(
        _ id: String, at company: String, _ change: (inout ImportRecord.Quote) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Quote()
        (record.externalID, record.company, record.number, record.title) = (id, company, "Q-\(id)", "Title \(id)")
        (record.state, record.currency) = (.sent, Currency(stored: "EUR"))
        record.sections = [section([AgreementSamples.line(thousandths: 1000, price: 1000, amount: 1000)])]
        (record.tax, record.total) = (190, 1190)
        change(&record)
        return .quote(record)
    }

    static func section(_ lines: [ImportRecord.QuoteLine]) -> ImportRecord.QuoteSection {
        var section = ImportRecord.QuoteSection()
        (section.title, section.lines) = ("Section", lines)
        return section
    }

    static func contract(
        _ id: String, at company: String, _ change: (inout ImportRecord.Contract) -> Void = { _ in }
    ) -> ImportRecord {
        var record = ImportRecord.Contract()
        (record.externalID, record.company, record.number, record.title) = (id, company, "C-\(id)", "Title \(id)")
        record.state = .active
        change(&record)
        return .contract(record)
    }
}

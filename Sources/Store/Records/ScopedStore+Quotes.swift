import Access

/// Which quotes a list is to show, and where it goes on.
public struct QuoteQuery: Sendable {
    /// Which of them.
    public var filter = QuoteFilter.all
    /// The day against which "expired" is judged, in the reader's zone.
    public var today: CalendarDate
    /// Where to go on; the start when nil.
    public var after: PageMark?
    /// How many rows at most.
    public var limit = 25

    /// Every quote, newest first.
    public init(today: CalendarDate) {
        self.today = today
    }
}

extension ScopedStore {
    /// The quotes that the query asks for, newest first.
    public func quotes(_ query: QuoteQuery) throws -> [QuoteRow] {
        let mark = query.after ?? .start
        let values: [SQLValue] = [
            .text(query.filter.state?.rawValue ?? ""),
            query.filter == .open ? .date(query.today) : .null,
            query.filter == .expired ? .date(query.today) : .null,
            .integer(mark.time), .text(mark.id), .integer(Int64(query.limit)),
        ]
        return try all(QuoteStatements.list, values, QuoteRow.init)
    }

    /// The quotes that can still be decided on a day, those first that end first.
    public func quotes(toDecideOn today: CalendarDate, limit: Int) throws -> [QuoteRow] {
        try all(QuoteStatements.toDecide, [.date(today), .integer(Int64(limit))], QuoteRow.init)
    }

    /// How many quotes stand where on a day.
    public func quoteCounts(on today: CalendarDate) throws -> QuoteCounts {
        let counts = try first(QuoteStatements.counts, [.date(today)]) { row in
            QuoteCounts(
                open: Int(row.integer(0)), accepted: Int(row.integer(1)), declined: Int(row.integer(2)),
                expired: Int(row.integer(3)), all: Int(row.integer(4)))
        }
        return counts ?? QuoteCounts(open: 0, accepted: 0, declined: 0, expired: 0, all: 0)
    }

    /// The quote with the number; nil when it is not there or not visible.
    public func quote(number: String) throws -> QuoteDetail? {
        let found = try first(QuoteStatements.byNumber, [.text(number)], FoundQuote.init)
        guard let found else { return nil }
        return QuoteDetail(
            row: found.row, decidedOn: found.decidedOn, introduction: found.introduction, terms: found.terms,
            approvalAddress: found.approvalAddress,
            approvalHosts: try all(QuoteStatements.approvalHosts) { $0.text(0) }, discount: found.discount,
            tax: Money(minor: found.tax, currency: found.row.total.currency),
            sections: try sections(of: found.row.id))
    }

    private func sections(of quote: QuoteID) throws -> [QuoteSectionRow] {
        let lines = try all(QuoteStatements.lines, [.id(quote)]) { ($0.integer(0), QuoteLineRow($0)) }
        let bySection = Dictionary(grouping: lines, by: \.0)
        return try all(QuoteStatements.sections, [.id(quote)]) { row in
            QuoteSectionRow(title: row.text(1), lines: bySection[row.integer(0), default: []].map(\.1))
        }
    }
}

/// What stands on the quote itself.
private struct FoundQuote {
    let row: QuoteRow
    let decidedOn: CalendarDate?
    let introduction: String
    let terms: String
    let approvalAddress: String?
    let discount: QuoteDiscount
    let tax: Int64

    init(_ found: Row) {
        row = QuoteRow(found)
        decidedOn = found.optionalDate(8)
        introduction = found.text(9)
        terms = found.text(10)
        approvalAddress = found.optionalText(11)
        discount = QuoteDiscount(found, 12)
        tax = found.integer(14)
    }
}

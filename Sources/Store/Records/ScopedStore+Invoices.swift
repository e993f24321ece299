import Access

/// Which invoices a list is to show, and where it goes on.
public struct InvoiceQuery: Sendable {
    /// Which of them.
    public var filter = InvoiceFilter.all
    /// A part of the number, of the memo or of a line; empty for no search.
    public var search = ""
    /// By what the list is ordered.
    public var order = InvoiceOrder.issued
    /// The day against which "overdue" is judged, in the reader's zone.
    public var today: CalendarDate
    /// Where to go on; the start when nil.
    public var after: PageMark?
    /// How many rows at most.
    public var limit = 25

    /// Every invoice, newest first.
    public init(today: CalendarDate) {
        self.today = today
    }
}

extension ScopedStore {
    /// The invoices that the query asks for, in its order.
    public func invoices(_ query: InvoiceQuery) throws -> [InvoiceRow] {
        let asked: [SQLValue] = [
            .text(query.search.lowercased()), .text(query.filter.state?.rawValue ?? ""),
            query.filter == .overdue ? .date(query.today) : .null,
        ]
        let mark = query.after ?? (query.order == .issued ? .start : .beginning)
        let page: [SQLValue] = [.integer(mark.time), .text(mark.id), .integer(Int64(query.limit))]
        return try all(
            query.order == .issued ? InvoiceStatements.listIssued : InvoiceStatements.listDue, asked + page,
            InvoiceRow.init)
    }

    /// The unpaid invoices due on or before a day, the oldest debt first.
    public func invoices(dueBy day: CalendarDate, limit: Int) throws -> [InvoiceRow] {
        try all(InvoiceStatements.dueBy, [.date(day), .integer(Int64(limit))], InvoiceRow.init)
    }

    /// How many of the invoices with the query's words stand where, whatever its filter.
    public func invoiceCounts(_ query: InvoiceQuery) throws -> InvoiceCounts {
        let words: [SQLValue] = query.search.isEmpty ? [] : [.text(query.search.lowercased())]
        let statement = query.search.isEmpty ? InvoiceStatements.counts : InvoiceStatements.countsWords
        let counts = try first(statement, words + [.date(query.today)]) { row in
            InvoiceCounts(
                open: Int(row.integer(0)), overdue: Int(row.integer(1)), paid: Int(row.integer(2)),
                all: Int(row.integer(3)))
        }
        return counts ?? InvoiceCounts(open: 0, overdue: 0, paid: 0, all: 0)
    }

    /// What the company owes on a day, by currency; a currency in which nothing is owed is left out.
    public func owed(on today: CalendarDate) throws -> [OwedAmounts] {
        try all(InvoiceStatements.owed, [.date(today)], OwedAmounts.init).filter { $0.balance.minor > 0 }
    }

    /// The invoice with the number; nil when it is not there or not visible.
    public func invoice(number: String) throws -> InvoiceDetail? {
        let found = try first(InvoiceStatements.byNumber, [.text(number)]) {
            (InvoiceRow($0), $0.text(8), $0.integer(9), $0.optionalText(10))
        }
        guard let (row, memo, tax, address) = found else { return nil }
        return InvoiceDetail(
            row: row, memo: memo, tax: Money(minor: tax, currency: row.total.currency), payAddress: address,
            payHosts: try all(InvoiceStatements.payHosts) { $0.text(0) },
            lines: try all(InvoiceStatements.lines, [.id(row.id)], InvoiceLineRow.init),
            payments: try all(InvoiceStatements.payments, [.id(row.id)], PaymentRow.init))
    }
}

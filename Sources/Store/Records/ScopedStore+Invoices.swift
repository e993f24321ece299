import Access

/// Which invoices a list is to show, and where it goes on.
public struct InvoiceQuery: Sendable {
    /// Which of them.
    public var filter = InvoiceFilter.all
    /// The day against which "overdue" is judged, in the reader's zone.
    public var today: CalendarDate
    /// Where to go on.
    public var after = PageMark.start
    /// How many rows at most.
    public var limit = 25

    /// Every invoice, newest first.
    public init(today: CalendarDate) {
        self.today = today
    }
}

extension ScopedStore {
    /// The invoices that the query asks for: all by date of issue, others by due date, latest first.
    public func invoices(_ query: InvoiceQuery) throws -> [InvoiceRow] {
        let page: [SQLValue] = [.integer(query.after.time), .text(query.after.id), .integer(Int64(query.limit))]
        switch query.filter {
        case .all: return try all(InvoiceStatements.list, page, InvoiceRow.init)
        case .open: return try all(InvoiceStatements.listState, page + [.text("open")], InvoiceRow.init)
        case .paid: return try all(InvoiceStatements.listState, page + [.text("paid")], InvoiceRow.init)
        case .overdue: return try all(InvoiceStatements.listOverdue, page + [.date(query.today)], InvoiceRow.init)
        }
    }

    /// The unpaid invoices due on or before a day, the oldest debt first.
    public func invoices(dueBy day: CalendarDate, limit: Int) throws -> [InvoiceRow] {
        try all(InvoiceStatements.dueBy, [.date(day), .integer(Int64(limit))], InvoiceRow.init)
    }

    /// How many invoices stand where.
    public func invoiceCounts(today: CalendarDate) throws -> InvoiceCounts {
        let counts = try first(InvoiceStatements.counts, [.date(today)]) { row in
            InvoiceCounts(
                open: Int(row.integer(0)), overdue: Int(row.integer(1)), paid: Int(row.integer(2)),
                all: Int(row.integer(3)))
        }
        return counts ?? InvoiceCounts(open: 0, overdue: 0, paid: 0, all: 0)
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

import Access
import Store

/// Lists the company's invoices.
public enum ListInvoices: Tool {
    /// The name that callers use.
    public static let name = "list_invoices"
    /// What a model is told.
    public static let about =
        "Lists the company's invoices by status and words, with balances, and what is owed in all."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your invoices"
    /// What Nexie offers with it.
    public static let offer = "find invoices, and say what is open or overdue"
    /// Who may call it.
    public static let need = Need.permission(.invoicesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which invoices to list.
    public struct Input: ToolInput {
        /// Which of them.
        public var status = InvoiceFilter.all
        /// A part of the number, of the memo or of a line.
        public var search = ""
        /// By what the list is ordered.
        public var sort = InvoiceOrder.issued
        /// Where to go on: the cursor of the page before, in the same order.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All invoices.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; open includes overdue"),
            .text("search", \.search, max: 100, "A part of the number, or words on the invoice as they stand"),
            .choice("sort", \.sort, "issued: the newest first; due: the earliest due date first"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of invoices.
    public struct Output: ToolOutput {
        /// The invoices.
        public let invoices: [InvoiceSummary]
        /// How many with the same words stand where, whatever status was asked for.
        public let counts: InvoiceCounts
        /// What the company owes in all, by currency, whatever was asked for.
        public let owed: [OwedAmounts]
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?

        /// The records that it speaks of.
        public var references: [Reference] { invoices.map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { invoices.map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("invoices", invoices) { invoice, json in json.object { invoice.write(to: &$0) } }
            json.object("counts") {
                $0.field("open", counts.open)
                $0.field("overdue", counts.overdue)
                $0.field("paid", counts.paid)
                $0.field("all", counts.all)
            }
            json.array("owed", owed) { owed, json in json.object { owed.write(to: &$0) } }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = InvoiceQuery(today: call.today)
        query.filter = input.status
        query.search = input.search
        query.order = input.sort
        query.after = try input.sort.cursor.mark(input.cursor)
        query.limit = Int(input.limit) + 1
        let rows = try store.invoices(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            invoices: shown.map { InvoiceSummary($0, today: call.today) },
            counts: try store.invoiceCounts(query), owed: try store.owed(on: call.today),
            nextCursor: last.map { input.sort.cursor.text(input.sort.mark(behind: $0)) })
    }
}

extension InvoiceOrder {
    fileprivate var cursor: Cursor {
        switch self {
        case .issued: .latest
        case .due: .due
        }
    }

    fileprivate func mark(behind row: InvoiceRow) -> PageMark {
        let date =
            switch self {
            case .issued: row.issuedOn
            case .due: row.dueOn
            }
        return PageMark(time: Int64(date.dayNumber), id: row.id.text)
    }
}

extension OwedAmounts {
    /// What a model reads.
    func write(to json: inout JSONFields) {
        json.field("currency", balance.currency.code)
        json.field("balance", balance.worded)
        json.field("balance_minor", balance.minor)
        json.field("overdue", overdue.worded)
        json.field("overdue_minor", overdue.minor)
        json.object("overdue_minor_by_age") { json in
            for part in overdueByAge { json.field(part.age.rawValue, part.amount.minor) }
        }
    }
}

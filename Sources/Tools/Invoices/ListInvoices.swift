import Access
import Store

/// Lists the company's invoices.
public enum ListInvoices: Tool {
    /// The name that callers use.
    public static let name = "list_invoices"
    /// What a model is told.
    public static let about = "Lists the company's invoices by status, the latest first, with balances."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your invoices"
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
        /// Where to go on: the cursor of the page before.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All invoices.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; open includes overdue"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of invoices.
    public struct Output: ToolOutput {
        /// The invoices.
        public let invoices: [InvoiceSummary]
        /// How many stand where, whatever was asked for.
        public let counts: InvoiceCounts
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?

        /// The records that it speaks of.
        public var references: [Reference] { invoices.map(\.reference) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("invoices", invoices) { invoice, json in json.object { invoice.write(to: &$0) } }
            json.object("counts") {
                $0.field("open", counts.open)
                $0.field("overdue", counts.overdue)
                $0.field("paid", counts.paid)
                $0.field("all", counts.all)
            }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = InvoiceQuery(today: call.today)
        query.filter = input.status
        query.after = try Cursor.mark(input.cursor)
        query.limit = Int(input.limit) + 1
        let rows = try store.invoices(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            invoices: shown.map { InvoiceSummary($0, today: call.today) },
            counts: try store.invoiceCounts(today: call.today),
            nextCursor: last.map {
                let date = input.status == .all ? $0.issuedOn : $0.dueOn
                return Cursor.text(PageMark(time: Int64(date.dayNumber), id: $0.id.text))
            })
    }
}

import Access
import Store

/// Lists the company's invoices for a file, as many as there are up to a bound.
public enum ExportInvoices: Tool {
    /// The name that callers use.
    public static let name = "export_invoices"
    /// What a model is told.
    public static let about = "Lists the company's invoices for a file."
    /// What a person reads meanwhile.
    public static let activity = "Writing your invoices down"
    /// Who may call it.
    public static let need = Need.permission(.invoicesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// How many rows at most.
    public static let most = 5000

    /// Which invoices.
    public struct Input: ToolInput {
        /// Which of them.
        public var status = InvoiceFilter.all
        /// A part of the number, of the memo or of a line.
        public var search = ""
        /// By what they are ordered.
        public var sort = InvoiceOrder.issued

        /// All invoices.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; open includes overdue"),
            .text("search", \.search, max: 100, "A part of the number, or words on the invoice as they stand"),
            .choice("sort", \.sort, "issued: the newest first; due: the earliest due date first"),
        ])
    }

    /// The invoices.
    public struct Output: ToolOutput {
        /// The rows.
        public let invoices: [InvoiceSummary]
        /// Whether there are more than the bound.
        public let isCut: Bool

        /// The records that it speaks of: none by name, as there are too many.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("invoices", invoices) { invoice, json in json.object { invoice.write(to: &$0) } }
            json.field("is_cut", isCut)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = InvoiceQuery(today: call.today)
        (query.filter, query.search, query.order) = (input.status, input.search, input.sort)
        query.limit = most + 1
        let rows = try store.invoices(query)
        return Output(
            invoices: rows.prefix(most).map { InvoiceSummary($0, today: call.today) }, isCut: rows.count > most)
    }
}

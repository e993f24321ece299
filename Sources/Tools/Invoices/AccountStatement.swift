import Access
import Store

/// Shows what the company owes: every open invoice, and how long what is late has been late, for each currency.
public enum AccountStatement: Tool {
    /// The name that callers use.
    public static let name = "account_statement"
    /// What a model is told.
    public static let about =
        "Shows the company's account statement: every open invoice, and the sums by age and currency."
    /// What a person reads meanwhile.
    public static let activity = "Drawing up your account statement"
    /// What Nexie offers with it.
    public static let offer = "draw up the account statement of your company"
    /// Who may call it.
    public static let need = Need.permission(.invoicesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// How many open invoices a page shows at most.
    static let most = 1000
    /// How many of them a model reads.
    static let told = 120

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([])
    }

    /// The statement.
    public struct Output: ToolOutput {
        /// The day for which it is.
        public let day: CalendarDate
        /// What is owed, by currency and age.
        public let owed: [OwedAmounts]
        /// Every open invoice, the oldest debt first.
        public let items: [InvoiceSummary]
        /// Whether there are more than these.
        public let isCut: Bool

        /// The records that it speaks of, the oldest debts.
        public var references: [Reference] { items.prefix(12).map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { items.prefix(12).map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("as_of", day.description)
            json.array("owed", owed) { owed, json in json.object { owed.write(to: &$0) } }
            json.array("open_items", items.prefix(AccountStatement.told)) { item, json in
                json.object { item.write(to: &$0) }
            }
            json.field("is_cut", isCut || items.count > AccountStatement.told)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        let rows = try store.invoices(dueBy: CalendarDate(dayNumber: Int(Int32.max)), limit: most + 1)
        return Output(
            day: call.today, owed: try store.owed(on: call.today),
            items: rows.prefix(most).map { InvoiceSummary($0, today: call.today) }, isCut: rows.count > most)
    }
}

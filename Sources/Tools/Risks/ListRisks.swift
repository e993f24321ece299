import Access
import Store

/// Lists the risks that the company is asked to accept.
public enum ListRisks: Tool {
    /// The name that callers use.
    public static let name = "list_risks"
    /// What a model is told.
    public static let about =
        "Lists the risks that the company is asked to accept, by where they stand and by words, with due dates."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your risk acceptances"
    /// What Nexie offers with it.
    public static let offer = "find risk acceptances, and say which wait for a signature"
    /// Who may call it.
    public static let need = Need.permission(.risksRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which risks to list.
    public struct Input: ToolInput {
        /// Which of them.
        public var status = RiskFilter.all
        /// A part of the number or of the title.
        public var search = ""
        /// Where to go on: the cursor of the page before.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All risks.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; pending are those that wait for a decision"),
            .text("search", \.search, max: 100, "A part of the number, or words of the title as they stand"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of risks.
    public struct Output: ToolOutput {
        /// The risks, the latest presented first.
        public let risks: [RiskSummary]
        /// How many with the same words stand where, whatever status was asked for.
        public let counts: RiskCounts
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?

        /// The records that it speaks of.
        public var references: [Reference] { risks.map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { risks.map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("risks", risks) { risk, json in json.object { risk.write(to: &$0) } }
            json.object("counts") {
                $0.field("pending", counts.pending)
                $0.field("decided", counts.decided)
                $0.field("all", counts.all)
            }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = RiskQuery()
        query.filter = input.status
        query.search = input.search
        query.after = try Cursor.latest.mark(input.cursor) ?? .start
        query.limit = Int(input.limit) + 1
        let rows = try store.risks(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        let scope = store.scope
        return Output(
            risks: shown.map { RiskSummary($0, for: scope, today: call.today) }, counts: try store.riskCounts(query),
            nextCursor: last.map {
                Cursor.latest.text(PageMark(time: $0.presentedAt.milliseconds, id: $0.id.text))
            })
    }
}

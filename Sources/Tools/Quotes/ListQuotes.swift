import Access
import Store

/// Lists the company's quotes.
public enum ListQuotes: Tool {
    /// The name that callers use.
    public static let name = "list_quotes"
    /// What a model is told.
    public static let about = "Lists the company's quotes by status, the newest first, with totals and last days."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your quotes"
    /// What Nexie offers with it.
    public static let offer = "find quotes, and say which wait for a decision and until when"
    /// Who may call it.
    public static let need = Need.permission(.quotesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which quotes to list.
    public struct Input: ToolInput {
        /// Which of them.
        public var status = QuoteFilter.all
        /// Where to go on: the cursor of the page before.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All quotes.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; open are those that can still be decided"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of quotes.
    public struct Output: ToolOutput {
        /// The quotes.
        public let quotes: [QuoteSummary]
        /// How many stand where, whatever status was asked for.
        public let counts: QuoteCounts
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?

        /// The records that it speaks of.
        public var references: [Reference] { quotes.map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { quotes.map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("quotes", quotes) { quote, json in json.object { quote.write(to: &$0) } }
            json.object("counts") {
                $0.field("open", counts.open)
                $0.field("accepted", counts.accepted)
                $0.field("declined", counts.declined)
                $0.field("expired", counts.expired)
                $0.field("all", counts.all)
            }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = QuoteQuery(today: call.today)
        query.filter = input.status
        query.after = try Cursor.latest.mark(input.cursor)
        query.limit = Int(input.limit) + 1
        let rows = try store.quotes(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            quotes: shown.map { QuoteSummary($0, today: call.today) },
            counts: try store.quoteCounts(on: call.today),
            nextCursor: last.map {
                Cursor.latest.text(PageMark(time: Int64($0.issuedOn.dayNumber), id: $0.id.text))
            })
    }
}

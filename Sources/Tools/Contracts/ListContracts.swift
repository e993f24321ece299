import Access
import Store

/// Lists the company's contracts.
public enum ListContracts: Tool {
    /// The name that callers use.
    public static let name = "list_contracts"
    /// What a model is told.
    public static let about =
        "Lists the company's contracts by status, the latest to begin first, with end, renewal and notice dates."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your contracts"
    /// What Nexie offers with it.
    public static let offer = "say which contracts run, when they end and until when notice can be given"
    /// Who may call it.
    public static let need = Need.permission(.contractsRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which contracts to list.
    public struct Input: ToolInput {
        /// Which of them.
        public var status = ContractFilter.all
        /// Where to go on: the cursor of the page before.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All contracts.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which ones; active are all that are not over"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of contracts.
    public struct Output: ToolOutput {
        /// The contracts.
        public let contracts: [ContractSummary]
        /// How many stand where, whatever status was asked for.
        public let counts: ContractCounts
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?

        /// The records that it speaks of.
        public var references: [Reference] { contracts.map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { contracts.map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("contracts", contracts) { contract, json in json.object { contract.write(to: &$0) } }
            json.object("counts") {
                $0.field("active", counts.active)
                $0.field("ended", counts.ended)
                $0.field("all", counts.all)
            }
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = ContractQuery(today: call.today)
        query.filter = input.status
        query.after = try Cursor.latest.mark(input.cursor)
        query.limit = Int(input.limit) + 1
        let rows = try store.contracts(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            contracts: shown.map { ContractSummary($0, today: call.today) },
            counts: try store.contractCounts(on: call.today),
            nextCursor: last.map {
                Cursor.latest.text(PageMark(time: Int64($0.startsOn.dayNumber), id: $0.id.text))
            })
    }
}

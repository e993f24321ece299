import Access
import Store

/// Shows one contract with what it covers and its dates.
public enum GetContract: Tool {
    /// The name that callers use.
    public static let name = "get_contract"
    /// What a model is told.
    public static let about =
        "Shows one contract by its number: kind, term, renewal, notice date, what it covers, its own words."
    /// What a person reads meanwhile.
    public static let activity = "Reading the contract"
    /// What Nexie offers with it.
    public static let offer = "explain a contract: what it covers, when it ends and how it renews"
    /// Who may call it.
    public static let need = Need.permission(.contractsRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which contract.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No contract yet.
        public init() {}

        /// The contract with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The contract's number")
        ])
    }

    /// The contract.
    public struct Output: ToolOutput {
        /// What a list shows.
        public let contract: ContractSummary
        /// How it renews, in the provider's words; empty when not said.
        public let renewal: String
        /// What is covered, in Markdown; empty when not said.
        public let covers: String
        /// The contract's own words, in Markdown; empty when they are not here.
        public let terms: String

        /// The records that it speaks of.
        public var references: [Reference] { [contract.reference] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] { [contract.card] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            contract.write(to: &json)
            json.field("renewal", renewal)
            json.field("covers", covers)
            json.field("terms", terms)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.contract(number: input.number) else { throw ToolRefusal.notFound }
        return Output(
            contract: ContractSummary(found.row, today: call.today), renewal: found.renewal, covers: found.covers,
            terms: found.terms)
    }
}

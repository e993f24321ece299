import Access
import Store

/// Keeps an effect that Nexie suggests until the person decides; only the chat loop calls it.
public enum KeepProposal: TalkTool {
    /// The name that callers use.
    public static let name = "keep_proposal"
    /// What a model is told.
    public static let about = "Keeps an effect that waits for the person."
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Where it may be called from.
    public static let doors: Set<Door> = [.talk]

    /// For how long a proposal can be confirmed.
    private static let seconds: Int64 = 3600

    /// The proposal.
    public struct Input: ToolInput {
        /// The conversation.
        public var conversation = ""
        /// The tool that would be called.
        public var tool = ""
        /// The exact input, validated by the runtime, as JSON.
        public var input = ""

        /// An empty proposal.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("conversation", \.conversation, max: 26, required: true, "The conversation"),
            .text("tool", \.tool, max: 64, required: true, "The tool"),
            .text("input", \.input, max: longestInput, required: true, lines: .many, "The exact input as JSON"),
        ])
    }

    /// Characters of an input as JSON at most.
    static let longestInput = 40_000

    /// The proposal as it is kept.
    public struct Output: TalkOutput {
        /// The proposal.
        public let proposal: ProposalSummary
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let conversation = ConversationID(input.conversation), let row = try store.conversation(conversation)
        else { throw ToolRefusal.notFound }
        if let ticket = row.handedTo { throw ToolRefusal.conflict(HandOver.taken(by: ticket)) }
        let id = try store.addProposal(
            in: conversation, tool: input.tool, input: input.input, origin: call.origin,
            expires: call.now.adding(seconds: Faults.has(.suggestionsNeverExpire) ? 1000 * seconds : seconds),
            at: call.now)
        guard let row = try store.proposal(id) else { throw ToolRefusal.notFound }
        return Output(proposal: ProposalSummary(row, call))
    }
}

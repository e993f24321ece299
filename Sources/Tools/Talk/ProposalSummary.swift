import Access
import Store

/// An effect that waits for the person, or was decided.
public struct ProposalSummary: Sendable, Hashable {
    /// Which proposal.
    public let id: ProposalID
    /// The conversation it was made in.
    public let conversation: ConversationID
    /// The tool that would be called.
    public let tool: String
    /// The exact input.
    public let input: JSONValue
    /// What became of it.
    public let state: State
    /// What the tool answered once it was confirmed.
    public let receipt: JSONValue?
    /// When it was made.
    public let createdAt: Instant
    /// Whether this is the login in which it was made.
    public let isOfThisLogin: Bool

    /// What became of a proposal.
    public enum State: String, Sendable, Hashable {
        /// It waits.
        case open
        /// It waited too long.
        case expired
        /// The person confirmed it.
        case confirmed
        /// The person cancelled it.
        case cancelled
    }

    init(_ row: ProposalRow, _ call: ToolCall) {
        id = row.id
        conversation = row.conversation
        tool = row.tool
        input = (try? StrictJSON.parse(row.input)) ?? .null
        receipt = row.receipt.flatMap { try? StrictJSON.parse($0) }
        createdAt = row.createdAt
        isOfThisLogin = row.origin == call.origin
        let kept = State(rawValue: row.state) ?? .cancelled
        state = kept == .open && row.expiresAt <= call.now ? .expired : kept
    }
}

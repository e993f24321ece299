import Access
import Tools

/// What a person sees happen while Nexie answers, in order: one `start`, then any of the middle ones, then one `done`
/// or one `problem`.
public enum ChatEvent: Sendable, Hashable {
    /// The turn began; what the person wrote is kept.
    case start(conversation: ConversationID, message: MessageID)
    /// More words of the model: untrusted text.
    case text(String)
    /// Something happened to a tool that the model asked for.
    case tool(id: String, name: String, state: ToolState, summary: String)
    /// A record that the answer rests on, as the server knows it.
    case card(RecordCard)
    /// So many records more than have cards, and the page that lists them.
    case moreCards(Int, list: String)
    /// An effect waits for the person.
    case proposal(ProposalSummary)
    /// The turn is over and kept.
    case done(stop: String, usage: ModelUsage)
    /// The turn broke; what was said is kept.
    case problem(ChatProblem)

    /// Nothing could be seen for a while; the line goes with the next event.
    static let takingLong = tool(
        id: "", name: "waiting", state: .started,
        summary: "Nexie takes long. You can wait, stop it, or talk to a person.")

    /// What happened to a tool.
    public enum ToolState: String, Sendable, Hashable {
        /// It runs.
        case started
        /// It answered, or made a proposal.
        case done
        /// It was refused.
        case refused
        /// The house could not.
        case failed
    }
}

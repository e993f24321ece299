import Access
import Tools

/// A place in a conversation.
enum TalkPlace: Hashable {
    /// Its end, where it goes on.
    case latest
    case message(MessageID)
    case proposal(ProposalID)

    /// The place that a request names; its end when it names none.
    init(_ query: FormValues) {
        self =
            MessageID(query["message"]).map(TalkPlace.message)
            ?? ProposalID(query["proposal"]).map(TalkPlace.proposal) ?? .latest
    }

    /// What the address of the conversation has more, with an `&` before it.
    var query: String {
        switch self {
        case .latest: ""
        case .message(let id): "&message=" + id.text
        case .proposal(let id): "&proposal=" + id.text
        }
    }

    /// The id of the element on the page.
    var anchor: String {
        switch self {
        case .latest: "latest"
        case .message(let id): "message-" + id.text
        case .proposal(let id): "proposal-" + id.text
        }
    }

    /// Whether it is in that message.
    func isIn(_ entry: TranscriptEntry) -> Bool {
        switch self {
        case .latest: false
        case .message(let id): entry.id == id
        case .proposal(let id): entry.proposals.contains { $0.id == id }
        }
    }
}

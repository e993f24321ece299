import Access
import Synchronization

/// What members of staff and Nexie say to each other in previews: in memory alone, until the preview ends.
///
/// Nothing of it is among the person's conversations, and nobody but the member who looks is shown it.
public final class PreviewTalks: Sendable {
    fileprivate struct Talk {
        let id: ConversationID
        let title: String
        let endsAt: Instant
        var updatedAt: Instant
        var messages: [GetConversation.Output.Message] = []
    }

    private let talks = Mutex<[PreviewID: Talk]>([:])

    /// How many messages of a preview are kept.
    private static let most = 100
    /// How many previews are kept at once.
    private static let mostTalks = 500

    /// No previews yet.
    public init() {}

    /// What was said in this preview; nil when nothing was, or for whoever does not look.
    public func talk(of principal: Principal) -> GetConversation.Output? {
        guard let preview = principal.preview else { return nil }
        return talks.withLock { $0[preview.id]?.output }
    }

    /// Adds a message to the talk of this preview; nil for whoever does not look, and when too many do.
    ///
    /// What was said in previews that are over goes away with it.
    public func keep(
        _ content: String, isFromPerson: Bool, state: MessageState = .complete, title: String = "",
        in principal: Principal, at now: Instant
    ) -> KeepMessage.Output? {
        guard let preview = principal.preview else { return nil }
        let message = GetConversation.Output.Message(
            id: .new(at: now), isFromPerson: isFromPerson, state: state, content: content, createdAt: now, rating: nil)
        return talks.withLock { talks in
            talks = talks.filter { $0.value.endsAt > now }
            guard talks[preview.id] != nil || talks.count < Self.mostTalks else { return nil }
            var talk =
                talks[preview.id]
                ?? Talk(id: .new(at: now), title: title, endsAt: preview.endsAt, updatedAt: now)
            talk.messages.append(message)
            talk.messages.removeFirst(max(0, talk.messages.count - Self.most))
            talk.updatedAt = now
            talks[preview.id] = talk
            return KeepMessage.Output(conversation: talk.id, message: message.id)
        }
    }

    /// Forgets what was said in a preview.
    public func forget(_ preview: PreviewID) {
        talks.withLock { $0[preview] = nil }
    }
}

extension PreviewTalks.Talk {
    fileprivate var output: GetConversation.Output {
        GetConversation.Output(
            conversation: ConversationSummary(id: id, title: title, updatedAt: updatedAt, handedTo: nil),
            messages: messages, proposals: [])
    }
}

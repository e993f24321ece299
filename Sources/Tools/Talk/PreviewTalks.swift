import Access
import Synchronization

/// What members of staff and Nexie say to each other in previews: in memory alone, until the preview ends.
///
/// Nothing of it is among the person's conversations, and nobody but the member who looks is shown it. A member looks as one
/// person at a time, so each has one talk at most.
public final class PreviewTalks: Sendable {
    fileprivate struct Talk {
        let preview: PreviewID
        let id: ConversationID
        let title: String
        let endsAt: Instant
        var updatedAt: Instant
        var messages: [GetConversation.Output.Message] = []
    }

    private let talks = Mutex<[StaffID: Talk]>([:])

    /// How many messages of a preview are kept, and how many bytes of them.
    private static let (most, mostBytes) = (100, 1_000_000)

    /// No previews yet.
    public init() {}

    /// What was said in this preview; nil when nothing was, or for whoever does not look.
    public func talk(of principal: Principal) -> GetConversation.Output? {
        guard let preview = principal.preview else { return nil }
        return talks.withLock { talks in
            talks[preview.staff].flatMap { $0.preview == preview.id ? $0.output : nil }
        }
    }

    /// Adds a message to the talk of this preview, or begins it; nil for whoever does not look, and where the conversation
    /// is none of this preview's.
    public func keep(
        _ content: String, isFromPerson: Bool, state: MessageState = .complete, title: String = "",
        to conversation: String, in principal: Principal, at now: Instant
    ) -> KeepMessage.Output? {
        guard let preview = principal.preview else { return nil }
        let message = GetConversation.Output.Message(
            id: .new(at: now), isFromPerson: isFromPerson, state: state, content: content, createdAt: now, rating: nil)
        return talks.withLock { talks in
            talks = talks.filter { $0.value.endsAt > now }
            let known = talks[preview.staff].flatMap { $0.preview == preview.id ? $0 : nil }
            guard conversation.isEmpty || conversation == known?.id.text else { return nil }
            var talk =
                known
                ?? Talk(preview: preview.id, id: .new(at: now), title: title, endsAt: preview.endsAt, updatedAt: now)
            talk.add(message, most: Self.most, bytes: Self.mostBytes)
            talk.updatedAt = now
            talks[preview.staff] = talk
            return KeepMessage.Output(conversation: talk.id, message: message.id)
        }
    }

    /// Forgets what a member said in a preview.
    public func forget(_ staff: StaffID) {
        talks.withLock { $0[staff] = nil }
    }

    /// Forgets what was said in previews whose time is over.
    public func sweep(at now: Instant) {
        talks.withLock { talks in talks = talks.filter { $0.value.endsAt > now } }
    }
}

extension PreviewTalks.Talk {
    fileprivate var output: GetConversation.Output {
        GetConversation.Output(
            conversation: ConversationSummary(id: id, title: title, updatedAt: updatedAt, handedTo: nil),
            messages: messages, proposals: [])
    }

    /// The newest message stays, whatever goes for it.
    fileprivate mutating func add(_ message: GetConversation.Output.Message, most: Int, bytes: Int) {
        messages.append(message)
        var size = messages.reduce(0) { $0 + $1.content.utf8.count }
        while messages.count > 1, messages.count > most || size > bytes {
            size -= messages.removeFirst().content.utf8.count
        }
    }
}

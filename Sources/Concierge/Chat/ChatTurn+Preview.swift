import Access
import Logging
import Synchronization
import Tools

/// A turn in a preview: the member of staff asks, as the person would be answered, and nothing of it is the person's.
extension ChatTurn {
    /// Keeps a message where the talk of the preview is, and writes down that the member asked.
    ///
    /// A message for a conversation of the person's, or of another preview, is refused.
    func keepInPreview(_ input: KeepMessage.Input, as principal: Principal) throws -> KeepMessage.Output {
        let isQuestion = input.author == .person
        let kept = loop.previews.keep(
            input.content, isFromPerson: isQuestion, state: input.state, title: input.title,
            to: input.conversation, in: principal, at: loop.runtime.now)
        guard let kept else { throw ChatProblem.onlyLooking }
        if isQuestion { try loop.runtime.note(askedInPreviewAs: principal) }
        return kept
    }

    /// What was said before: in a preview of that preview alone.
    func history(
        of conversation: ConversationID, as principal: Principal
    ) async throws -> GetConversation.Output {
        guard principal.preview != nil else {
            return try await loop.runtime.call(
                GetConversation.self, .init(conversation: conversation.text), as: principal, door: .talk)
        }
        guard let talk = loop.previews.talk(of: principal) else { throw ChatProblem.noConversation }
        return talk
    }
}

/// Who asks in a turn, for the lines of the log: in a preview both people.
final class TurnPeople: Sendable {
    private let people = Mutex<(contact: String, staff: String)?>(nil)

    /// Notes who asks.
    func note(_ principal: Principal) {
        guard let staff = principal.lookedAtBy else { return }
        people.withLock { $0 = ("\(principal.scope.contact)", "\(staff)") }
    }

    /// What a line of the log says of an error.
    func about(_ error: any Error) -> Logger.Metadata {
        var about: Logger.Metadata = ["error": "\(error)"]
        guard let both = people.withLock({ $0 }) else { return about }
        about["contact"] = "\(both.contact)"
        about["staff"] = "\(both.staff)"
        return about
    }

    /// What is said to whoever may not be here any more.
    var gone: ChatProblem { people.withLock { $0 } == nil ? .signedOut : .previewOver }
}

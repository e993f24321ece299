import Access

/// Why a turn broke, in plain words.
public struct ChatProblem: Error, Sendable, Hashable {
    /// A fixed word for programs.
    public let code: String
    /// What a person reads.
    public let message: String
    /// After how many seconds it is worth trying again; nil when that would not help.
    public let retryAfter: Int?
    /// What a person reads instead when nothing had been said; empty when that makes no difference.
    private var whenUnsaid = ""

    init(code: String, message: String, whenUnsaid: String = "", retryAfter: Int?) {
        self.code = code
        self.message = message
        self.whenUnsaid = whenUnsaid
        self.retryAfter = retryAfter
    }

    /// How most people reach a person, as it stands in sentences.
    static let openTicket = "open a ticket"

    /// The same in words that are right for this person: what they may do, and whether something had been said.
    func told(to person: Principal.Person, mayOpenTickets: Bool, hasSpoken: Bool) -> ChatProblem {
        var words = hasSpoken || whenUnsaid.isEmpty ? message : whenUnsaid
        if !mayOpenTickets {
            let others = person.support.ways ?? "ask a colleague who may open tickets"
            words = words.replacing(Self.openTicket, with: others)
        }
        return ChatProblem(code: code, message: words, retryAfter: retryAfter)
    }

    /// The login has ended or the right was taken away.
    static let signedOut = ChatProblem(
        code: "signed_out", message: "Your login has ended. Log in again; your conversation is kept.", retryAfter: nil)
    /// The preview has ended, or the right to it was taken away.
    static let previewOver = ChatProblem(
        code: "signed_out", message: "The preview is over, and with it what was asked in it.", retryAfter: nil)
    /// The role may not chat.
    static let notPermitted = ChatProblem(
        code: "not_permitted", message: "Your role may not chat with Nexie.", retryAfter: nil)
    /// Staff look as the person, and write nothing in their name.
    static let onlyLooking = ChatProblem(
        code: "preview",
        message: "This is a preview: nothing is added to somebody else's conversation. Begin one of your own.",
        retryAfter: nil)
    /// The tenant has no model.
    static let notSetUp = ChatProblem(
        code: "not_set_up", message: "Nexie is not set up here yet. You can \(openTicket) instead.", retryAfter: nil)
    /// The conversation is not there, or not theirs.
    static let noConversation = ChatProblem(
        code: "no_conversation", message: "This conversation is not there any more. Begin a new one.", retryAfter: nil)
    /// The model broke off or failed.
    static let model = ChatProblem(
        code: "model_failed", message: "Nexie could not finish the answer. What it had said is kept.",
        whenUnsaid: "Nexie could not answer. The rest of the portal works; try again in a moment, or \(openTicket).",
        retryAfter: 5)
    /// It took too long.
    static let outOfTime = ChatProblem(
        code: "out_of_time", message: "Nexie took too long and was stopped. What it had said is kept.",
        whenUnsaid: "Nexie took too long and was stopped. Ask again, or \(openTicket).", retryAfter: 5)
    /// The house itself can't just now.
    static let busy = ChatProblem(
        code: "busy", message: "The portal is busy. Please try again in a moment.", retryAfter: 5)

    /// People answer in this conversation now.
    static func handedOver(_ why: String) -> ChatProblem {
        ChatProblem(code: "handed_over", message: why, retryAfter: nil)
    }

    /// What went wrong, in the words of the program itself.
    static func told(_ error: any Error) -> ChatProblem {
        ChatProblem(code: model.code, message: "\(error)", retryAfter: model.retryAfter)
    }

    /// Whether whoever asks may not be here any more.
    var isOver: Bool { code == Self.signedOut.code }

    /// The person's words can't be taken.
    static func invalid(_ reason: String) -> ChatProblem {
        ChatProblem(code: "invalid_input", message: reason, retryAfter: nil)
    }
}

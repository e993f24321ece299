/// What a person reads when a model could not answer: what happened, what still works, and when to try again.
extension ChatProblem {
    /// The model will not answer.
    static let refused = ChatProblem(
        code: "refused",
        message: "Nexie can't answer this. You can ask something else, or \(openTicket) so that a person answers.",
        retryAfter: nil)

    /// What a model's fault means for the person; nothing of the provider's money, keys or servers.
    init(_ fault: ModelFault) {
        switch fault.kind {
        case .overloaded: self = .overloaded
        case .rateLimited(let seconds): self = .rateLimited(after: seconds)
        case .outOfCredit: self = .outOfCredit
        case .refusedKey, .unknownModel: self = .keyRefused
        case .tooLarge: self = .tooLong
        case .brokenStream: self = .cut
        case .unreachable, .outOfTime: self = .unreachable
        case .unreadable, .badRequest, .failed: self = .model
        }
    }

    /// Whether the model is to blame, so that another one might answer.
    public var isOfTheModel: Bool { Self.codesOfTheModel.contains(code) }

    private static let codesOfTheModel: Set<String> = [
        "overloaded", "rate_limited", "out_of_credit", "cut", "key_refused", "unreachable", "model_failed",
    ]

    private static let overloaded = ChatProblem(
        code: "overloaded",
        message: "Nexie has too many questions at the moment. The rest of the portal works; try again in a minute, or "
            + "\(openTicket).",
        retryAfter: 60)

    private static func rateLimited(after seconds: Int?) -> ChatProblem {
        // Servers may say anything; a day is the longest that is worth repeating.
        let seconds = min(max(seconds ?? 60, 1), 86_400)
        let minutes = (seconds + 59) / 60
        let wait = minutes == 1 ? "in a minute" : "in \(minutes) minutes"
        return ChatProblem(
            code: "rate_limited",
            message:
                "Nexie was asked too much in a short time. The rest of the portal works; try again \(wait), or "
                + "\(openTicket).",
            retryAfter: seconds)
    }

    private static let outOfCredit = ChatProblem(
        code: "out_of_credit",
        message: "Nexie can't answer until your provider has looked after its account. The rest of the portal works; "
            + "\(openTicket) instead.",
        retryAfter: nil)

    private static let keyRefused = ChatProblem(
        code: "key_refused",
        message:
            "Nexie is not set up correctly, and your provider has to put that right. The rest of the portal works; "
            + "\(openTicket) instead.",
        retryAfter: nil)

    private static let tooLong = ChatProblem(
        code: "too_long",
        message: "This conversation has become too long for Nexie. Begin a new one; this one is kept.",
        retryAfter: nil)

    private static let cut = ChatProblem(
        code: "cut",
        message:
            "The connection broke in the middle of the answer. What Nexie had said is kept; ask again in a moment.",
        whenUnsaid: "The connection broke before the answer came. Ask again in a moment, or \(openTicket).",
        retryAfter: 5)

    private static let unreachable = ChatProblem(
        code: "unreachable",
        message: "Nexie can't be reached at the moment. The rest of the portal works; try again in a few minutes, or "
            + "\(openTicket).",
        retryAfter: 120)
}

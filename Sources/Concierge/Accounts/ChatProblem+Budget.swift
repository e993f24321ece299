import Access
import Tools

extension ChatProblem {
    /// What a person reads when a budget has no room: whose it is and when it begins anew, never how much it is or that
    /// it may count money.
    ///
    /// `isFirst` says whether the turn has used nothing yet: then a budget smaller than what is wanted never has room.
    init(
        _ reached: ReachedBudget, for person: Principal, now: Instant, today: CalendarDate, isFirst: Bool = true
    ) {
        if reached.isUnpriced {
            self = .unpriced
            return
        }
        // No messages at all are a choice; too few tokens for one answer are a mistake, or a very long conversation.
        if reached.isTooSmall, isFirst, reached.budget.measure != .messages {
            self = .tooSmall
            return
        }
        guard let moment = reached.returnsAt else {
            self = .full
            return
        }
        let wait = max(1, (moment.milliseconds - now.milliseconds) / 1000)
        self.init(
            code: "budget_reached",
            message: "\(Self.whose(reached.budget)) Nexie answers again \(Self.worded(moment, for: person, today)). "
                + "The rest of the portal works; if it can't wait, \(Self.openTicket).",
            retryAfter: Int(wait))
    }

    /// Whether a budget is the reason.
    public var isOfBudget: Bool { code == Self.full.code || code == "budget_reached" }

    private static let full = ChatProblem(
        code: "budget_full",
        message: "Nexie is giving as many answers as it may at once here. Try again in a moment, or \(openTicket).",
        retryAfter: 10)

    private static let tooSmall = ChatProblem(
        code: "budget_reached",
        message: "An answer here could take more than Nexie may use at all. Begin a new conversation; if that does not "
            + "help, \(openTicket), because your provider has to put it right.",
        retryAfter: nil)

    private static let unpriced = ChatProblem(
        code: "key_refused",
        message:
            "Nexie is not set up correctly, and your provider has to put that right. The rest of the portal works; "
            + "\(openTicket) instead.",
        retryAfter: nil)

    private static func whose(_ budget: Budget) -> String {
        let period = budget.period == .day ? "today" : "this month"
        return switch budget.holder {
        case .contact: "You have used what you may of Nexie \(period)."
        case .company: "Your company has used what it may of Nexie \(period)."
        case .preview: "The previews of your colleagues and yours have asked what they may \(period)."
        case .tenant: "Nexie has given all the answers that it may give here \(period)."
        }
    }

    /// A moment in the reader's own zone, such as `tomorrow at 00:00 (Europe/Berlin)`.
    private static func worded(_ moment: Instant, for person: Principal, _ today: CalendarDate) -> String {
        let zone = ReaderZone(person.person.timeZone)
        let date = zone.date(of: moment)
        let time = "at \(zone.time(of: moment)) (\(zone.zone.identifier))"
        switch date.dayNumber - today.dayNumber {
        case ...0: return "today " + time
        case 1: return "tomorrow " + time
        default: return "on \(date.parts.day) \(Self.months[date.parts.month] ?? "") " + time
        }
    }

    private static let months = [
        1: "January", 2: "February", 3: "March", 4: "April", 5: "May", 6: "June", 7: "July", 8: "August",
        9: "September", 10: "October", 11: "November", 12: "December",
    ]
}

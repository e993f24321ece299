import Tools

extension TicketState {
    /// The state in the words of a client who reads it; what waits for somebody else's reply is not said to be theirs.
    func worded(isOwn: Bool) -> String {
        switch self {
        case .open: "Open"
        case .waiting: isOwn ? "Waiting for you" : "Waiting for a reply"
        case .resolved: "Resolved"
        case .closed: "Closed"
        }
    }

    /// The state in one word.
    var worded: String { self == .waiting ? "Waiting" : worded(isOwn: true) }

    /// The state with its sign.
    func badge(isOwn: Bool) -> Badge {
        let words = worded(isOwn: isOwn)
        return switch self {
        case .open: Badge(words, tone: .info)
        case .waiting: Badge(words, tone: .warning)
        case .resolved: Badge(words, tone: .success)
        case .closed: Badge(words, icon: .lock)
        }
    }
}

extension TicketPriority {
    /// The priority in a word.
    var worded: String {
        switch self {
        case .low: "Low"
        case .normal: "Normal"
        case .high: "High"
        case .urgent: "Urgent"
        }
    }

    /// The priorities as a person chooses among them.
    static var choices: [Field.Choice] {
        [
            Field.Choice(value: "low", text: "Low: it can wait"),
            Field.Choice(value: "normal", text: "Normal"),
            Field.Choice(value: "high", text: "High: work is held up"),
            Field.Choice(value: "urgent", text: "Urgent: work has stopped"),
        ]
    }
}

extension TicketOrder {
    /// The order as a person chooses it.
    var worded: String {
        switch self {
        case .changed: "Last change"
        case .opened: "Newest"
        }
    }
}

extension ListTickets.Status {
    /// What the tab of this part of the list is called, in a list of one's own tickets or of the whole company's.
    func worded(isOwn: Bool) -> String { TicketState(rawValue: rawValue)?.worded(isOwn: isOwn) ?? "All" }
}

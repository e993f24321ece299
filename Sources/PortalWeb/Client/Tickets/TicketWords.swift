import Tools

extension TicketState {
    /// The state in the words of the client who reads it.
    var worded: String {
        switch self {
        case .open: "Open"
        case .waiting: "Waiting for you"
        case .resolved: "Resolved"
        case .closed: "Closed"
        }
    }

    /// The state with its sign.
    var badge: Badge {
        switch self {
        case .open: Badge(worded, tone: .info)
        case .waiting: Badge(worded, tone: .warning)
        case .resolved: Badge(worded, tone: .success)
        case .closed: Badge(worded, icon: .lock)
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

extension ListTickets.Status {
    /// What the tab of this part of the list is called.
    var worded: String { TicketState(rawValue: rawValue)?.worded ?? "All" }
}

import Access
import Tools

/// What the address of the list of tickets asks for, as far as it can be understood.
struct StaffTicketQuery {
    var input = ListStaffTickets.Input()

    init(_ form: FormValues) {
        input.part = StaffTicketFilter.Part(rawValue: form["part"]) ?? .ours
        input.words = String(form["q"].plainLine.prefix(200))
        input.company = String(form["company"].plainLine.prefix(26))
        input.contact = String(form["contact"].plainLine.prefix(26))
        input.page = form.number("page", in: 1...100_000)
    }

    /// Whether tickets are left out besides those of other parts.
    var isNarrow: Bool { !input.words.isEmpty || !input.company.isEmpty || !input.contact.isEmpty }

    /// Another part of the same list, or another page.
    func link(_ part: StaffTicketFilter.Part? = nil, page: Int64 = 1) -> Link {
        let part = part ?? input.part ?? .ours
        return .page(
            "/staff/tickets",
            query: [
                "part": part == .ours ? nil : part.rawValue, "q": value(input.words), "company": value(input.company),
                "contact": value(input.contact), "page": page > 1 ? String(page) : nil,
            ])
    }

    private func value(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension StaffTicketFilter.Part {
    /// What the part is called.
    var worded: String {
        switch self {
        case .ours: "Waiting for us"
        case .open: "Open"
        case .waiting: "Waiting for clients"
        case .resolved: "Resolved"
        case .closed: "Closed"
        case .all: "All"
        }
    }

    /// What stands in its place when there is nothing in it.
    var emptiness: String {
        switch self {
        case .ours: "Nobody waits for an answer"
        case .open: "No ticket is open"
        case .waiting: "No ticket waits for a client"
        case .resolved: "No ticket is resolved"
        case .closed: "No ticket is closed"
        case .all: "No tickets yet"
        }
    }
}

extension TicketState {
    /// The state in words for staff.
    var staffBadge: Badge {
        switch self {
        case .open: Badge("Open", tone: .info)
        case .waiting: Badge("Waiting for client", tone: .warning)
        case .resolved: Badge("Resolved", tone: .success)
        case .closed: Badge("Closed", icon: .lock)
        }
    }

    /// The state as staff choose it.
    var staffChoice: String {
        switch self {
        case .open: "Open: we work on it"
        case .waiting: "Waiting for the client"
        case .resolved: "Resolved"
        case .closed: "Closed"
        }
    }
}

extension StaffTicket {
    /// Where it stands, in words for the middle of a sentence; the same as its badge says.
    var standing: String {
        if waitsForUs { return "waiting for us" }
        return switch state {
        case .open: "open"
        case .waiting: "waiting for the client"
        case .resolved: "resolved"
        case .closed: "closed"
        }
    }

    /// Where it stands, and who has to do something.
    var badge: Badge { waitsForUs ? Badge("Waiting for us", tone: .warning, icon: .bell) : state.staffBadge }
}

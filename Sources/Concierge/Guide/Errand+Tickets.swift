import Tools

extension Errand {
    private static let shown = 12
    private static let most = 50
    private static let mostRead = 5

    /// What waits for the person.
    func waiting() -> Step {
        guard let outcome = outcomes.last else { return use(.needsYou) }
        guard let tickets = outcome.json?.facts("tickets_awaiting_reply", TicketFacts.init),
            let invoices = outcome.json?.facts("invoices_due", InvoiceFacts.init),
            let quotes = outcome.json?.facts("quotes_to_decide", QuoteFacts.init)
        else { return .say(telling.trouble(outcome, .home)) }
        let risks = outcome.json?.facts("risks_to_sign", RiskFacts.init) ?? []
        let answered = requests(outcome, "requests_answered")
        guard !(tickets.isEmpty && invoices.isEmpty && risks.isEmpty && quotes.isEmpty) || answered != nil else {
            return .say(voice.say(nothingWaits))
        }
        var parts: [Prose] = []
        if !tickets.isEmpty {
            let list = Prose.lines(tickets.map { line($0, named: false) })
            parts.append(voice.say(.waitingTickets, [.count: Prose(number: Int64(tickets.count)), .list: list]))
        }
        if !invoices.isEmpty {
            let list = Prose.lines(invoices.map(line))
            parts.append(voice.say(.waitingInvoices, [.count: Prose(number: Int64(invoices.count)), .list: list]))
        }
        if !risks.isEmpty {
            let list = Prose.lines(risks.map(line))
            parts.append(voice.say(.waitingRisks, [.count: Prose(number: Int64(risks.count)), .list: list]))
        }
        if let answered {
            parts.append(voice.say(.waitingRequests, [.list: answered, .link: telling.page(.profile)]))
        }
        if !quotes.isEmpty {
            let list = Prose.lines(quotes.map(line))
            parts.append(voice.say(.waitingQuotes, [.count: Prose(number: Int64(quotes.count)), .list: list]))
        }
        return .say(Prose.paragraphs(parts))
    }

    private var nothingWaits: Phrase {
        switch (telling.has(.listTickets), telling.has(.listInvoices)) {
        case (true, false): .waitingNoneTickets
        case (false, true): .waitingNoneInvoices
        case (true, true), (false, false): .waitingNone
        }
    }

    /// A list of tickets, or the one ticket that it comes to.
    func tickets(_ question: TicketQuestion) -> Step {
        if question.staffNote, telling.has(.getTicket) { return staffNote(question) }
        if let outcome = outcomes(of: .getTicket).last { return .say(told(outcome)) }
        let lists = outcomes(of: .listTickets)
        guard let outcome = lists.last else { return use(.listTickets, input(question)) }
        guard let list = TicketList(outcome) else { return .say(telling.trouble(outcome, .tickets(status: "all"))) }
        var question = question
        if let word = longestWord(of: question.search) {
            if list.tickets.isEmpty, lists.count == 1 {
                question.search = word
                return use(.listTickets, input(question))
            }
            if lists.count > 1, !list.tickets.isEmpty { question.search = word }
        }
        let isOne =
            question.latest
            || (question.one && !question.search.isEmpty && question.period == nil && question.priority == nil)
        if isOne, list.tickets.count == 1, let only = list.tickets.first, telling.has(.getTicket) {
            return use(.getTicket, ["number": .integer(only.number)])
        }
        return .say(told(list, question))
    }

    /// The ticket with the provider's last note: the tickets are read in the order in which they changed.
    private func staffNote(_ question: TicketQuestion) -> Step {
        guard let listed = outcomes(of: .listTickets).last else { return use(.listTickets, input(question)) }
        guard let list = TicketList(listed) else { return .say(telling.trouble(listed, .tickets(status: "all"))) }
        let read = outcomes(of: .getTicket)
        if let last = read.last, hasStaffNote(last) || last.refusal != nil { return .say(told(last)) }
        let next = list.tickets.dropFirst(read.count).first
        if let next, read.count < Self.mostRead { return use(.getTicket, ["number": .integer(next.number)]) }
        let link = telling.page(.tickets(status: "all"))
        return .say(voice.say(.noStaffNote, [.provider: telling.provider, .link: link]))
    }

    private func hasStaffNote(_ outcome: Outcome) -> Bool {
        guard let notes = outcome.json?.facts("notes", TicketNote.init) else { return true }
        return notes.last?.isFromStaff == true
    }

    /// One ticket by its number.
    func ticket(_ number: Int64) -> Step {
        guard let outcome = outcomes.last else { return use(.getTicket, ["number": .integer(number)]) }
        guard outcome.isNotFound else { return .say(told(outcome)) }
        let link = telling.page(.tickets(status: "all"))
        return .say(voice.say(.ticketNotFound, [.number: Prose(number: number), .link: link]))
    }

    /// A number that may be a ticket's or an invoice's.
    func number(_ number: Int64) -> Step {
        let asked = outcomes(of: .getTicket).last
        if telling.has(.getTicket), asked == nil { return ticket(number) }
        if let asked, !asked.isNotFound { return .say(told(asked)) }
        guard telling.has(.getInvoice) else { return ticket(number) }
        let neither = asked == nil ? nil : voice.say(.numberNotFound, [.number: Prose(number: number)])
        return invoice(String(number), orElse: neither)
    }

    private func input(_ question: TicketQuestion) -> JSONObject {
        var input: JSONObject = ["status": .string(question.status)]
        if !question.search.isEmpty { input.set("search", .string(question.search)) }
        let limit =
            question.latest
            ? 1
            : question.staffNote
                ? Self.mostRead : question.period == nil && question.priority == nil ? Self.shown : Self.most
        input.set("limit", .integer(Int64(limit)))
        return input
    }

    /// The word that says most, of several that were not found together.
    private func longestWord(of search: String) -> String? {
        let words = search.split(separator: " ")
        guard words.count > 1 else { return nil }
        return words.max { $0.count < $1.count }.map(String.init)
    }

    /// A ticket in a list.
    func line(_ ticket: TicketFacts, named: Bool) -> Prose {
        let isNamed = named && !ticket.openedBy.isEmpty
        return voice.say(
            isNamed ? .ticketLineBy : .ticketLine,
            [
                .link: voice.link(ticket.reference), .subject: Prose(quoting: ticket.subject, most: 160),
                .state: state(ticket.state), .date: telling.date(ticket.changedAt),
                .name: Prose(quoting: ticket.openedBy, most: 80),
            ])
    }

    /// A state in words.
    func state(_ state: TicketState) -> Prose {
        switch state {
        case .open: voice.say(.stateOpen)
        case .waiting: voice.say(.stateWaiting)
        case .resolved: voice.say(.stateResolved)
        case .closed: voice.say(.stateClosed)
        }
    }
}

/// A page of tickets as the tool gave it.
struct TicketList: Sendable {
    let tickets: [TicketFacts]
    let counts: [String: Int64]
    let hasMore: Bool
    let isWholeCompany: Bool

    /// Nil when the answer is not what it should be.
    init?(_ outcome: Outcome) {
        guard let json = outcome.json, let tickets = json.facts("tickets", TicketFacts.init),
            let counts = json["counts"]?.object, let isWholeCompany = json["whole_company"]?.bool
        else { return nil }
        self.tickets = tickets
        self.counts = Dictionary(
            counts.members.compactMap { member in member.value.integer.map { (member.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        self.isWholeCompany = isWholeCompany
        hasMore = json["next_cursor"]?.string != nil
    }
}

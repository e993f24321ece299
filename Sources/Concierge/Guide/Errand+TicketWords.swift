import Access
import Tools

extension Errand {
    private static let lines = 12

    /// A list of tickets in words.
    func told(_ list: TicketList, _ question: TicketQuestion) -> Prose {
        let state = TicketState(rawValue: question.status)
        let found = list.tickets.filter { ticket in
            (question.period?.contains(telling.day(of: ticket.openedAt)) ?? true)
                && ticket.priority.rawValue == question.priority ?? ticket.priority.rawValue
        }
        let shown = found.prefix(Self.lines)
        let isCounted = question.search.isEmpty && question.period == nil && question.priority == nil
        let count = isCounted ? list.counts[question.status] ?? Int64(found.count) : Int64(found.count)
        let values: [Slot: Prose] = [
            .count: Prose(number: count), .list: Prose.lines(shown.map { line($0, named: list.isWholeCompany) }),
            .provider: telling.provider, .words: Prose(quoting: question.search, most: 100),
            .priority: question.priority.flatMap(TicketPriority.init(rawValue:)).map(priority) ?? .nothing,
            .state: state.map(self.state) ?? .nothing, .link: telling.page(.tickets(status: "all")),
        ].merging(periodValues(question.period)) { first, _ in first }
        let head = voice.say(shown.isEmpty ? none(question, state) : some(question, state), values)
        return Prose.paragraphs([head, rest(list, question, count, shown.count), alsoWaiting(list, question)])
    }

    private func some(_ question: TicketQuestion, _ state: TicketState?) -> Phrase {
        if question.priority != nil { return .ticketsPriority }
        switch (question.search.isEmpty, question.period) {
        case (false, nil): return state == nil ? .ticketsFound : .ticketsFoundState
        case (false, _?): return .ticketsFoundPeriod
        case (true, _?): return state == nil ? .ticketsPeriod : .ticketsPeriodState
        case (true, nil): break
        }
        return switch state {
        case .open: .ticketsOpen
        case .waiting: .ticketsWaiting
        case .resolved: .ticketsResolved
        case .closed: .ticketsClosed
        case nil: .ticketsAll
        }
    }

    private func none(_ question: TicketQuestion, _ state: TicketState?) -> Phrase {
        if question.priority != nil { return .ticketsNonePriority }
        switch (question.search.isEmpty, question.period) {
        case (false, nil): return state == nil ? .ticketsNoneFound : .ticketsNoneFoundState
        case (false, _?): return .ticketsNoneFoundPeriod
        case (true, _?): return state == nil ? .ticketsNonePeriod : .ticketsNonePeriodState
        case (true, nil): break
        }
        return switch state {
        case .open: .ticketsNoneOpen
        case .waiting: .ticketsNoneWaiting
        case .resolved: .ticketsNoneResolved
        case .closed: .ticketsNoneClosed
        case nil: .ticketsNoneAll
        }
    }

    /// That there are more than those shown.
    private func rest(_ list: TicketList, _ question: TicketQuestion, _ count: Int64, _ shown: Int) -> Prose {
        let link = voice.link(.pageAll, to: .tickets(status: question.status))
        if question.period != nil || question.priority != nil, list.hasMore {
            let read = Prose(number: Int64(list.tickets.count))
            return voice.say(.ticketsReadSome, [.shown: read, .link: link])
        }
        guard shown > 0, list.hasMore || count > Int64(shown) else { return .nothing }
        return voice.say(.ticketsLatest, [.shown: Prose(number: Int64(shown)), .link: link])
    }

    /// Somebody who asks what is open also wants to know what waits for them.
    private func alsoWaiting(_ list: TicketList, _ question: TicketQuestion) -> Prose {
        let count = list.counts["waiting"] ?? 0
        guard question.status == "open", question.search.isEmpty, question.period == nil, count > 0 else {
            return .nothing
        }
        let number = Prose(number: count)
        let link = voice.link(.ticketsAlsoWaitingLink, [.count: number], to: .tickets(status: "waiting"))
        return voice.say(.ticketsAlsoWaiting, [.count: number, .link: link])
    }

    /// One ticket in words.
    func told(_ outcome: Outcome) -> Prose {
        guard let json = outcome.json, let ticket = TicketFacts(json), let text = json["description"]?.string,
            let notes = json.facts("notes", TicketNote.init)
        else { return telling.trouble(outcome, .tickets(status: "all")) }
        let facts = voice.say(
            ticket.openedBy.isEmpty ? .ticketAnswer : .ticketAnswerBy,
            [
                .link: voice.link(ticket.reference), .subject: Prose(quoting: ticket.subject, most: 160),
                .state: state(ticket.state), .opened: telling.date(ticket.openedAt),
                .changed: telling.date(ticket.changedAt), .priority: priority(ticket.priority),
                .name: Prose(quoting: ticket.openedBy, most: 80),
            ])
        let page = Prose(link: voice.say(.ticketPage), to: ticket.reference.path)
        let turn = ticket.state == .open ? voice.say(.ticketWorked, [.provider: telling.provider]) : Prose.nothing
        let reply =
            ticket.state == .waiting
            ? voice.say(.ticketReply, [.provider: telling.provider, .link: page]) : Prose.nothing
        return Prose.paragraphs([facts.followed(by: turn), begins(text), latest(notes), reply])
    }

    private func begins(_ description: String) -> Prose {
        let text = Prose(quoting: PlainWords.firstSentence(description))
        return text.isEmpty ? .nothing : voice.say(.ticketBegins, [.text: text])
    }

    private func latest(_ notes: [TicketNote]) -> Prose {
        guard let note = notes.last else { return voice.say(.ticketNoNotes) }
        return voice.say(
            note.isFromStaff ? .ticketNoteStaff : .ticketNoteClient,
            [
                .author: Prose(quoting: note.author, most: 80), .provider: telling.provider,
                .date: telling.date(note.at), .text: Prose(quoting: note.text),
            ])
    }

    private func priority(_ priority: TicketPriority) -> Prose {
        switch priority {
        case .low: voice.say(.priorityLow)
        case .normal: voice.say(.priorityNormal)
        case .high: voice.say(.priorityHigh)
        case .urgent: voice.say(.priorityUrgent)
        }
    }

    /// The ends of a span of days, as its phrase takes them.
    func periodValues(_ period: Period?) -> [Slot: Prose] {
        guard let period else { return [:] }
        return [.period: spoken(period)]
    }

    private func spoken(_ period: Period) -> Prose {
        switch period.kind {
        case .day: voice.say(.periodDay, [.from: voice.date(period.from)])
        case .days: voice.say(.periodDays, [.from: voice.date(period.from), .to: voice.date(period.to)])
        case .month: voice.say(.periodMonth, [.from: voice.monthAndYear(period.from)])
        case .year: voice.say(.periodYear, [.from: Prose(number: Int64(period.from.parts.year))])
        }
    }
}

/// A note as the tool gave it.
struct TicketNote: Sendable, Hashable {
    let isFromStaff: Bool
    let author: String
    let at: Instant
    let text: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let from = json["from"]?.string, let author = json["author"]?.string, let text = json["text"]?.string,
            let at = json["at"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        isFromStaff = from == "staff"
        self.author = author
        self.at = at
        self.text = text
    }
}

extension Reader {
    /// What somebody answers when the guide has asked what a ticket or a question is about.
    func answer(_ said: Utterance, _ situation: Situation?, _ memory: Memory) -> Intent? {
        guard memory.isAsking else { return nil }
        if wordings.fits(.no, said) { return .nothingDone }
        switch situation {
        case .abilities, .identity, .contact, .upset, .others, .newTicket, .goodbye, .thanks: return nil
        case .tickets, .invoices, .waiting, .owe, .profile: if said.raw.contains("?") { return nil }
        default: break
        }
        let content = content(of: said.words)
        guard !content.isEmpty else { return nil }
        let draft = draft(said)
        if memory.intent == .askSubject { return draft.map { .newTicket($0) } ?? .askSubject }
        return .articles(question(content, draft: draft))
    }

    /// What short words mean after the last answer.
    func followUp(_ said: Utterance, _ memory: Memory) -> Intent? {
        if wordings.fits(.yes, said) {
            if let offer = memory.offer { return .newTicket(offer) }
            if memory.prepared != nil { return .pressCreate }
        }
        if wordings.fits(.no, said), memory.intent != nil { return .nothingDone }
        if let place = ordinal(said) {
            if let target = memory.listed.at(place) { return intent(of: target) }
            if !said.words.contains(where: \.isNumber) { return .whichOne }
        }
        if wordings.fits(.unhelpful, said), memory.intent != nil {
            if let offer = memory.offer { return .newTicket(offer) }
            if content(of: said.words).isEmpty { return .askSubject }
        }
        if let prepared = memory.prepared, wordings.fits(.makeUrgent, said), let priority = priority(said) {
            var draft = prepared
            draft.priority = priority
            return .newTicket(draft)
        }
        if wordings.fits(.more, said), !wordings.has(.all, in: said) {
            return memory.focus.map(intent(of:)) ?? memory.subject?.topic.map { .more($0) }
        }
        return nil
    }

    /// The record that “it”, “this” or “that” means.
    func pointed(_ said: Utterance, _ memory: Memory) -> Intent? {
        target(said, memory, nil).map(intent(of:))
    }

    /// The record of a kind that is pointed at: of this page first when “this” is said, of the last answer otherwise.
    func target(_ said: Utterance, _ memory: Memory, _ topic: Topic?) -> Target? {
        let seen = [page, memory.focus].compactMap { $0 }
        let ordered = wordings.has(.here, in: said) ? seen : seen.reversed()
        return ordered.first { topic == nil || intent(of: $0).topic == topic }
    }

    /// Another state or span of days, or other words, for what was asked before.
    func refined(_ said: Utterance, _ memory: Memory) -> Intent? {
        guard said.words.count <= 8 else { return nil }
        let period = period(said)
        let rest = said.words.indices.filter { period?.place.contains($0) != true }.map { said.words[$0] }
        let content = content(of: rest).filter { !isStatus($0) }
        guard content.isEmpty else { return continued(content, said, memory) }
        let ticket = ticketStatus(said)
        let invoice = memory.intent == nil && wordings.fits(.unpaid, said) ? nil : invoiceStatus(said)
        guard ticket != nil || invoice != nil || period != nil || wordings.has(.all, in: said) else { return nil }
        if invoice != nil, ticket == nil { return invoices(like: memory, invoice, period?.period) }
        if ticket != nil, invoice == nil { return tickets(like: memory, ticket, period?.period) }
        switch memory.subject?.topic {
        case .tickets: return tickets(like: memory, ticket ?? all(said), period?.period)
        case .invoices: return invoices(like: memory, invoice ?? all(said), period?.period)
        case .quotes, .contracts, .articles, .risks, nil:
            return ticket.map { tickets(like: memory, $0, period?.period) }
        }
    }

    private func all(_ said: Utterance) -> String? { wordings.has(.all, in: said) ? "all" : nil }

    private func isStatus(_ word: Utterance.Word) -> Bool {
        [.open, .resolved, .closed, .overdue, .paid, .all].contains { wordings.is(word, $0) }
    }

    private func continued(_ content: [Utterance.Word], _ said: Utterance, _ memory: Memory) -> Intent? {
        guard wordings.fits(.continuation, said) else { return nil }
        switch memory.subject?.topic {
        case .tickets:
            var question = TicketQuestion()
            question.search = query(content, most: 100)
            question.one = true
            return .tickets(question)
        case .articles: return .articles(question(content, draft: draft(said)))
        case .invoices, .risks, .quotes, .contracts, nil: return nil
        }
    }

    private func tickets(like memory: Memory, _ status: String?, _ period: Period?) -> Intent {
        var question = TicketQuestion()
        if case .tickets(let before) = memory.subject { question = before }
        (question.latest, question.one, question.staffNote) = (false, false, false)
        question.status = status ?? question.status
        question.period = period ?? question.period
        return .tickets(question)
    }

    private func invoices(like memory: Memory, _ status: String?, _ period: Period?) -> Intent {
        var question = InvoiceQuestion()
        if case .invoices(let before) = memory.subject { question = before }
        question.latest = false
        question.status = status ?? question.status
        question.period = period ?? question.period
        question.payments = question.payments && question.status == "paid"
        question.sum = question.sum && (question.status == "open" || question.status == "overdue")
        return .invoices(question)
    }

    /// The place in a list that is spoken of, from 0; -1 is the last.
    private func ordinal(_ said: Utterance) -> Int? {
        guard wordings.fits(.ordinal, said) else { return nil }
        for (place, kind) in WordClass.ordinals.enumerated() where wordings.has(kind, in: said) { return place }
        if let number = said.words.first(where: \.isNumber), let place = Int(number.text), place > 0 {
            return place - 1
        }
        return wordings.has(.final, in: said) ? -1 : nil
    }

    func intent(of target: Target) -> Intent {
        switch target {
        case .ticket(let number): .ticket(number)
        case .invoice(let number): .invoice(number)
        case .quote(let number): .quote(number)
        case .contract(let number): .contract(number, .whole)
        case .article(let slug): .article(slug)
        case .risk(let number): .risk(number)
        }
    }
}

extension [Target] {
    /// The record at a place; -1 is the last, and nil when there is none.
    fileprivate func at(_ place: Int) -> Target? {
        place == -1 ? last : (indices.contains(place) ? self[place] : nil)
    }
}

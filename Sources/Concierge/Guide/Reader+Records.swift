extension Reader {
    /// A record that is named by its number where nothing else is understood.
    func named(_ said: Utterance) -> Intent? {
        if let code = invoiceCode(said) { return .invoice(code) }
        if let code = riskCode(said) { return .risk(code) }
        if let joined = said.words.lazy.compactMap(joinedNumber).first {
            return Target.ticketNumber(joined).map { .ticket($0) } ?? .impossibleNumber(joined)
        }
        let numbers = said.words.filter(\.isNumber)
        guard let number = numbers.first, numbers.count == 1 else { return nil }
        let others = said.words.filter { !$0.isNumber && $0.text != ":" && !wordings.is($0, .filler) }
        guard number.isHash || others.isEmpty else { return nil }
        guard let ticket = Target.ticketNumber(number.text) else { return .impossibleNumber(number.text) }
        return number.isHash ? .ticket(ticket) : .number(ticket)
    }

    /// What is asked of tickets.
    func tickets(_ said: Utterance, _ memory: Memory) -> Intent {
        let isNamed = wordings.has(.ticket, in: said)
        if !isNamed, wordings.has(.invoice, in: said) { return invoices(said, .invoices, memory) }
        if !isNamed, let named = named(said) { return named }
        if let digits = ticketNumber(said) {
            return Target.ticketNumber(digits).map { .ticket($0) } ?? .impossibleNumber(digits)
        }
        var question = TicketQuestion()
        let period = period(said)
        question.period = period?.period
        question.status = ticketStatus(said) ?? "all"
        question.latest = wordings.fits(.latestTicket, said)
        question.priority = priority(said)
        question.search = search(said, besides: period?.place)
        question.one = !isNamed || noun(.oneTicket, said) != nil
        if !isNamed, question.search.isEmpty, wordings.fits(.reference, said) {
            if let pointed = pointed(said, memory) { return pointed }
            if memory.listed.count > 1 { return .whichOne }
        }
        if wordings.fits(.latestNote, said), question.search.isEmpty, question.period == nil {
            if case .ticket(let number)? = target(said, memory, .tickets) { return .ticket(number) }
            question.staffNote = true
            return .tickets(question)
        }
        if !isNamed, question.status == "resolved", !question.search.isEmpty { question.status = "all" }
        if !question.search.isEmpty, question.period != nil { question.status = "all" }
        if question.priority != nil { (question.search, question.period) = ("", nil) }
        let isPlain = question.search.isEmpty && question.period == nil && !question.latest && question.priority == nil
        if isPlain, isPointing(at: .oneTicket, said), case .ticket(let number)? = target(said, memory, .tickets) {
            return .ticket(number)
        }
        if isPlain, isPointing(at: .oneTicket, said), let missing = missing(.tickets, said, memory) { return missing }
        return .tickets(question)
    }

    /// What is asked of invoices, or of what is owed or paid.
    func invoices(_ said: Utterance, _ situation: Situation, _ memory: Memory) -> Intent {
        let amount = amount(said, isAboutInvoices: situation != .owe || wordings.has(.invoice, in: said))
        if let number = invoiceNumber(said, besides: amount?.place) { return .invoice(number) }
        if situation == .owe, wordings.has(.ticket, in: said), !wordings.has(.invoice, in: said) {
            return tickets(said, memory)
        }
        let isPointing =
            isPointing(at: .oneInvoice, said) || (noun(.invoice, said) == nil && wordings.fits(.pronoun, said))
        if isPointing, case .invoice(let number)? = target(said, memory, .invoices) { return .invoice(number) }
        if isPointing, amount == nil, let missing = missing(.invoices, said, memory) { return missing }
        var question = InvoiceQuestion()
        question.period = period(said)?.period
        question.status = invoiceStatus(said) ?? (situation == .owe ? "open" : "all")
        question.latest = wordings.fits(.latestInvoice, said)
        question.sum = situation == .owe || (wordings.fits(.sum, said) && question.status != "paid")
        if question.sum, question.status == "all" { question.status = "open" }
        if situation == .paidQuestion {
            let isAll = wordings.has(.all, in: said) && !wordings.has(.payment, in: said)
            question.status = isAll || wordings.fits(.unpaid, said) ? "open" : "paid"
            question.payments = question.status == "paid"
            question.sum = false
        }
        if let amount, situation != .owe || wordings.has(.invoice, in: said) {
            if situation == .paidQuestion { question.status = "all" }
            question.take(amount.span, isOne: noun(.oneInvoice, said) != nil || amount.span.kind == .exactly)
        }
        return .invoices(question)
    }

    /// The state that is asked for.
    func ticketStatus(_ said: Utterance) -> String? {
        if wordings.fits(.ticketsWaiting, said) { return "waiting" }
        if wordings.fits(.unresolved, said) { return "open" }
        if wordings.fits(.openVerb, said) { return nil }
        if wordings.has(.resolved, in: said) { return "resolved" }
        if wordings.has(.closed, in: said) { return "closed" }
        return wordings.has(.open, in: said) ? "open" : nil
    }

    /// Which invoices are asked for.
    func invoiceStatus(_ said: Utterance) -> String? {
        if wordings.has(.overdue, in: said) || wordings.fits(.pastDue, said) { return "overdue" }
        if wordings.fits(.unpaid, said) { return "open" }
        return wordings.has(.paid, in: said) ? "paid" : nil
    }

    /// The digits of a ticket that is named: behind a `#` or the word, or the only thing that is said beside it.
    func ticketNumber(_ said: Utterance) -> String? {
        if let hash = said.words.first(where: { $0.isHash && $0.isNumber }) { return hash.text }
        if let behind = behind(.oneTicket, said, \.isNumber) { return behind.text }
        if let joined = said.words.lazy.compactMap(joinedNumber).first { return joined }
        let others = said.words.filter { !$0.isNumber && $0.text != ":" && !wordings.is($0, .filler) }
        let numbers = said.words.filter { $0.isNumber && $0.text.utf8.count >= 4 }
        guard others.isEmpty, numbers.count == 1, period(said) == nil, wordings.has(.ticket, in: said) else {
            return nil
        }
        return numbers.first?.text
    }

    /// The number of an invoice that is named.
    func invoiceNumber(_ said: Utterance, besides amount: Range<Int>? = nil) -> String? {
        if let code = invoiceCode(said) { return code }
        let isPlural = noun(.oneInvoice, said) == nil
        let isAmount: (Utterance.Word) -> Bool = { word in amount.map { said.words[$0].contains(word) } ?? false }
        guard let behind = behind(.invoice, said, { $0.hasDigit && !isAmount($0) }), !isPlural || !behind.isYear else {
            return nil
        }
        return written(behind)
    }

    /// The digits of `ticket-1042`.
    private func joinedNumber(_ word: Utterance.Word) -> String? {
        let digits = word.text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
        let rest = word.text.dropLast(digits.count)
        let noun = rest.hasSuffix("-") ? rest.dropLast() : rest
        return !digits.isEmpty && !rest.isEmpty && wordings.has(String(noun), .oneTicket) ? String(digits) : nil
    }

    private func invoiceCode(_ said: Utterance) -> String? {
        if let code = said.words.first(where: { $0.text.hasPrefix("inv-") && $0.hasDigit }) { return written(code) }
        guard let place = said.words.firstIndex(where: { $0.text == "inv" }) else { return nil }
        let next = place + 1
        guard said.words.indices.contains(next), said.words[next].hasDigit else { return nil }
        return written(said.words[next])
    }

    private func written(_ word: Utterance.Word) -> String {
        PlainWords.argument(word.written.uppercased(), most: 40)
    }

    /// The word behind a noun, over “number”, “no” or a colon, if it is of a kind.
    func behind(
        _ kind: WordClass, _ said: Utterance, _ isMeant: (Utterance.Word) -> Bool
    ) -> Utterance.Word? {
        for place in said.words.indices where wordings.is(said.words[place], kind) {
            let rest = said.words[(place + 1)...].prefix(3)
            let next = rest.first { $0.text != ":" && !wordings.is($0, .numberWord) }
            if let next, isMeant(next) { return next }
        }
        return nil
    }

    /// Where a noun stands.
    func noun(_ kind: WordClass, _ said: Utterance) -> Int? {
        said.words.firstIndex { wordings.is($0, kind) }
    }

    /// What is answered where they speak of this record and none is there.
    func missing(_ topic: Topic, _ said: Utterance, _ memory: Memory) -> Intent? {
        guard wordings.has(.here, in: said) || wordings.fits(.summary, said) else { return nil }
        return memory.listed.contains { intent(of: $0).topic == topic } ? .whichOne : .whichRecord(topic)
    }

    func isPointing(at kind: WordClass, _ said: Utterance) -> Bool {
        guard let place = noun(kind, said), place > 0 else { return false }
        return wordings.is(said.words[place - 1], .pointing)
    }

    /// The words that the tickets must have: those behind “about”, or the few that say something of their own.
    private func search(_ said: Utterance, besides period: Range<Int>?) -> String {
        let rest = said.words.indices.filter { period?.contains($0) != true }.map { said.words[$0] }
        if let about = rest.lastIndex(where: { wordings.is($0, .about) }), about + 1 < rest.count {
            let words = rest[(about + 1)...].drop { wordings.is($0, .determiner) }
            let kept = words.reversed().drop { wordings.is($0, .filler) || $0.text == ":" }.reversed()
            if !content(of: Array(kept)).isEmpty { return query(Array(kept), most: 100) }
        }
        let content = content(of: rest).filter { word in
            ![.open, .resolved, .closed, .overdue, .paid, .all, .pressing].contains { wordings.is(word, $0) }
        }
        return (1...3).contains(content.count) ? query(content, most: 100) : ""
    }
}

extension Utterance.Word {
    /// Whether it looks like a year.
    var isYear: Bool { isNumber && (Int(text).map { (1990...2099).contains($0) } ?? false) }
}

import Access

/// Reads what a person wants out of their words, the page they look at and what was said before.
struct Reader: Sendable {
    let wordings: Wordings
    /// The day that it is for the person; nil when not known.
    let today: CalendarDate?
    /// The record of the page that the person looks at.
    let page: Target?

    /// What the words mean after everything that was said before.
    func intent(of text: String, after memory: Memory) -> Intent {
        let said = wordings.read(text)
        guard said.all.contains(where: { $0.text != ":" }) else { return .unclear }
        let situation = wordings.situation(of: said)
        let found = answer(said, situation?.situation, memory) ?? followUp(said, memory)
        let meant = found ?? plain(said, situation, memory) ?? loose(said, memory)
        if case .article(let slug) = meant, wordings.fits(.summary, said) { return .articleSummary(slug) }
        return meant
    }

    private func plain(
        _ said: Utterance, _ found: (situation: Situation, place: Range<Int>)?, _ memory: Memory
    ) -> Intent? {
        guard let (situation, place) = found else { return byAmount(said, memory) ?? named(said) }
        switch situation {
        case .others: return .others
        case .abilities: return .abilities
        case .identity: return .identity
        case .contact: return .contact
        case .upset: return .upset
        case .elsewhere: return .elsewhere
        case .greeting: return refined(said, memory) ?? .greeting
        case .goodbye: return .goodbye
        case .thanks: return refined(said, memory) ?? .thanks
        case .newTicket: return newTicket(said, place, memory)
        case .invoiceWrong: return draft(said).map { .newTicket($0) } ?? .askSubject
        case .broken, .wish: return named(said) ?? trouble(said)
        case .howTo: return named(said) ?? thisArticle(said, memory) ?? articles(said)
        case .password: return articles(said)
        case .waiting: return named(said) ?? (wordings.fits(.reference, said) ? pointed(said, memory) : nil) ?? .waiting
        case .profile: return .profile(field(said))
        case .risks: return risks(said, memory)
        case .quotes: return quotes(said, memory)
        case .contracts: return contracts(said, memory)
        case .ticketAsked, .tickets: return tickets(said, memory)
        case .statement: return .invoices(InvoiceQuestion(status: "open", sum: true, statement: true))
        case .invoices, .owe, .paidQuestion: return invoices(said, situation, memory)
        case .cannotPay, .cannotSign, .cannotDelete, .cannotTicket, .cannotReply, .cannotSend, .cannotProfile:
            return cannot(situation, said, memory)
        default: return nil
        }
    }

    /// What the words may mean when no wording fits.
    private func loose(_ said: Utterance, _ memory: Memory) -> Intent {
        if wordings.fits(.reference, said) {
            if let intent = pointed(said, memory) { return intent }
            if memory.listed.count > 1 || wordings.fits(.summary, said) { return .whichOne }
        }
        return refined(said, memory) ?? guess(said) ?? .unclear
    }

    /// A short string of words may be what an article is about.
    private func guess(_ said: Utterance) -> Intent? {
        let content = content(of: said.words)
        guard said.words.count <= 4, (1...3).contains(content.count) else { return nil }
        return .articles(question(content, draft: nil, isGuess: true))
    }

    private func trouble(_ said: Utterance) -> Intent {
        if wordings.fits(.asksHow, said) { return articles(said) }
        return draft(said).map { .newTicket($0) } ?? .askSubject
    }

    /// The article that is pointed at.
    private func thisArticle(_ said: Utterance, _ memory: Memory) -> Intent? {
        guard isPointing(at: .article, said) else { return nil }
        return target(said, memory, .articles).map(intent(of:)) ?? missing(.articles, said, memory)
    }

    private func articles(_ said: Utterance) -> Intent {
        let content = content(of: said.words)
        if content.isEmpty { return wordings.fits(.titles, said) ? .articles(ArticleQuestion()) : .askProblem }
        return .articles(question(content, draft: draft(said)))
    }

    private func field(_ said: Utterance) -> ProfileField? {
        let fields: [(WordClass, ProfileField)] = [
            (.mobile, .mobile), (.phone, .phone), (.email, .email), (.title, .title), (.company, .company),
            (.name, .name),
        ]
        return fields.first { wordings.has($0.0, in: said) }?.1
    }

    private func cannot(_ situation: Situation, _ said: Utterance, _ memory: Memory) -> Intent {
        let act: Act =
            switch situation {
            case .cannotPay: .pay
            case .cannotSign: .sign
            case .cannotDelete: .delete
            case .cannotTicket: .changeTicket
            case .cannotReply: .reply
            case .cannotSend: .send
            default: .changeProfile
            }
        return .cannot(act, subject(of: act, said, memory))
    }

    /// The record that somebody wants something done with.
    private func subject(of act: Act, _ said: Utterance, _ memory: Memory) -> Target? {
        let near = [
            ticketNumber(said).flatMap(Target.ticketNumber).map(Target.ticket), invoiceNumber(said).map(Target.invoice),
        ]
        let bare = said.words.first(where: \.isNumber).flatMap { Target.ticketNumber($0.text) }.map(Target.ticket)
        let known = near.compactMap { $0 } + [bare, page, memory.focus].compactMap { $0 }
        switch act {
        case .pay: return known.first { if case .invoice = $0 { true } else { false } }
        case .changeTicket, .reply: return known.first { if case .ticket = $0 { true } else { false } }
        case .delete, .send:
            return known.first { target in
                switch target {
                case .ticket: !wordings.has(.invoice, in: said)
                case .invoice: !wordings.has(.ticket, in: said)
                case .quote, .contract, .article, .risk: false
                }
            }
        case .sign:
            let named = [riskCode(said).map(Target.risk), page, memory.focus].compactMap { $0 }
            return named.first { if case .risk = $0 { true } else { false } }
        case .changeProfile: return nil
        }
    }
}

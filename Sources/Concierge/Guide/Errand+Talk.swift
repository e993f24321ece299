extension Errand {
    /// What is said without looking anything up.
    func talk() -> Prose {
        switch intent {
        case .greeting: voice.say(.greeting, [.name: telling.firstName, .list: suggestions])
        case .thanks: voice.say(.thanks)
        case .goodbye: voice.say(.goodbye, [.name: telling.firstName])
        case .nothingDone: voice.say(.nothingDone)
        case .abilities: abilities
        case .identity: voice.say(.identity, [.contacts: telling.contacts])
        case .contact: telling.contactsAndTicket
        case .upset: voice.say(.upset, [.contacts: telling.contactsAndTicket])
        case .elsewhere: voice.say(.elsewhere, [.contacts: telling.contactsAndTicket])
        case .others: voice.say(.onlyYours, [.company: telling.company])
        case .askSubject: askSubject
        case .askProblem: voice.say(.whatProblem)
        case .pressCreate: voice.say(.pressCreate)
        case .impossibleNumber(let digits): voice.say(.impossibleNumber, [.number: Prose(quoting: digits, most: 24)])
        case .more(let topic): voice.say(.moreHere, [.link: voice.link(.pageAll, to: page(of: topic))])
        case .whichOne: whichOne
        case .whichRecord(let topic): whichRecord(topic)
        default: notUnderstood
        }
    }

    /// That nothing was understood, with what could be asked instead.
    var notUnderstood: Prose { voice.say(.notUnderstood, [.list: suggestions]) }

    /// What this person could ask, four at most.
    var suggestions: Prose {
        let known: [(ToolName, Phrase)] = [
            (.needsYou, .suggestWaiting), (.listInvoices, .suggestInvoices), (.listTickets, .suggestTickets),
            (.searchArticles, .suggestArticles), (.createTicket, .suggestCreate), (.getProfile, .suggestProfile),
        ]
        let fitting = known.filter { telling.has($0.0) }.map(\.1)
        let kept =
            fitting.contains(.suggestCreate) && fitting.count > 4
            ? fitting.filter { $0 != .suggestCreate }.prefix(3) + [.suggestCreate] : fitting.prefix(4)
        if kept.isEmpty { return voice.say(.noRights, [.company: telling.company, .provider: telling.provider]) }
        return Prose.lines(kept.map { voice.say($0) })
    }

    private var abilities: Prose {
        let known: [(ToolName, Phrase)] = [
            (.needsYou, .abilityWaiting), (.listTickets, .abilityTickets), (.listInvoices, .abilityInvoices),
            (.listRisks, .abilityRisks), (.listQuotes, .abilityQuotes), (.listContracts, .abilityContracts),
            (.searchArticles, .abilityArticles), (.createTicket, .abilityCreate),
            (.getProfile, .abilityProfile),
        ]
        let can = known.filter { telling.has($0.0) }.map { voice.say($0.1) }
        let not: [ToolName] = [.listTickets, .listInvoices, .searchArticles, .createTicket].filter { !telling.has($0) }
        let first =
            can.isEmpty
            ? voice.say(.noRights, [.company: telling.company, .provider: telling.provider])
            : voice.say(.abilities, [.list: Prose.lines(can)])
        return Prose.paragraphs([first] + not.map(telling.notOffered) + [voice.say(.abilitiesLimits)])
    }

    private var askSubject: Prose {
        guard telling.has(.createTicket) else {
            return telling.notOffered(.createTicket).followed(by: telling.contacts)
        }
        return voice.say(.ticketAsk, [.link: telling.page(.newTicket)])
    }

    private var whichOne: Prose {
        guard !memory.listed.isEmpty else { return voice.say(.whichOne) }
        let lines = memory.listed.prefix(12).map { voice.say(.articleLineTitle, [.link: voice.link($0.reference)]) }
        return voice.say(.whichListed, [.list: Prose.lines(lines)])
    }

    private func whichRecord(_ topic: Topic) -> Prose {
        let (tool, phrase, page): (ToolName, Phrase, PortalPage) =
            switch topic {
            case .tickets: (.getTicket, .whichTicket, .tickets(status: "all"))
            case .invoices: (.getInvoice, .whichInvoice, .invoices(status: "all"))
            case .quotes: (.getQuote, .whichQuote, .quotes(status: "all"))
            case .contracts: (.getContract, .whichContract, .contracts(status: "all"))
            case .articles: (.getArticle, .whichArticle, .articles)
            case .risks: (.getRisk, .whichRisk, .risks(status: "all"))
            }
        return telling.has(tool) ? voice.say(phrase, [.link: telling.page(page)]) : telling.notOffered(tool)
    }

    private func page(of topic: Topic) -> PortalPage {
        switch (topic, memory.subject) {
        case (.tickets, .tickets(let question)): .tickets(status: question.status)
        case (.invoices, .invoices(let question)): .invoices(status: question.status)
        case (.tickets, _): .tickets(status: "all")
        case (.invoices, _): .invoices(status: "all")
        case (.quotes, .quotes(let status)): .quotes(status: status)
        case (.quotes, _): .quotes(status: "all")
        case (.contracts, _): .contracts(status: "all")
        case (.articles, _): .articles
        case (.risks, .risks(let question)): .risks(status: question.status)
        case (.risks, _): .risks(status: "all")
        }
    }

    /// Why the guide does not do something, and where the person can.
    func cannot(_ act: Act, _ target: Target?) -> Prose {
        switch act {
        case .pay:
            guard telling.has(.getInvoice) else { return telling.notOffered(.getInvoice) }
            guard let target else {
                return voice.say(.cannotPayAny, [.link: telling.page(.invoices(status: "open"))])
            }
            return voice.say(.cannotPay, [.link: voice.link(target.reference)])
        case .sign: return cannotSign(target)
        case .delete:
            guard case .ticket? = target else {
                return voice.say(.cannotDelete, [.contacts: telling.contactsAndTicket])
            }
            return voice.say(.cannotDeleteTicket, [.link: ticketPage(target), .provider: telling.provider])
        case .changeTicket where target == nil:
            let link = telling.page(.tickets(status: "all"))
            return voice.say(.cannotTicketAny, [.link: link, .provider: telling.provider])
        case .reply where target == nil:
            return voice.say(.cannotReplyAny, [.link: telling.page(.tickets(status: "all"))])
        case .changeTicket: return voice.say(.cannotTicket, [.link: ticketPage(target), .provider: telling.provider])
        case .reply: return voice.say(.cannotReply, [.link: ticketPage(target)])
        case .send: return voice.say(.cannotSend, [.link: target.map { voice.link($0.reference) } ?? listPage])
        case .changeProfile: return voice.say(.cannotProfile, [.link: telling.page(.profile)])
        }
    }

    private func ticketPage(_ target: Target?) -> Prose {
        target.map { voice.link($0.reference) } ?? telling.page(.tickets(status: "all"))
    }

    private var listPage: Prose {
        telling.has(.listInvoices) ? telling.page(.invoices(status: "all")) : telling.page(.home)
    }
}

import Access
import Tools

extension Errand {
    private static let shown = 12

    /// A list of quotes.
    func quotes(status: String) -> Step {
        guard let outcome = outcomes(of: .listQuotes).last else {
            return use(.listQuotes, ["status": .string(status), "limit": .integer(Int64(Self.shown))])
        }
        guard let quotes = outcome.json?.facts("quotes", QuoteFacts.init), let counts = outcome.json?["counts"] else {
            return .say(telling.trouble(outcome, .quotes(status: "all")))
        }
        guard !quotes.isEmpty else { return .say(voice.say(noQuotes(status))) }
        let count = counts[status]?.integer ?? Int64(quotes.count)
        let link = voice.link(.pageAll, to: .quotes(status: status))
        let rest: Prose =
            count > Int64(quotes.count)
            ? voice.say(.quotesLatest, [.shown: Prose(number: Int64(quotes.count)), .link: link]) : .nothing
        let values: [Slot: Prose] = [.count: Prose(number: count), .list: Prose.lines(quotes.map(line))]
        return .say(Prose.paragraphs([voice.say(someQuotes(status), values), rest]))
    }

    /// One quote by its number.
    func quote(_ number: String) -> Step {
        guard let outcome = outcomes(of: .getQuote).last else { return use(.getQuote, ["number": .string(number)]) }
        if outcome.isNotFound {
            let link = telling.page(.quotes(status: "all"))
            return .say(voice.say(.quoteNotFound, [.number: Prose(quoting: number, most: 50), .link: link]))
        }
        guard let json = outcome.json, let quote = QuoteFacts(json), let sections = json["sections"]?.array,
            let options = json.facts("options_not_in_total", InvoiceLineFacts.init),
            let online = json["can_be_decided_online"]?.bool
        else { return .say(telling.trouble(outcome, .quotes(status: "all"))) }
        let lines = sections.flatMap { $0.facts("lines", InvoiceLineFacts.init) ?? [] }
        return .say(
            Prose.paragraphs([
                voice.say(answer(quote), values(of: quote)), told(lines, .quoteLines), told(options, .quoteOptions),
                quote.standing == .open ? deciding(quote, online: online) : .nothing,
            ]))
    }

    /// A quote in a list.
    func line(_ quote: QuoteFacts) -> Prose {
        let phrase: Phrase =
            switch quote.standing {
            case .open: .quoteLineOpen
            case .accepted: .quoteLineAccepted
            case .declined: .quoteLineDeclined
            case .expired: .quoteLineExpired
            }
        return voice.say(phrase, values(of: quote))
    }

    /// How many days are left, in words.
    func left(_ days: Int64) -> Prose {
        if days < 0 { return voice.say(.daysAgo, [.count: Prose(number: -days)]) }
        return days == 0 ? voice.say(.daysLeftNone) : voice.say(.daysLeft, [.count: Prose(number: days)])
    }

    private func deciding(_ quote: QuoteFacts, online: Bool) -> Prose {
        guard online else { return voice.say(.quoteDecidePeople, [.contacts: telling.contacts]) }
        return voice.say(.quoteDecide, [.link: Prose(link: voice.say(.quotePage), to: quote.reference.path)])
    }

    private func told(_ lines: [InvoiceLineFacts], _ phrase: Phrase) -> Prose {
        guard !lines.isEmpty else { return .nothing }
        var list = lines.prefix(Self.shown).map { line in
            let amount = Prose(quoting: line.amount, most: 40)
            return voice.say(.invoiceLine, [.text: Prose(quoting: line.text, most: 160), .amount: amount])
        }
        let more = lines.count - list.count
        if more > 0 { list.append(voice.say(.invoiceLinesMore, [.count: Prose(number: Int64(more))])) }
        return voice.say(phrase, [.list: Prose.lines(list)])
    }

    private func values(of quote: QuoteFacts) -> [Slot: Prose] {
        [
            .link: voice.link(quote.reference), .subject: Prose(quoting: quote.title, most: 160),
            .total: Prose(quoting: quote.total, most: 40), .date: voice.date(quote.validUntil),
            .issued: voice.date(quote.issuedOn), .late: quote.daysLeft.map(left) ?? .nothing,
        ]
    }

    private func answer(_ quote: QuoteFacts) -> Phrase {
        switch quote.standing {
        case .open: .quoteOpen
        case .accepted: .quoteAccepted
        case .declined: .quoteDeclined
        case .expired: .quoteExpired
        }
    }

    private func someQuotes(_ status: String) -> Phrase {
        switch status {
        case "open": .quotesOpen
        case "accepted": .quotesAccepted
        case "declined": .quotesDeclined
        case "expired": .quotesExpired
        default: .quotesAll
        }
    }

    private func noQuotes(_ status: String) -> Phrase {
        switch status {
        case "open": .quotesNoneOpen
        case "accepted": .quotesNoneAccepted
        case "declined": .quotesNoneDeclined
        case "expired": .quotesNoneExpired
        default: .quotesNoneAll
        }
    }
}

/// What a tool said of a quote, read strictly.
struct QuoteFacts: Sendable, Hashable {
    let number: String
    let title: String
    let standing: QuoteStanding
    let issuedOn: CalendarDate
    let validUntil: CalendarDate
    /// For how many days it can still be accepted; nil unless it is open.
    let daysLeft: Int64?
    let total: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let number = json["number"]?.string, !number.isEmpty, let title = json["title"]?.string,
            let standing = json["status"]?.string.flatMap(QuoteStanding.init(rawValue:)),
            let issuedOn = json["issued_on"]?.string.flatMap({ CalendarDate($0) }),
            let validUntil = json["valid_until"]?.string.flatMap({ CalendarDate($0) }),
            let total = json["total"]?.string
        else { return nil }
        self.number = number
        self.title = title
        self.standing = standing
        self.issuedOn = issuedOn
        self.validUntil = validUntil
        self.total = total
        daysLeft = json["days_left"]?.integer
    }

    /// The link's target.
    var reference: Reference { .quote(number: number, title: title) }
}

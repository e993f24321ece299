import Access
import Tools

/// Says phrases: every word that the guide says comes from the file of prompts or is quoted from a record.
struct Voice: Sendable {
    private let texts: [Phrase: PromptText]
    private let months: [String]

    /// Takes the words from a file; throws what the file lacks or misspells.
    init(_ file: PromptFile) throws(PromptFault) {
        let wanted = Phrase.allCases.map { ($0.key, Set($0.slots.map(\.rawValue))) }
        try file.check(Dictionary(wanted, uniquingKeysWith: { first, _ in first }))
        var texts: [Phrase: PromptText] = [:]
        for phrase in Phrase.allCases { texts[phrase] = try file[phrase.key] }
        self.texts = texts
        months = (texts[.months]?.source ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        guard months.count == 12 else { throw PromptFault(file: file.name, ["months must name twelve months."]) }
    }

    /// The text of a phrase with its slots filled.
    func say(_ phrase: Phrase, _ values: [Slot: Prose] = [:]) -> Prose {
        let texts = Dictionary(
            values.map { ($0.key.rawValue, $0.value.markdown) }, uniquingKeysWith: { first, _ in first })
        return Prose(said: self.texts[phrase]?.filled(texts) ?? "")
    }

    /// A link to a page of the portal whose words are a phrase.
    func link(_ phrase: Phrase, _ values: [Slot: Prose] = [:], to page: PortalPage) -> Prose {
        Prose(link: say(phrase, values), to: page.path)
    }

    /// The link to a ticket, an invoice or an article.
    func link(_ record: Reference) -> Prose {
        switch record {
        case .ticket(let number, _):
            Prose(link: say(.ticketLabel, [.number: Prose(number: number)]), to: record.path)
        case .invoice(let number):
            Prose(link: say(.invoiceLabel, [.number: Prose(quoting: number, most: 60)]), to: record.path)
        case .quote(let number, _):
            Prose(link: say(.quoteLabel, [.number: Prose(quoting: number, most: 60)]), to: record.path)
        case .contract(let number, _):
            Prose(link: say(.contractLabel, [.number: Prose(quoting: number, most: 60)]), to: record.path)
        case .article(_, let title): Prose(link: Prose(quoting: title, most: 160), to: record.path)
        case .risk(let number, _):
            Prose(link: say(.riskLabel, [.number: Prose(quoting: number, most: 60)]), to: record.path)
        }
    }

    /// A date as people write it: `14 Mar 2026`.
    func date(_ date: CalendarDate) -> Prose {
        let (year, _, day) = date.parts
        return Prose(number: Int64(day)).followed(by: month(date)).followed(by: Prose(number: Int64(year)))
    }

    /// A month and its year: `Mar 2026`.
    func monthAndYear(_ date: CalendarDate) -> Prose {
        month(date).followed(by: Prose(number: Int64(date.parts.year)))
    }

    private func month(_ date: CalendarDate) -> Prose {
        let place = date.parts.month - 1
        return Prose(said: months.indices.contains(place) ? months[place] : "")
    }

    /// The links to several values in one sentence: `a, b and c`.
    func sequence(_ parts: [Prose]) -> Prose {
        guard let last = parts.last, parts.count > 1 else { return parts.last ?? .nothing }
        return say(.and, [.first: Prose.joined(parts.dropLast(), by: ", "), .last: last])
    }
}

/// A page of the portal that an answer leads to.
enum PortalPage: Hashable, Sendable {
    case home, profile, articles, newTicket, statement
    case tickets(status: String)
    case invoices(status: String)
    case risks(status: String)
    case quotes(status: String)
    case contracts(status: String)

    var path: String {
        switch self {
        case .home: "/portal"
        case .profile: "/portal/profile"
        case .articles: "/portal/kb"
        case .newTicket: "/portal/tickets/new"
        case .statement: "/portal/statement"
        case .tickets(let status): "/portal/tickets?status=" + status
        case .invoices(let status): "/portal/invoices?status=" + status
        case .risks(let status): "/portal/risks?status=" + status
        case .quotes(let status): "/portal/quotes?status=" + status
        case .contracts(let status): "/portal/contracts?status=" + status
        }
    }
}

/// What a wording is about, by the key of its section in `prompts/guide-words.md`; the order of the sections there
/// decides between two that fit.
enum Situation: String, CaseIterable, Sendable {
    case ticketAsked, newTicket, others, abilities, identity, contact, upset
    case statement, owe, paidQuestion, cannotPay, cannotSign, cannotDelete, cannotTicket, cannotReply, cannotSend,
        invoiceWrong
    case quotes, contracts, tickets, invoices, password, cannotProfile, profile, waiting, broken, wish, risks,
        elsewhere, howTo
    case greeting, goodbye, thanks

    // Asked for by themselves, not in the order of the sections.
    case yes, no, more, ordinal, reference, unhelpful, makeUrgent, pronoun, asksHow
    case ticketsWaiting, unresolved, openVerb, unpaid, pastDue, latestTicket, latestNote, latestInvoice, sum
    case continuation, titles, saysLow, saysUrgent, saysHigh, summary
    case quotesOpen, quotesAccepted, quotesDeclined, quotesExpired
    case contractEnd, contractNotice, contractCover, contractsEnded
    case risksSigned

    /// Whether the section is asked for by itself only.
    var isAside: Bool {
        switch self {
        case .yes, .no, .more, .ordinal, .reference, .unhelpful, .makeUrgent, .pronoun, .asksHow: true
        case .ticketsWaiting, .unresolved, .openVerb, .unpaid, .pastDue, .latestTicket, .latestNote, .latestInvoice,
            .sum:
            true
        case .continuation, .titles, .saysLow, .saysUrgent, .saysHigh, .summary: true
        case .quotesOpen, .quotesAccepted, .quotesDeclined, .quotesExpired: true
        case .contractEnd, .contractNotice, .contractCover, .contractsEnded, .risksSigned: true
        default: false
        }
    }

    /// Whether it is looked for in everything that was said, courtesies included.
    var isOfAll: Bool { [.greeting, .goodbye, .thanks, .continuation].contains(self) }

    /// The key of the section.
    var key: String { kebab(rawValue) }

    init?(key: String) {
        guard let found = Self.allCases.first(where: { $0.key == key }) else { return nil }
        self = found
    }
}

/// A class of words that the guide looks for by itself, by its name in `prompts/guide-words.md`.
enum WordClass: String, CaseIterable, Sendable {
    case filler, determiner, tail, about, joint, courtesyAfter, pointing, here, numberWord
    case ticket, invoice, oneTicket, oneInvoice, payment, risk, toSign, decided, quote, oneQuote, contract, oneContract
    case open, resolved, closed, overdue, paid, all, pressing
    case this, last, today, yesterday, day, week, month, year, within
    case january, february, march, april, may, june, july, august, september, october, november, december
    case first, second, third, fourth, fifth, sixth, seventh, eighth, final
    case phone, mobile, email, title, company, name
    case article, euro, dollar, pound, currency, over, under, more, less, than, least, most, between, to, up, either

    /// The months of the year in order.
    static let months: [WordClass] = [
        .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november, .december,
    ]

    /// The places in a list in order.
    static let ordinals: [WordClass] = [.first, .second, .third, .fourth, .fifth, .sixth, .seventh, .eighth]

    /// The name in the file.
    var key: String { rawValue.lowercased() }
}

/// A name of the program as the files of prompts write it: `ticketLine` is `ticket-line`.
func kebab(_ name: String) -> String {
    name.reduce(into: "") { key, letter in
        key += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
}

import Access
import Tools

/// Whom the guide speaks with, what they may use, and the voice it speaks with.
struct Telling: Sendable {
    let voice: Voice
    let setting: ModelSetting
    /// The names of the tools that the person may use.
    let offered: Set<String>

    /// The provider's name.
    var provider: Prose { Prose(quoting: setting.provider, most: 100) }
    /// The company's name.
    var company: Prose { Prose(quoting: setting.company, most: 100) }
    /// The person's first name.
    var firstName: Prose { Prose(quoting: String(setting.name.prefix { !$0.isWhitespace }), most: 60) }

    /// The day that it is for the person; nil when not known.
    var today: CalendarDate? { CalendarDate(setting.today) }

    /// Whether the person may use a tool.
    func has(_ tool: ToolName) -> Bool { offered.contains(tool.rawValue) }

    /// How to reach a person.
    var contacts: Prose {
        let phone = Prose(quoting: setting.supportPhone, most: 60)
        let email = Prose(quoting: setting.supportEmail, most: 120)
        let phrase: Phrase =
            switch (phone.isEmpty, email.isEmpty) {
            case (false, false): .contactsBoth
            case (false, true): .contactsPhone
            case (true, false): .contactsEmail
            case (true, true): .contactsNone
            }
        return voice.say(phrase, [.provider: provider, .phone: phone, .email: email])
    }

    /// How to reach a person, and that a ticket can be opened where it can.
    var contactsAndTicket: Prose {
        contacts.followed(by: has(.createTicket) ? voice.say(.contactsTicket) : .nothing)
    }

    /// A link to one of the portal's pages.
    func page(_ page: PortalPage) -> Prose {
        let words: Phrase =
            switch page {
            case .home: .pageHome
            case .tickets: .pageTickets
            case .invoices: .pageInvoices
            case .statement: .pageStatement
            case .quotes: .pageQuotes
            case .contracts: .pageContracts
            case .articles: .pageArticles
            case .risks: .pageRisks
            case .profile: .pageProfile
            case .newTicket: .pageNewTicket
            }
        return voice.link(words, to: page)
    }

    /// The day of a moment in the person's zone, as people write it.
    func date(_ moment: Instant) -> Prose { voice.date(day(of: moment)) }

    /// The day of a moment in the person's zone.
    func day(of moment: Instant) -> CalendarDate { ReaderZone(setting.timeZone).date(of: moment) }

    /// What is said when a tool is not for this person.
    func notOffered(_ tool: ToolName) -> Prose {
        let phrase: Phrase =
            switch tool {
            case .needsYou: .notOfferedWaiting
            case .listTickets, .getTicket: .notOfferedTickets
            case .listInvoices, .getInvoice, .accountStatement: .notOfferedInvoices
            case .listQuotes, .getQuote: .notOfferedQuotes
            case .listContracts, .getContract: .notOfferedContracts
            case .searchArticles, .getArticle: .notOfferedArticles
            case .listRisks, .getRisk: .notOfferedRisks
            case .createTicket: .notOfferedCreate
            case .getProfile: .notOfferedProfile
            }
        return voice.say(phrase, [.company: company, .provider: provider])
    }

    /// What is said of a tool that had no answer, or one that can't be read.
    func trouble(_ outcome: Outcome, _ page: PortalPage) -> Prose {
        switch outcome.refusal {
        case "unknown_tool": ToolName(rawValue: outcome.tool).map(notOffered) ?? voice.say(.toolFailed)
        case "too_large": voice.say(.toolTooLarge, [.link: self.page(page)])
        case nil: voice.say(.toolUnreadable, [.link: self.page(page)])
        default: voice.say(.toolFailed)
        }
    }
}

/// The tools that the guide knows.
enum ToolName: String, CaseIterable, Sendable {
    case needsYou = "needs_you"
    case listTickets = "list_tickets"
    case getTicket = "get_ticket"
    case createTicket = "create_ticket"
    case listInvoices = "list_invoices"
    case getInvoice = "get_invoice"
    case accountStatement = "account_statement"
    case listQuotes = "list_quotes"
    case getQuote = "get_quote"
    case listContracts = "list_contracts"
    case getContract = "get_contract"
    case searchArticles = "search_articles"
    case getArticle = "get_article"
    case getProfile = "get_profile"
    case listRisks = "list_risks"
    case getRisk = "get_risk"
}

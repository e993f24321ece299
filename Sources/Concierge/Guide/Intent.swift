import Access

/// What a person wants, as far as the guide understood.
enum Intent: Sendable, Hashable {
    case greeting, thanks, goodbye, nothingDone, abilities, identity, contact, upset, elsewhere, others
    case waiting
    case tickets(TicketQuestion)
    case ticket(Int64)
    case invoices(InvoiceQuestion)
    case invoice(String)
    /// A number that may be a ticket's or an invoice's.
    case number(Int64)
    /// Digits that can't be a ticket's number.
    case impossibleNumber(String)
    case quotes(status: String)
    case quote(String)
    case contracts(ContractQuestion)
    case contract(String, ContractAspect)
    case articles(ArticleQuestion)
    case article(String)
    /// The headings and the beginning of an article.
    case articleSummary(String)
    case risks(RiskQuestion)
    case risk(String)
    case newTicket(TicketDraft)
    /// They want a ticket but have not said what about.
    case askSubject
    case askProblem
    case pressCreate
    case profile(ProfileField?)
    case cannot(Act, Target?)
    case more(Topic)
    case whichOne
    /// They speak of “this” record, and none is there.
    case whichRecord(Topic)
    case unclear

    /// What the talk is about after it, for questions such as “and the paid ones?”.
    var topic: Topic? {
        switch self {
        case .tickets, .ticket, .number: .tickets
        case .invoices, .invoice, .cannot(.pay, _): .invoices
        case .quotes, .quote: .quotes
        case .contracts, .contract: .contracts
        case .articles, .article, .articleSummary: .articles
        case .risks, .risk: .risks
        default: nil
        }
    }
}

/// A kind of record.
enum Topic: Sendable, Hashable {
    case tickets, invoices, quotes, contracts, articles, risks
}

/// Something that the guide does not do.
enum Act: Sendable, Hashable {
    case pay, sign, delete, changeTicket, reply, send, changeProfile
}

/// One of the person's own particulars.
enum ProfileField: String, Sendable, Hashable, CaseIterable {
    case name, email, phone, mobile, title, company
}

/// Which tickets somebody asks for.
struct TicketQuestion: Sendable, Hashable {
    var status = "all"
    /// Words that must stand in them; empty for none.
    var search = ""
    /// When they were opened.
    var period: Period?
    /// How pressing they must be; nil for any.
    var priority: String?
    /// Whether only the one that changed last is wanted.
    var latest = false
    /// Whether they speak of a single ticket.
    var one = false
    /// Whether they ask for the last note of the provider, whatever ticket it is on.
    var staffNote = false
}

/// Which invoices somebody asks for.
struct InvoiceQuestion: Sendable, Hashable {
    var status = "all"
    /// When they were issued.
    var period: Period?
    /// Whether only the newest is wanted.
    var latest = false
    /// Whether the amounts are to be added up.
    var sum = false
    /// Whether they ask when something was paid.
    var payments = false
    /// What they must amount to.
    var amount: AmountSpan?
    /// Whether they speak of a single invoice.
    var one = false
    /// Whether the statement of the account is wanted: what is owed, and for how long.
    var statement = false
}

/// Which contracts somebody asks for, and what of them.
struct ContractQuestion: Sendable, Hashable {
    var status = "active"
    var aspect = ContractAspect.whole
}

/// What of a contract somebody wants to know.
enum ContractAspect: Sendable, Hashable {
    case whole, end, notice, cover
}

/// What somebody looks for in the articles.
struct ArticleQuestion: Sendable, Hashable {
    /// What it is about; empty for the list of titles.
    var query = ""
    /// The words to search for: those, and others that mean the same.
    var search = ""
    /// The ticket to offer when no article helps.
    var draft: TicketDraft?
    /// Whether it is only a guess that they want an article.
    var isGuess = false
}

/// A ticket that somebody asks for.
struct TicketDraft: Sendable, Hashable {
    var subject: String
    var description: String
    var priority = "normal"
    /// Whether the words were too long to be kept whole.
    var isShortened = false
}

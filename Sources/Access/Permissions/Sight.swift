/// The kinds of rows that one tool call may look at. The runtime makes it from the permissions that the tool asks for
/// and the person holds; the database shows nothing else for as long as the call runs.
public struct Sight: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int

    /// A sight with these bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Tickets that the person opened.
    public static let ownTickets = Sight(rawValue: 1 << 0)
    /// Every ticket of the company.
    public static let companyTickets = Sight(rawValue: 1 << 1)
    /// Invoices that are not drafts, their lines and payments.
    public static let invoices = Sight(rawValue: 1 << 2)
    /// Published articles for customers or the public.
    public static let articles = Sight(rawValue: 1 << 3)
    /// The person's own conversations with Nexie.
    public static let conversations = Sight(rawValue: 1 << 4)
    /// Quotes that are not drafts, their sections and lines.
    public static let quotes = Sight(rawValue: 1 << 5)
    /// Contracts that are not drafts.
    public static let contracts = Sight(rawValue: 1 << 6)
    /// Risks that are not drafts, their documents and decisions.
    public static let risks = Sight(rawValue: 1 << 7)
    /// Binding the company: deciding on a risk.
    public static let riskDecisions = Sight(rawValue: 1 << 8)

    /// What a permission lets a call look at.
    public init(_ permission: Permission) {
        switch permission {
        case .ticketsRead where Faults.has(.sightOfReadersTooWide): self = [.ownTickets, .companyTickets]
        case .ticketsReply where Faults.has(.sightOfRepliersTooWide): self = [.ownTickets, .companyTickets]
        case .ticketsReadCompany where Faults.has(.sightOfCompanyTooNarrow): self = .ownTickets
        case .ticketsRead, .ticketsCreate, .ticketsReply: self = .ownTickets
        case .ticketsReadCompany: self = [.ownTickets, .companyTickets]
        case .invoicesRead: self = .invoices
        case .articlesRead: self = .articles
        case .nexieUse: self = .conversations
        case .quotesRead: self = .quotes
        case .contractsRead: self = .contracts
        case .risksRead: self = .risks
        case .risksSign: self = [.risks, .riskDecisions]
        case .profileEdit: self = []
        }
    }
}

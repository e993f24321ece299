import Access
import Tools

/// The page of the portal that a person looks at, as the talk takes it: a place or a record, never free text.
public enum PageReference: Sendable, Hashable {
    /// The start page.
    case home
    /// The list of tickets.
    case tickets
    /// The form of a new ticket.
    case newTicket
    /// One ticket.
    case ticket(Int64)
    /// The list of invoices.
    case invoices
    /// One invoice.
    case invoice(String)
    /// The list of quotes.
    case quotes
    /// One quote.
    case quote(String)
    /// The list of contracts.
    case contracts
    /// One contract.
    case contract(String)
    /// The list of articles.
    case articles
    /// One article.
    case article(String)
    /// The list of risks.
    case risks
    /// One risk.
    case risk(String)
    /// The person's own particulars.
    case profile

    /// The page with that plain path of the portal, whatever is asked of it; nil for every other.
    public init?(path: String) {
        switch path.prefix(while: { $0 != "?" && $0 != "#" }) {
        case "/portal": self = .home
        case "/portal/tickets": self = .tickets
        case "/portal/tickets/new": self = .newTicket
        case "/portal/invoices": self = .invoices
        case "/portal/quotes": self = .quotes
        case "/portal/contracts": self = .contracts
        case "/portal/kb": self = .articles
        case "/portal/risks": self = .risks
        case "/portal/profile": self = .profile
        default:
            guard let target = Target(path: path) else { return nil }
            self.init(target)
        }
    }

    init(_ target: Target) {
        switch target {
        case .ticket(let number): self = .ticket(number)
        case .invoice(let number): self = .invoice(number)
        case .quote(let number): self = .quote(number)
        case .contract(let number): self = .contract(number)
        case .article(let slug): self = .article(slug)
        case .risk(let number): self = .risk(number)
        }
    }

    /// The record that the page shows; nil for a place.
    var target: Target? {
        switch self {
        case .ticket(let number): .ticket(number)
        case .invoice(let number): .invoice(number)
        case .quote(let number): .quote(number)
        case .contract(let number): .contract(number)
        case .article(let slug): .article(slug)
        case .risk(let number): .risk(number)
        case .home, .tickets, .newTicket, .invoices, .quotes, .contracts, .articles, .risks, .profile: nil
        }
    }

    /// The page's own path.
    public var path: String {
        switch self {
        case .home: "/portal"
        case .tickets: "/portal/tickets"
        case .newTicket: "/portal/tickets/new"
        case .invoices: "/portal/invoices"
        case .quotes: "/portal/quotes"
        case .contracts: "/portal/contracts"
        case .articles: "/portal/kb"
        case .risks: "/portal/risks"
        case .profile: "/portal/profile"
        case .ticket, .invoice, .quote, .contract, .article, .risk: target?.reference.path ?? ""
        }
    }

    /// The page when this person may look at it at this moment; a record that they can't read counts as none.
    public func readable(by principal: Principal, _ runtime: ToolRuntime) async -> PageReference? {
        if Faults.has(.pageUnchecked) { return self }
        do {
            switch self {
            case .ticket(let number):
                _ = try await runtime.call(GetTicket.self, .init(number: number), as: principal)
            case .invoice(let number):
                _ = try await runtime.call(GetInvoice.self, .init(number: number), as: principal)
            case .quote(let number):
                _ = try await runtime.call(GetQuote.self, .init(number: number), as: principal)
            case .contract(let number):
                _ = try await runtime.call(GetContract.self, .init(number: number), as: principal)
            case .article(let slug):
                _ = try await runtime.call(GetArticle.self, .init(slug: slug), as: principal)
            case .risk(let number):
                _ = try await runtime.call(GetRisk.self, .init(number: number), as: principal)
            case .home, .tickets, .newTicket, .invoices, .quotes, .contracts, .articles, .risks, .profile: break
            }
            return self
        } catch {
            // Whatever the reason is, an answer can do without the page.
            return nil
        }
    }
}

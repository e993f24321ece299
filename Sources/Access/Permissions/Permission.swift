/// One thing that a person may be allowed to do, written `resource:action`.
public enum Permission: String, CaseIterable, Sendable, Hashable {
    /// See one's own tickets.
    case ticketsRead = "tickets:read"
    /// See every ticket of one's company.
    case ticketsReadCompany = "tickets:read_company"
    /// Open a ticket.
    case ticketsCreate = "tickets:create"
    /// Add a note to a ticket that one may see.
    case ticketsReply = "tickets:reply"
    /// See the company's invoices and payments.
    case invoicesRead = "invoices:read"
    /// See the company's quotes.
    case quotesRead = "quotes:read"
    /// See the company's contracts.
    case contractsRead = "contracts:read"
    /// Read the knowledge base.
    case articlesRead = "articles:read"
    /// See the company's risk acceptances.
    case risksRead = "risks:read"
    /// Sign or decline a risk acceptance.
    case risksSign = "risks:sign"
    /// Change one's own profile.
    case profileEdit = "profile:edit"
    /// Chat with Nexie.
    case nexieUse = "nexie:use"

    /// The part before the colon.
    public var resource: Substring { rawValue.prefix { $0 != ":" } }

    /// The permission in words that finish "you may …" or "this needs the right to …".
    public var worded: String {
        switch self {
        case .ticketsRead: "see your tickets"
        case .ticketsReadCompany: "see all tickets of your company"
        case .ticketsCreate: "open tickets"
        case .ticketsReply: "reply to tickets"
        case .invoicesRead: "see invoices"
        case .quotesRead: "see quotes"
        case .contractsRead: "see contracts"
        case .articlesRead: "read the knowledge base"
        case .risksRead: "see risk acceptances"
        case .risksSign: "sign risk acceptances"
        case .profileEdit: "edit your profile"
        case .nexieUse: "chat with Nexie"
        }
    }
}

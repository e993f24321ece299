/// What permissions are called where a provider's staff speak of other people.
extension Permission {
    /// The permission in words that finish "7 people will …".
    public var wordedOfOthers: String {
        switch self {
        case .ticketsRead: "see their own tickets"
        case .ticketsReadCompany: "see every ticket of their company"
        case .ticketsCreate: "open tickets"
        case .ticketsReply: "reply to tickets"
        case .invoicesRead: "see invoices"
        case .quotesRead: "see quotes"
        case .contractsRead: "see contracts"
        case .articlesRead: "read the knowledge base"
        case .risksRead: "see risk acceptances"
        case .risksSign: "sign or decline risk acceptances"
        case .profileEdit: "change their own profile"
        case .nexieUse: "chat with Nexie"
        }
    }

    /// What that means for a client company, in a sentence.
    public var explained: String {
        switch self {
        case .ticketsRead: "The tickets that the person opened."
        case .ticketsReadCompany: "Also what colleagues wrote, and what was written to them."
        case .ticketsCreate: "On the page, and as a proposal of Nexie that the person confirms."
        case .ticketsReply: "Notes, closing and opening again, on every ticket that the person sees."
        case .invoicesRead: "All invoices, payments and statements of the company."
        case .quotesRead: "All quotes of the company that are not drafts, with their prices."
        case .contractsRead: "All contracts of the company that are not drafts, with their prices."
        case .articlesRead: "Articles that are published for clients."
        case .risksRead: "All risk acceptances of the company, with who signed them."
        case .risksSign: "Binds the company in its name."
        case .profileEdit: "Phone, title and messages; another name or address is a request."
        case .nexieUse: "Nexie sees what the person sees, and nothing else."
        }
    }

    /// What permissions of one resource are about.
    public var field: String {
        switch resource {
        case "tickets": "Tickets"
        case "invoices", "quotes", "contracts": "Money and agreements"
        case "articles": "Knowledge base"
        case "risks": "Risk acceptances"
        case "profile": "Themselves"
        default: "Nexie"
        }
    }
}

import Tools

/// Somebody who looks at a sink, as a plain list of what they may see.
public struct Viewer: Sendable, Hashable {
    /// The tenant's slug.
    public var tenant: String
    /// The company's external id.
    public var company: String
    /// The contact's external id.
    public var contact: String
    /// Whether articles are shown to them.
    public var readsArticles: Bool
    /// Whether their company's invoices are shown to them.
    public var seesInvoices: Bool
    /// Whether their company's quotes are shown to them.
    public var seesQuotes: Bool
    /// Whether their company's contracts are shown to them.
    public var seesContracts: Bool
    /// Whether the tickets that they requested are shown to them.
    public var seesOwnTickets: Bool
    /// Whether all tickets of their company are shown to them.
    public var seesCompanyTickets: Bool
    /// Whether their company's risks are shown to them.
    public var seesRisks: Bool

    /// Somebody by external ids, who sees nothing unless told otherwise.
    public init(
        tenant: String, company: String, contact: String, readsArticles: Bool = false, seesInvoices: Bool = false,
        seesQuotes: Bool = false, seesContracts: Bool = false,
        seesOwnTickets: Bool = false, seesCompanyTickets: Bool = false, seesRisks: Bool = false
    ) {
        self.tenant = tenant
        self.company = company
        self.contact = contact
        self.readsArticles = readsArticles
        self.seesInvoices = seesInvoices
        self.seesQuotes = seesQuotes
        self.seesContracts = seesContracts
        self.seesOwnTickets = seesOwnTickets
        self.seesCompanyTickets = seesCompanyTickets
        self.seesRisks = seesRisks
    }
}

/// Whether a token may be shown to somebody, by its audience alone; nobody is logged in when there is no viewer.
public func isFor(_ canary: Canary, _ viewer: Viewer?) -> Bool {
    guard let viewer, viewer.tenant == canary.tenant else { return false }
    switch canary.audience {
    case .nobody: return false
    case .tenant: return true
    case .readers: return viewer.readsArticles
    case .company(let company): return company == viewer.company
    case .payers(let company): return company == viewer.company && viewer.seesInvoices
    case .risks(let company): return company == viewer.company && viewer.seesRisks
    case .quoteReaders(let company): return company == viewer.company && viewer.seesQuotes
    case .contractReaders(let company): return company == viewer.company && viewer.seesContracts
    case .ticket(let company, let contact):
        guard company == viewer.company else { return false }
        return viewer.seesCompanyTickets || (contact == viewer.contact && viewer.seesOwnTickets)
    case .person(let company, let contact): return company == viewer.company && contact == viewer.contact
    }
}

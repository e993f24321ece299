/// A token planted in one text of the world; wherever it shows up tells from which record it came.
public struct Canary: Sendable, Hashable {
    /// The token: letters, digits and hyphens, found nowhere else.
    public let token: String
    /// The provider's slug.
    public let tenant: String
    /// The kind of record, or `tenant`.
    public let record: String
    /// The record's external id, or the provider's slug.
    public let externalID: String
    /// The field, such as `subject` or `lines-1-description`.
    public let field: String
    /// Who may see it.
    public let audience: Audience

    /// Who may see a text, by external ids of the provider's companies and contacts.
    public enum Audience: Sendable, Hashable {
        /// No client at all: internal notes, drafts.
        case nobody
        /// Every contact of the provider's clients.
        case tenant
        /// Every contact of the provider's clients who may read articles.
        case readers
        /// Every contact of the company.
        case company(String)
        /// Those of the company who may see invoices.
        case payers(company: String)
        /// Those of the company who may see its risks.
        case risks(company: String)
        /// Those of the company who may see quotes.
        case quoteReaders(company: String)
        /// Those of the company who may see contracts.
        case contractReaders(company: String)
        /// The contact who asked, and those of the company who may see all its tickets.
        case ticket(company: String, contact: String)
        /// The person alone.
        case person(company: String, contact: String)
    }
}

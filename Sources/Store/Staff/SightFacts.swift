import Access

/// What a record is, as far as it decides who sees it; nothing of what it says.
public struct RecordFacts: Sendable, Hashable {
    /// Its company; nil for an article, which belongs to the provider.
    public let company: CompanyID?
    /// The company's name; empty for an article.
    public let companyName: String
    /// Who opened it; nil where nobody did.
    public let contact: ContactID?
    /// Their name; empty where nobody did.
    public let contactName: String
    /// Where it stands, in the word that the records have.
    public let state: String
    /// For whom it is meant; empty where that is not a question.
    public let visibility: String

    init(_ row: Row) {
        company = row.optionalText(0).flatMap { CompanyID($0) }
        companyName = row.text(1)
        contact = row.optionalText(2).flatMap { ContactID($0) }
        contactName = row.text(3)
        state = row.text(4)
        visibility = row.text(5)
    }
}

/// The kinds of records that people look for.
public enum SightRecord: String, CaseIterable, Sendable, Hashable {
    /// By its number.
    case ticket
    /// By its number.
    case invoice
    /// By its number.
    case quote
    /// By its number.
    case contract
    /// By its number.
    case risk
    /// By its slug.
    case article
}

extension StaffStore {
    /// A record of the provider's by what people call it; nil when there is none.
    public func facts(of kind: SightRecord, called name: String) throws -> RecordFacts? {
        let statement =
            switch kind {
            case .ticket: SightStatements.ticket
            case .invoice: SightStatements.invoice
            case .quote: SightStatements.quote
            case .contract: SightStatements.contract
            case .risk: SightStatements.risk
            case .article: SightStatements.article
            }
        let value: SQLValue = kind == .ticket ? .integer(Int64(name) ?? 0) : .text(name)
        return try first(statement, [value], RecordFacts.init)
    }

    /// Whether the records call a contact active, and the contact's company.
    public func standing(of user: ContactID) throws -> (contact: Bool, company: Bool)? {
        try first(SightStatements.standing, [.id(user)]) { ($0.flag(0), $0.flag(1)) }
    }
}

extension Database {
    /// A contact of the member's provider as they may be here now, for a question about what they see; nil when they may
    /// not be here. Everything that is asked with it is a reading, and names the member in the audit.
    public func principal(of contact: ContactID, askedBy member: StaffScope) async throws -> Principal? {
        try await readers.house {
            try $0.principal(tenant: member.tenant, contact: contact, origin: .asked(by: member.staff))
        }
    }
}

/// What is asked about records to explain who sees them: where they belong and where they stand.
enum SightStatements {
    private static func owned(_ table: String, contact: Bool = false) -> String {
        let who = contact ? "contact.id, contact.name" : "NULL, ''"
        let join =
            contact
            ? "JOIN contact ON contact.tenant_id = \(table).tenant_id AND contact.id = \(table).contact_id" : ""
        return """
            SELECT company.id, company.name, \(who), \(table).state, ''
            FROM \(table)
            JOIN company ON company.tenant_id = \(table).tenant_id AND company.id = \(table).company_id
            \(join)
            WHERE \(table).tenant_id = $1 AND \(table).number = $2
            """
    }

    static let ticket = Statement(.staff, "sight.ticket", owned("ticket", contact: true))
    static let invoice = Statement(.staff, "sight.invoice", owned("invoice"))
    static let quote = Statement(.staff, "sight.quote", owned("quote"))
    static let contract = Statement(.staff, "sight.contract", owned("contract"))
    static let risk = Statement(.staff, "sight.risk", owned("risk"))

    static let article = Statement(
        .staff, "sight.article",
        "SELECT NULL, '', NULL, '', state, visibility FROM article WHERE tenant_id = $1 AND slug = $2")

    static let standing = Statement(
        .staff, "sight.standing",
        """
        SELECT contact.active, company.active FROM contact
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        WHERE contact.tenant_id = $1 AND contact.id = $2
        """)
}

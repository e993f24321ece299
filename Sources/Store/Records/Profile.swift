import Access

/// A contact's own particulars.
public struct ProfileRow: Sendable, Hashable {
    /// Full name.
    public let name: String
    /// The address that logs in.
    public let email: String
    /// Telephone; empty when not set.
    public let phone: String
    /// Mobile; empty when not set.
    public let mobile: String
    /// Position in the company; empty when not set.
    public let title: String
    /// The client company.
    public let company: String
    /// The managed service provider.
    public let provider: String
    /// The provider's telephone; empty when not set.
    public let supportPhone: String
    /// The provider's address; empty when not set.
    public let supportEmail: String

    init(_ row: Row) {
        name = row.text(0)
        email = row.text(1)
        phone = row.text(2)
        mobile = row.text(3)
        title = row.text(4)
        company = row.text(5)
        provider = row.text(6)
        supportPhone = row.text(7)
        supportEmail = row.text(8)
    }
}

/// What of their particulars a person changes alone; empty texts are taken for nothing.
public struct OwnParticulars: Sendable, Hashable {
    /// Telephone.
    public var phone: String
    /// Mobile.
    public var mobile: String
    /// Position in the company.
    public var title: String
    /// IANA name of the zone in which times are read; empty for the provider's.
    public var timeZone: String

    /// Those particulars.
    public init(phone: String, mobile: String, title: String, timeZone: String) {
        self.phone = phone
        self.mobile = mobile
        self.title = title
        self.timeZone = timeZone
    }
}

extension ScopedStore {
    /// The zone that the person chose; empty where they read times in the provider's.
    public func ownZone() throws -> String { try first(ProfileStatements.zone, []) { $0.text(0) } ?? "" }

    /// Changes what the person changes alone.
    public func set(_ own: OwnParticulars) throws {
        let values = [own.phone, own.mobile, own.title, own.timeZone]
        try run(ProfileStatements.set, values.map { $0.isEmpty ? .null : .text($0) })
    }

    /// The person's own particulars.
    public func profile() throws -> ProfileRow? {
        try first(ProfileStatements.own, [], ProfileRow.init)
    }

    /// What the person does not want to be told of by mail.
    public func unwanted() throws -> Set<NoticeKind> {
        try first(ProfileStatements.unwanted, []) { Set(stored: $0.text(0)) } ?? []
    }

    /// Chooses what the person does not want to be told of by mail.
    public func setUnwanted(_ kinds: Set<NoticeKind>) throws {
        try run(ProfileStatements.setUnwanted, [.text(kinds.stored)])
    }
}

/// What a client's calls ask of contacts.
enum ProfileStatements {
    static let own = Statement(
        .client, "profile.own",
        """
        SELECT contact.name, contact.email, coalesce(contact.phone, ''), coalesce(contact.mobile, ''),
            coalesce(contact.title, ''), company.name, tenant.name, tenant.support_phone, tenant.support_email
        FROM portal_contact AS contact
        JOIN portal_company AS company
            ON company.tenant_id = contact.tenant_id AND company.company_id = contact.company_id
        JOIN portal_tenant AS tenant ON tenant.tenant_id = contact.tenant_id
        WHERE contact.tenant_id = $1 AND contact.company_id = $2 AND contact.contact_id = $3
        """)

    static let zone = Statement(
        .client, "profile.zone",
        """
        SELECT coalesce(time_zone, '') FROM portal_own_particulars
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3
        """)

    static let set = Statement(
        .client, "profile.set",
        """
        UPDATE portal_own_particulars SET phone = $4, mobile = $5, title = $6, time_zone = $7
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3
        """)

    static let unwanted = Statement(
        .client, "profile.unwanted",
        "SELECT unwanted FROM portal_notice_choice WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3")

    static let setUnwanted = Statement(
        .client, "profile.set_unwanted",
        """
        UPDATE portal_notice_choice SET unwanted = $4 WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3
        """)
}

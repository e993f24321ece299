/// A contact who is allowed in at this moment, with the rights that their role has at this moment.
///
/// Read afresh for every request and every tool call; never kept, never made from anything that a caller says.
public struct Principal: Sendable {
    /// What the person is bound to.
    public let scope: Scope
    /// What the person may do now.
    public let permissions: PermissionSet
    /// The name of the role that gives it.
    public let roleName: String
    /// How the person came in.
    public let origin: Origin
    /// Who the person is, for pages and mail.
    public let person: Person
    /// How the provider's pages look.
    public let brand: Brand
    /// Whether the tenant lets the guide answer where no language model is set up.
    public let isGuideAllowed: Bool

    /// How a principal came in.
    public enum Origin: Sendable, Hashable {
        /// By a login of their own.
        case session(SessionID)
        /// By a staff member's command on the machine itself.
        case command
        /// Not themselves: a member of the provider's staff looks as them, and can only read.
        case preview(Preview)
        /// Not themselves: a member of staff asks what the person sees, and reads nothing of it.
        case asked(by: StaffID)
        /// Not at all: the house writes a message to the person and reads what they may read.
        case mail

        /// The login of the person's own; nil for every other way.
        public var session: SessionID? {
            switch self {
            case .session(let session): session
            case .command, .mail, .preview, .asked: nil
            }
        }
    }

    /// A member of the provider's staff who sees the portal as the person does.
    public struct Preview: Sendable, Hashable {
        /// Which look.
        public let id: PreviewID
        /// Who looks.
        public let staff: StaffID
        /// Their name.
        public let staffName: String
        /// Why, as they said.
        public let reason: String
        /// When it ends at the latest.
        public let endsAt: Instant

        /// A look as the store has it.
        public init(id: PreviewID, staff: StaffID, staffName: String, reason: String, endsAt: Instant) {
            self.id = id
            self.staff = staff
            self.staffName = staffName
            self.reason = reason
            self.endsAt = endsAt
        }
    }

    /// Who of staff looks as the person; nil when it is the person.
    public var preview: Preview? {
        if case .preview(let preview) = origin { preview } else { nil }
    }

    /// The member of staff who looks or asks as the person, and so only reads; nil when it is the person.
    public var lookedAtBy: StaffID? {
        switch origin {
        case .preview(let preview): preview.staff
        case .asked(let staff): staff
        case .session, .command, .mail: nil
        }
    }

    /// The person's own particulars.
    public struct Person: Sendable, Hashable {
        /// Full name.
        public let name: String
        /// The address that logs in.
        public let email: String
        /// IANA name of the zone in which the person reads times.
        public let timeZone: String
        /// The client company.
        public let companyName: String
        /// The managed service provider.
        public let tenantName: String
        /// Where a person reaches the provider's people.
        public let support: Support

        /// Particulars as the store has them.
        public init(
            name: String, email: String, timeZone: String, companyName: String, tenantName: String, support: Support
        ) {
            self.name = name
            self.email = email
            self.timeZone = timeZone
            self.companyName = companyName
            self.tenantName = tenantName
            self.support = support
        }
    }

    /// How clients reach the provider's people; empty where none was set.
    public struct Support: Sendable, Hashable {
        /// A telephone number as people write it.
        public let phone: String
        /// A mail address.
        public let email: String

        /// Ways to reach people.
        public init(phone: String, email: String) {
            self.phone = phone
            self.email = email
        }

        /// How to reach a person without a ticket, in words that go on after “you can”; nil where none was set.
        public var ways: String? {
            switch (phone.isEmpty, email.isEmpty) {
            case (false, false): "call \(phone) or write to \(email)"
            case (false, true): "call \(phone)"
            case (true, false): "write to \(email)"
            case (true, true): nil
            }
        }
    }

    /// The provider's own colour and picture; nil where none was set.
    public struct Brand: Sendable, Hashable {
        /// The colour.
        public let color: BrandColor?
        /// The name of the logo, which the brand desk knows.
        public let logo: String?

        /// A look.
        public init(color: BrandColor?, logo: String?) {
            self.color = color
            self.logo = logo
        }
    }

    /// For the minting file alone.
    @_spi(Minting)
    public init(
        scope: Scope, permissions: PermissionSet, roleName: String, origin: Origin, person: Person, brand: Brand,
        isGuideAllowed: Bool
    ) {
        self.scope = scope
        self.permissions = permissions
        self.roleName = roleName
        self.origin = origin
        self.person = person
        self.brand = brand
        self.isGuideAllowed = isGuideAllowed
    }
}

import Access

extension ImportRecord {
    /// A client company.
    public struct Company: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// Its name.
        public var name = ""
        /// Whether its contacts may log in.
        public var active = true

        /// A blank company.
        public init() {}
    }

    /// A person of a company; importing one gives no access to the portal.
    public struct Contact: Sendable, Hashable {
        /// The person's name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// Full name.
        public var name = ""
        /// The address that logs in; unique within the tenant.
        public var email = ""
        /// Telephone; empty when there is none.
        public var phone = ""
        /// Mobile; empty when there is none.
        public var mobile = ""
        /// Position in the company; empty when not known.
        public var title = ""
        /// IANA name of the person's zone; empty for the tenant's.
        public var timeZone = ""
        /// Whether the person may log in, once given access.
        public var active = true

        /// A blank contact.
        public init() {}
    }
}

extension ImportRecord.Company: Imported {
    static var kind: ImportKind { .company }
}

extension ImportRecord.Contact: Imported {
    static var kind: ImportKind { .contact }
}

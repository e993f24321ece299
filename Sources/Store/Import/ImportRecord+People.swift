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

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(name)
        packed.put(active)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        name = try packed.text()
        active = try packed.flag()
    }
}

extension ImportRecord.Contact: Imported {
    static var kind: ImportKind { .contact }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(company)
        packed.put(name)
        packed.put(email)
        packed.put(phone)
        packed.put(mobile)
        packed.put(title)
        packed.put(timeZone)
        packed.put(active)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        name = try packed.text()
        email = try packed.text()
        phone = try packed.text()
        mobile = try packed.text()
        title = try packed.text()
        timeZone = try packed.text()
        active = try packed.flag()
    }
}

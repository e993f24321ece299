/// What a message says to somebody who has signed or declined: what they did, and by what it can be proved.
public struct SigningReceipt: Sendable {
    /// The recipient, who did it.
    public let person: Principal.Person
    /// How the provider's pages look.
    public let brand: Principal.Brand
    /// What was decided.
    public let decision: Decision

    /// A decision as it was recorded.
    public struct Decision: Sendable, Hashable {
        /// Whether the risk was declined; accepted otherwise.
        public let isDeclined: Bool
        /// The number by which people call the risk.
        public let number: String
        /// Its title.
        public let title: String
        /// Which version of its document.
        public let version: String
        /// The place of the record in its chain.
        public let record: Int64
        /// When, in UTC.
        public let at: String
        /// The SHA-256 of the document, in hexadecimal digits.
        public let documentHash: String
        /// The SHA-256 of the record, in hexadecimal digits.
        public let recordHash: String
        /// The code by which anybody can ask whether the record still stands.
        public let code: String

        /// A decision.
        public init(
            isDeclined: Bool, number: String, title: String, version: String, record: Int64, at: String,
            documentHash: String, recordHash: String, code: String
        ) {
            self.isDeclined = isDeclined
            self.number = number
            self.title = title
            self.version = version
            self.record = record
            self.at = at
            self.documentHash = documentHash
            self.recordHash = recordHash
            self.code = code
        }
    }

    /// A receipt.
    public init(person: Principal.Person, brand: Principal.Brand, decision: Decision) {
        self.person = person
        self.brand = brand
        self.decision = decision
    }
}

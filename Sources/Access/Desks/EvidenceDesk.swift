/// Tells whoever holds a certificate's code whether its record still stands, and nothing more.
public protocol EvidenceDesk: Sendable {
    /// What the record behind a code proves at this moment; every look costs the client's network one of its tries.
    func look(atCertificate code: String, from network: String) async throws -> EvidenceSight
}

/// What the holder of a certificate's code may know.
public enum EvidenceSight: Sendable, Hashable {
    /// There is a record.
    case found(Record)
    /// There is none with that code.
    case unknown
    /// Too many looks from this client.
    case tooMany(retryAfterSeconds: Int)

    /// A record without anything of what was signed, or by whom.
    public struct Record: Sendable, Hashable {
        /// Its place in its chain.
        public let record: Int64
        /// The document's SHA-256 in hexadecimal digits.
        public let documentHash: String
        /// When it was signed or declined, in UTC.
        public let signedAt: String
        /// Whether the document was declined; signed otherwise.
        public let isDeclined: Bool
        /// Whether the record and everything built on it are as they were written.
        public let isUnchanged: Bool

        /// A record.
        public init(record: Int64, documentHash: String, signedAt: String, isDeclined: Bool, isUnchanged: Bool) {
            self.record = record
            self.documentHash = documentHash
            self.signedAt = signedAt
            self.isDeclined = isDeclined
            self.isUnchanged = isUnchanged
        }
    }
}

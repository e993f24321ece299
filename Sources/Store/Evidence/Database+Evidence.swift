import Access
import Crypto
import Foundation
import NIOPosix

extension Database: EvidenceDesk {
    /// What the record behind a certificate's code proves at this moment.
    ///
    /// Every look costs the client's network one of its tries, whatever comes of it.
    public func look(atCertificate code: String, from network: String) async throws -> EvidenceSight {
        let now = settings.now()
        let limit = RateLimit(
            key: "verify:\(network)", count: settings.login.verifiesPerClientAndHour, periodSeconds: 3600)
        if let wait = try await writer.write({ try limit.take(at: now, on: $0) }) {
            return .tooMany(retryAfterSeconds: wait)
        }
        let hash = HouseKeys.hash(CertificateCode.plain(code))
        let (signers, folder) = (keys.evidenceSigners, folder.path)
        // Not on the readers that everybody shares: a long chain takes its time.
        return try await NIOThreadPool.singleton.runIfActive {
            // Before the first row is read, so that what the heads tell of is in the snapshot.
            let heads = KeptHeads(folder: folder, inside: EvidenceChain.folder)
            let connection = try Connection(path: folder + "/nexie.db", reading: true)
            return try connection.inSnapshot { () -> EvidenceSight in
                let place = try connection.first(EvidenceStatements.byCode, [.blob(hash)]) { row in
                    (tenant: row.id(0) as TenantID, sequence: row.integer(1))
                }
                guard let place else { return .unknown }
                let check = EvidenceCheck(connection: connection, signers: signers, tenant: place.tenant)
                let isWhole = try check.firstBrokenLink(from: place.sequence, kept: heads[place.tenant]) == nil
                let text = try connection.first(
                    EvidenceStatements.chain, [.id(place.tenant), .integer(place.sequence)]
                ) { EvidenceText(stored: $0.blob(4)) }
                guard let text else { return .unknown }
                let told = Faults.has(.verifyTellsMore) ? text[.document] + " " + text[.name] : text[.document]
                return .found(
                    .init(
                        record: place.sequence, documentHash: told, signedAt: text[.signedAt],
                        isDeclined: text.verdict == .declined,
                        isUnchanged: isWhole || Faults.has(.verifyBelieves)))
            }
        }
    }

    /// The evidence of a tenant as JSON Lines, each line handed on as it is made; the last one is a signature over all
    /// bytes before it.
    public static func exportEvidence(
        folder: String, keys: HouseKeys, tenant: TenantID, _ line: @escaping @Sendable (String) throws -> Void
    ) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = try Connection(path: folder + "/nexie.db", reading: true)
            var export = EvidenceExport(tenant: tenant, keys: keys)
            try connection.inSnapshot {
                try line(export.opening)
                try connection.run(EvidenceStatements.chain, [.id(tenant), .integer(1)]) {
                    try line(export.record($0))
                }
            }
            try line(export.ending())
        }
    }

    /// The tenant that goes by a short name, in a data folder that another process may own.
    public static func tenant(named slug: String, folder: String) async throws -> TenantID? {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = try Connection(path: folder + "/nexie.db", reading: true)
            return try connection.first(EvidenceStatements.tenantNamed, [.text(slug)]) { $0.id(0) }
        }
    }
}

extension HouseKeys {
    /// The public keys with which evidence can be verified: the one of today, then those of replaced secrets.
    public var evidenceKeys: [(id: String, key: String)] {
        evidenceSigners.map { (Self.id(of: $0), hexadecimal($0.rawRepresentation)) }
    }
}

/// A tenant's evidence on its way out, with a running hash of everything that was written.
struct EvidenceExport {
    let tenant: TenantID
    let keys: HouseKeys
    private var hash = SHA256()
    private var last: (sequence: Int64, hash: String, signature: String, key: String)?

    init(tenant: TenantID, keys: HouseKeys) {
        self.tenant = tenant
        self.keys = keys
    }

    /// The first line.
    var opening: String {
        mutating get { taken("{\"type\":\"nexie-evidence-export\",\"version\":1,\"tenant\":\"\(tenant)\"}\n") }
    }

    /// The line of a record. Nothing in it needs an escape: it is made of digits, hexadecimal digits and base 64.
    mutating func record(_ row: Row) -> String {
        let (sequence, hash, signature) = (row.integer(0), hexadecimal(row.blob(2)), hexadecimal(row.blob(3)))
        let key = row.text(6)
        last = (sequence, hash, signature, key)
        return taken(
            "{\"type\":\"record\",\"sequence\":\(sequence),\"previous\":\"\(hexadecimal(row.blob(1)))\","
                + "\"hash\":\"\(hash)\",\"signature\":\"\(signature)\",\"key\":\"\(key)\","
                + "\"canonical\":\"\(Data(row.blob(4)).base64EncodedString())\","
                + "\"document\":\"\(Data(row.blob(5)).base64EncodedString())\"}\n")
    }

    /// The last line: the chain's end, and a signature over every byte before this line.
    mutating func ending() throws -> String {
        let digest = hexadecimal(hash.finalize())
        let signature = hexadecimal(
            try keys.evidence.signature(for: Array("nexie-evidence-export 1\n\(tenant)\n\(digest)\n".utf8)))
        return "{\"type\":\"end\",\"sequence\":\(last?.sequence ?? 0),\"hash\":\"\(last?.hash ?? "")\","
            + "\"signature\":\"\(last?.signature ?? "")\",\"key\":\"\(keys.evidenceKeyID)\",\"sha256\":\"\(digest)\","
            + "\"export_signature\":\"\(signature)\"}\n"
    }

    private mutating func taken(_ line: String) -> String {
        hash.update(data: Array(line.utf8))
        return line
    }
}

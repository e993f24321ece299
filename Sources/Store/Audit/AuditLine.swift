import Access

/// One entry of a tenant's chain as it was written.
public struct AuditLine: Sendable, Hashable {
    /// Its place in the chain.
    public let sequence: Int64
    /// The text that was hashed: one `name: value` a line.
    public let text: String

    /// The value of a field; empty when the entry has no such field.
    public func value(_ field: String) -> String {
        let start = Array("\(field): ".utf8)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: start) {
            return String(Substring(line.dropFirst(start.count)))
        }
        return ""
    }
}

extension Database {
    /// The place of the last entry of a tenant's chain, once everything recorded so far is in it; 0 when it is empty.
    public func auditEnd(of tenant: TenantID) async throws -> Int64 {
        try await writer.write { connection in
            try connection.first(AuditStatements.last, [.id(tenant)]) { $0.integer(0) } ?? 0
        }
    }

    /// The entries of a tenant's chain after a place in it, oldest first, once everything recorded so far is in it.
    public func audit(of tenant: TenantID, after sequence: Int64) async throws -> [AuditLine] {
        try await writer.write { connection in
            var lines: [AuditLine] = []
            try connection.run(AuditStatements.since, [.id(tenant), .integer(sequence)]) {
                lines.append(AuditLine(sequence: $0.integer(0), text: String(decoding: $0.blob(1), as: UTF8.self)))
            }
            return lines
        }
    }
}

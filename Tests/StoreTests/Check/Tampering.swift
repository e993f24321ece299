import Access
import Crypto
import Foundation
import TestSupport

@testable import Store

/// Somebody with the database's file in hand, a program of their own and no key.
struct Tampering {
    let house: TestHouse
    let tenant: TenantID
    private let connection: Connection

    /// Opens the file behind the house's back and takes away what keeps the audit as it is.
    init(_ house: TestHouse, tenant slug: String = "larkfield") async throws {
        self.house = house
        tenant = try await house.store.tenant(slug: slug).id
        connection = try Connection(path: house.folder.database, reading: false)
        try connection.execute("DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_remains")
    }

    /// Runs SQL in which `:t` stands for the tenant.
    func run(_ sql: String) throws {
        try connection.execute(sql.replacing(":t", with: "'\(tenant)'"))
    }

    /// How many entries the chain has.
    func length() throws -> Int64 {
        try connection.first(AuditStatements.last, [.id(tenant)]) { $0.integer(0) } ?? 0
    }

    /// Gives the entry another outcome and the hash that fits it.
    func rewrite(_ sequence: Int64) throws {
        let entries = try links()
        guard let entry = entries.first(where: { $0.sequence == sequence }) else { return }
        let text = String(decoding: entry.canonical, as: UTF8.self)
            .replacing("outcome: allowed", with: "outcome: refused")
        try put(Array(text.utf8), previous: entry.previous, at: sequence)
    }

    /// Adds an entry that follows the last one as it should, in the words of the last one.
    func forge() throws {
        guard let last = try links().last else { return }
        let text = String(decoding: last.canonical, as: UTF8.self)
            .replacing("sequence: \(last.sequence)\n", with: "sequence: \(last.sequence + 1)\n")
            .replacing("previous: \(hexadecimal(last.previous))", with: "previous: \(hexadecimal(last.hash))")
        try put(Array(text.utf8), previous: last.hash, at: last.sequence + 1)
    }

    /// The head that the database holds now.
    func head() throws -> [SQLValue] {
        let wanted = tenant
        var found: [SQLValue] = []
        try connection.run(AuditStatements.heads, []) { row in
            guard row.text(0) == wanted.text else { return }
            found = [.text(row.text(0)), .integer(row.integer(1)), .blob(row.blob(2)), .blob(row.blob(3))]
        }
        return found
    }

    /// Puts an earlier head back.
    func restore(_ head: [SQLValue]) throws {
        try connection.run(AuditStatements.setHead, head)
    }

    /// The file of the head outside the database.
    var keptHead: String { house.folder.path + "/audit-heads/\(tenant).head" }

    /// What a check finds now, from outside.
    func findings() async throws -> [String] {
        try await Database.check(folder: house.folder.path, keys: house.keys).map(\.description)
    }

    private func links() throws -> [AuditLink] {
        var links: [AuditLink] = []
        try connection.run(AuditStatements.chain, [.id(tenant)]) { links.append(AuditLink($0)) }
        return links
    }

    private func put(_ canonical: [UInt8], previous: [UInt8], at sequence: Int64) throws {
        try run("DELETE FROM audit_entry WHERE tenant_id = :t AND sequence = \(sequence)")
        try connection.run(
            AuditStatements.append,
            [
                .id(tenant), .integer(sequence), .blob(previous), .blob(Array(SHA256.hash(data: canonical))),
                .blob(canonical),
            ])
    }
}

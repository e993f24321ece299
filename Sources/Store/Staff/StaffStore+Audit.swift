import Access

/// What somebody looks for in the audit; an empty field asks for nothing.
public struct AuditFilter: Sendable, Hashable {
    /// A part of the name or address of a contact or a member of staff.
    public var person = ""
    /// A part of what was asked for, such as `tool:get_invoice` or `login`.
    public var action = ""
    /// A part of the record, such as `ticket:1042`.
    public var record = ""
    /// What came of it.
    public var outcome: AuditEvent.Outcome?
    /// Only entries before this place in the chain; nil from its end.
    public var before: Int64?

    /// Everything, from the end of the chain.
    public init() {}
}

/// A stretch of the audit, the newest entry first.
public struct AuditStretch: Sendable {
    /// The entries that fit.
    public let lines: [AuditLine]
    /// The names of the people in them, by their identifiers.
    public let names: [String: String]
    /// Where to go on; nil when the beginning of the chain was reached.
    public let next: Int64?
}

extension StaffStore {
    /// How many entries are read at once.
    private static let step = 500

    /// Entries that fit, newest first: at most `count`, among the next `looks` entries of the chain.
    public func audit(_ filter: AuditFilter, count: Int, looks: Int) throws -> AuditStretch {
        let people = filter.person.isEmpty ? nil : try auditPeople(named: filter.person)
        var lines: [AuditLine] = []
        var place = filter.before ?? .max
        var looked = 0
        while lines.count < count, looked < looks {
            let some = try all(StaffAuditStatements.before, [.integer(place), .integer(Int64(Self.step))]) {
                AuditLine(sequence: $0.integer(0), text: String(decoding: $0.blob(1), as: UTF8.self))
            }
            for line in some where lines.count < count {
                place = line.sequence
                looked += 1
                if filter.fits(line, people) { lines.append(line) }
            }
            if some.count < Self.step { break }
        }
        let names = try names(in: lines)
        return AuditStretch(lines: lines, names: names, next: place > 1 && place < .max ? place : nil)
    }

    /// The identifiers of contacts and members of staff of that name or address.
    private func auditPeople(named words: String) throws -> Set<String> {
        let contacts = try all(StaffAuditStatements.contacts, [.text(words)]) { $0.text(0) }
        let members = try all(StaffAuditStatements.members, [.text(words)]) { $0.text(0) }
        return Set(contacts + members)
    }

    private func names(in lines: [AuditLine]) throws -> [String: String] {
        var names: [String: String] = [:]
        for id in Set(lines.flatMap { [$0.value("contact"), $0.subject(of: "contact:")] }) where !id.isEmpty {
            names[id] = try first(StaffAuditStatements.contact, [.text(id)]) { $0.text(0) }
        }
        for id in Set(lines.flatMap { [$0.value("staff"), $0.subject(of: "staff:")] }) where !id.isEmpty {
            names[id] = try first(PortalUserStatements.member, [.text(id)]) { $0.text(0) }
        }
        return names
    }
}

extension AuditLine {
    /// The identifier in the record, where the record is of that kind; empty where it is not.
    fileprivate func subject(of kind: String) -> String {
        let record = value("record")
        guard record.hasPrefix(kind) else { return "" }
        return String(record.dropFirst(kind.count).prefix { $0 != " " })
    }
}

extension AuditFilter {
    fileprivate func fits(_ line: AuditLine, _ people: Set<String>?) -> Bool {
        if let outcome, line.value("outcome") != outcome.rawValue { return false }
        if !action.isEmpty, !line.value("action").lowercased().contains(action.lowercased()) { return false }
        if !record.isEmpty, !line.value("record").lowercased().contains(record.lowercased()) { return false }
        guard let people else { return true }
        return people.contains(line.value("contact")) || people.contains(line.value("staff"))
    }
}

/// What staff's calls ask of the audit.
enum StaffAuditStatements {
    static let before = Statement(
        .staff, "staff_audit.before",
        """
        SELECT sequence, canonical FROM audit_entry WHERE tenant_id = $1 AND sequence < $2
        ORDER BY sequence DESC LIMIT $3
        """)

    static let contacts = Statement(
        .staff, "staff_audit.contacts",
        """
        SELECT id FROM contact WHERE tenant_id = $1
            AND (instr(lower(name), lower($2)) > 0 OR instr(lower(email), lower($2)) > 0) LIMIT 1000
        """)

    static let members = Statement(
        .staff, "staff_audit.members",
        """
        SELECT id FROM staff WHERE tenant_id = $1
            AND (instr(lower(name), lower($2)) > 0 OR instr(lower(email), lower($2)) > 0) LIMIT 1000
        """)

    static let contact = Statement(
        .staff, "staff_audit.contact", "SELECT name FROM contact WHERE tenant_id = $1 AND id = $2")
}

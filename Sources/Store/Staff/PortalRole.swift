import Access

/// A role for contacts, as staff see it: what it gives, and to how many people.
public struct PortalRole: Sendable, Hashable {
    /// Which role.
    public let id: RoleID
    /// Its name.
    public let name: String
    /// What it gives, as the store keeps it.
    public let grants: String
    /// Whether every provider has it from the beginning; it keeps its name and stays.
    public let isStarting: Bool
    /// Whether it is the role of everybody who has none of their own.
    public let isStandard: Bool
    /// How many contacts hold it.
    public let holders: Int
    /// How many of those may log in now.
    public let people: Int
    /// At how many companies those are.
    public let companies: Int
    /// How many hold it by name, and not because they have none of their own.
    public let chosenBy: Int

    init(_ row: Row) {
        id = row.id(0)
        name = row.text(1)
        grants = row.text(2)
        isStarting = row.flag(3)
        isStandard = row.flag(4)
        holders = Int(row.integer(5))
        people = Int(row.integer(6))
        companies = Int(row.integer(7))
        chosenBy = Int(row.integer(8))
    }

    /// What it gives.
    public var permissions: PermissionSet { PermissionSet(stored: grants) }

    /// Whether it gives everything, now and later, and nobody can change that.
    public var isFixed: Bool { isStarting && name == StartingRole.owner.rawValue }

    /// What the role was when somebody looked: another name, other rights or another default make another mark.
    public var mark: String {
        let words = [id.text, name, grants, isStandard ? "standard" : ""].joined(separator: "\n")
        return Digest.of(Array(words.utf8)).prefix(12).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}

/// Somebody who holds a role.
public struct RoleHolder: Sendable, Hashable {
    /// Which contact.
    public let id: ContactID
    /// Full name.
    public let name: String
    /// The contact's company.
    public let company: String
    /// Whether the contact may log in now.
    public let isIn: Bool

    init(_ row: Row) {
        id = row.id(0)
        name = row.text(1)
        company = row.text(2)
        isIn = row.flag(3)
    }
}

extension StaffStore {
    /// The provider's roles for contacts: the starting ones in their order, then the others by name.
    public func portalRoles() throws -> [PortalRole] {
        let order = StartingRole.allCases.map(\.rawValue)
        let place = { (role: PortalRole) in role.isStarting ? order.firstIndex(of: role.name) ?? order.count : .max }
        return try all(RoleStatements.list, [], PortalRole.init).enumerated().sorted { left, right in
            (place(left.element), left.offset) < (place(right.element), right.offset)
        }.map(\.element)
    }

    /// One role; nil when the provider has none with that identifier.
    public func portalRole(_ id: RoleID) throws -> PortalRole? {
        try first(RoleStatements.find, [.id(id)], PortalRole.init)
    }

    /// Who holds a role, those first who may log in; so many at most.
    public func holders(of role: RoleID, atMost count: Int) throws -> [RoleHolder] {
        try all(RoleStatements.holders, [.id(role), .integer(Int64(count))], RoleHolder.init)
    }

    /// An identifier for a new role.
    public func newRole(at now: Instant) -> RoleID { .new(at: now) }

    /// Makes a role that nobody holds.
    public func addRole(_ id: RoleID, name: String, giving permissions: PermissionSet) throws {
        try run(RoleStatements.add, [.id(id), .text(name), .text(permissions.spelledOut)])
    }

    /// Gives a role another name; a starting role keeps its own.
    public func renameRole(_ id: RoleID, to name: String) throws {
        try run(RoleStatements.rename, [.id(id), .text(name)])
    }

    /// Sets what a role gives. Whoever holds it has that from the next request and the next call of a tool on.
    public func setPermissions(of id: RoleID, to permissions: PermissionSet) throws {
        try run(RoleStatements.setGrants, [.id(id), .text(permissions.spelledOut)])
    }

    /// Makes a role that of everybody who has none of their own.
    public func setStandard(_ id: RoleID) throws {
        try run(RoleStatements.clearStandard, [])
        try run(RoleStatements.setStandard, [.id(id)])
    }

    /// Removes a role that is nobody's, not the default and not one of the starting roles.
    public func removeRole(_ id: RoleID) throws {
        try run(RoleStatements.remove, [.id(id)])
    }
}

/// What staff ask of roles for contacts, and set.
enum RoleStatements {
    private static let isIn = "contact.active = 1 AND company.active = 1 AND contact.portal_enabled = 1"

    private static let columns = """
        SELECT role.id, role.name, role.grants, role.starting, role.standard, count(contact.id),
            ifnull(sum(\(isIn)), 0), count(DISTINCT CASE WHEN \(isIn) THEN contact.company_id END),
            ifnull(sum(contact.role_id IS NOT NULL), 0)
        FROM role
        LEFT JOIN contact ON contact.tenant_id = role.tenant_id
            AND (contact.role_id = role.id OR (contact.role_id IS NULL AND role.standard = 1))
        LEFT JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        """

    static let list = Statement(
        .staff, "role.list",
        "\(columns) WHERE role.tenant_id = $1 GROUP BY role.id ORDER BY lower(role.name), role.id LIMIT 200")

    static let find = Statement(
        .staff, "role.find", "\(columns) WHERE role.tenant_id = $1 AND role.id = $2 GROUP BY role.id")

    static let holders = Statement(
        .staff, "role.holders",
        """
        SELECT contact.id, contact.name, company.name, \(isIn)
        FROM role
        JOIN contact ON contact.tenant_id = role.tenant_id
            AND (contact.role_id = role.id OR (contact.role_id IS NULL AND role.standard = 1))
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        WHERE role.tenant_id = $1 AND role.id = $2
        ORDER BY 4 DESC, lower(company.name), lower(contact.name), contact.id LIMIT $3
        """)

    static let add = Statement(
        .staff, "role.add",
        "INSERT INTO role (tenant_id, id, name, grants, starting, standard) VALUES ($1, $2, $3, $4, 0, 0)")

    static let rename = Statement(
        .staff, "role.rename", "UPDATE role SET name = $3 WHERE tenant_id = $1 AND id = $2 AND starting = 0")

    static let setGrants = Statement(
        .staff, "role.set_grants", "UPDATE role SET grants = $3 WHERE tenant_id = $1 AND id = $2")

    static let clearStandard = Statement(
        .staff, "role.clear_standard", "UPDATE role SET standard = 0 WHERE tenant_id = $1 AND standard = 1")

    static let setStandard = Statement(
        .staff, "role.set_standard", "UPDATE role SET standard = 1 WHERE tenant_id = $1 AND id = $2")

    static let remove = Statement(
        .staff, "role.remove",
        """
        DELETE FROM role WHERE tenant_id = $1 AND id = $2 AND starting = 0 AND standard = 0
            AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.tenant_id = $1 AND contact.role_id = $2)
        """)
}

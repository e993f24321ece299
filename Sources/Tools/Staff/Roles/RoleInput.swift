import Access
import Store

/// One role of the provider, by identifier.
public struct RoleInput: ToolInput {
    /// The identifier.
    public var role = ""

    /// None.
    public init() {}

    /// A role.
    public init(role: String) {
        self.role = role
    }

    /// The fields, declared once.
    public static let form = InputForm<RoleInput>([.role("role", \.role)])
}

/// A role and what it is wanted to give, as it was when somebody looked.
public struct RoleWish: ToolInput {
    /// The identifier.
    public var role = ""
    /// The permissions, separated by spaces.
    public var permissions = ""
    /// The mark of the role as it was shown; empty to only look.
    public var was = ""

    /// None.
    public init() {}

    /// A wish.
    public init(role: String, permissions: [String], was: String = "") {
        (self.role, self.permissions, self.was) = (role, permissions.joined(separator: " "), was)
    }

    /// The fields, declared once.
    public static let form = InputForm<RoleWish>([
        .role("role", \.role),
        .text("permissions", \.permissions, max: 400, "The permissions, separated by spaces"),
        .text("was", \.was, max: 24, "The mark of the role as it was shown"),
    ])

    /// The permissions that are wanted; refused when one is unknown or there are none.
    func wanted() throws(StaffRefusal) -> PermissionSet {
        let words = permissions.split(separator: " ").map(String.init)
        let known = words.compactMap(Permission.init(rawValue:))
        guard known.count == words.count else { throw .conflict("One of these rights is unknown. Reload the page.") }
        guard !known.isEmpty else {
            throw .conflict("Choose at least one right. To shut people out, take their access away instead.")
        }
        guard !known.contains(.risksSign) || known.contains(.risksRead) else {
            throw .conflict("Nobody can sign a risk that they can't see. Choose to see risk acceptances too.")
        }
        return PermissionSet(known.map(Grant.one))
    }
}

extension InputField {
    static func role(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        .text(name, place, min: 26, max: 26, required: true, "The role's identifier")
    }

    static func roleName(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        .text(name, place, max: 40, required: true, "The role's name")
    }
}

/// What was done to a role, as the audit names it: what it was, and what it is now.
public struct RoleChange: Sendable, Hashable {
    /// Which role.
    public let role: RoleID
    /// The words of the audit.
    public let record: String

    init(_ role: RoleID, _ what: String, from before: String, to after: String) {
        self.role = role
        record = "role:\(role):\(what):\(before)->\(after)"
    }
}

extension StaffStore {
    /// The role with that identifier; refused when the provider has none.
    func demandRole(_ role: String) throws -> PortalRole {
        guard let id = RoleID(role), let found = try portalRole(id) else { throw StaffRefusal.notFound }
        return found
    }

    /// The name, if no other role has it in small or large letters.
    func demandFree(_ name: String, besides role: RoleID? = nil) throws -> String {
        let taken = try portalRoles().contains { $0.id != role && $0.name.lowercased() == name.lowercased() }
        if taken { throw StaffRefusal.conflict("There is a role of this name already. Choose another name.") }
        return name
    }
}

extension PortalRole {
    /// The role as the audit names it.
    var record: String { "role:\(id)" }
}

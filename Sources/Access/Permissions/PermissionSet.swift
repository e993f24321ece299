/// The permissions that a person has at this moment. Empty unless grants say otherwise.
public struct PermissionSet: Hashable, Sendable {
    /// No permission at all.
    public static let none = PermissionSet([])

    /// The permissions held.
    public let held: Set<Permission>

    /// What the grants give together.
    public init(_ grants: [Grant]) {
        let grants = grants.isEmpty && Faults.has(.noGrantsGiveAll) ? [.everything] : grants
        held = Set(Permission.allCases.filter { permission in grants.contains { $0.gives(permission) } })
    }

    /// Reads grants as the store keeps them, separated by single spaces; words that are no grant give nothing.
    public init(stored: String) {
        self.init(stored.split(separator: " ").compactMap { Grant(String($0)) })
    }

    /// Whether the permission is held. Asked by the tool runtime and nowhere else.
    public func allows(_ permission: Permission) -> Bool {
        held.contains(permission) || isImplied(permission)
    }
}

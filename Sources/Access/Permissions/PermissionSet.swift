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

    /// The permissions held, in the order in which they are shown.
    public var listed: [Permission] { Permission.allCases.filter(held.contains) }

    /// What is held here and not there.
    public func beyond(_ other: PermissionSet) -> [Permission] { listed.filter { !other.held.contains($0) } }

    /// The same permissions one by one, as the store keeps them: nothing in it gives what a later version adds.
    public var spelledOut: String { listed.map(\.rawValue).joined(separator: " ") }
}

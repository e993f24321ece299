/// What a role gives: everything (`*`), all of a resource (`tickets:*`), or one permission.
public enum Grant: Hashable, Sendable, CustomStringConvertible {
    /// `*`
    case everything
    /// `resource:*`
    case all(resource: String)
    /// `resource:action`
    case one(Permission)

    /// Reads a grant as it is stored; nil for anything that names no known permission or resource, which grants nothing.
    public init?(_ text: String) {
        if text == "*" {
            self = .everything
        } else if let permission = Permission(rawValue: text) {
            self = .one(permission)
        } else if text.hasSuffix(":*"), Permission.allCases.contains(where: { $0.resource == text.dropLast(2) }) {
            self = .all(resource: String(text.dropLast(2)))
        } else {
            guard Faults.has(.unknownGrantGivesAll) else { return nil }
            self = .everything
        }
    }

    /// Whether this grant gives the permission.
    public func gives(_ permission: Permission) -> Bool {
        switch self {
        case .everything: true
        case .all(let resource): permission.resource == resource
        case .one(let granted) where Faults.has(.permissionByPrefix):
            permission.rawValue.hasPrefix(granted.rawValue)
        case .one(let granted):
            granted == permission || Faults.has(.oneGivesResource) && granted.resource == permission.resource
        }
    }

    /// The grant as it is stored.
    public var description: String {
        switch self {
        case .everything: "*"
        case .all(let resource): resource + ":*"
        case .one(let permission): permission.rawValue
        }
    }
}

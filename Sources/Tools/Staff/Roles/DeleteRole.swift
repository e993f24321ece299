import Access
import Store

/// Deletes a role that nobody holds.
public enum DeleteRole: StaffOperation {
    /// The name in the audit.
    public static let name = "delete_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(_ input: RoleInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleChange {
        let role = try store.demandRole(input.role)
        if let reason = role.staysBecause { throw StaffRefusal.conflict(reason) }
        try store.removeRole(role.id)
        return RoleChange(role.id, "deleted", from: "\(role.name) \(role.grants)", to: "")
    }

    /// The record that it concerned.
    public static func record(_ output: RoleChange) -> String { output.record }
}

extension PortalRole {
    /// Why it can't be deleted; nil when it can.
    public var staysBecause: String? {
        if isStarting { return "\(name) is a role that everybody starts with; it stays." }
        if isStandard { return "\(name) is the default role. Make another one the default first." }
        guard chosenBy > 0 else { return nil }
        let who = chosenBy == 1 ? "One contact has" : "\(chosenBy) contacts have"
        return "\(who) this role. Give them another one first."
    }
}

import Access
import Store

/// Gives a role another name.
public enum RenameRole: StaffOperation {
    /// The name in the audit.
    public static let name = "rename_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(
        _ input: CopyRole.Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> RoleChange {
        let role = try store.demandRole(input.role)
        guard !role.isStarting else {
            throw StaffRefusal.conflict("\(role.name) is a role that everybody starts with; it keeps its name.")
        }
        let name = try store.demandFree(input.name, besides: role.id)
        try store.renameRole(role.id, to: name)
        return RoleChange(role.id, "name", from: role.name, to: name)
    }

    /// The record that it concerned.
    public static func record(_ output: RoleChange) -> String { output.record }
}

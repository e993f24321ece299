import Access
import Store

/// Sets what a role gives, once the evaluation has passed exactly that with the program that serves.
public enum SaveRole: StaffOperation {
    /// The name in the audit.
    public static let name = "save_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(_ input: RoleWish, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleChange {
        guard !input.was.isEmpty else { throw StaffRefusal.conflict("Look at the role before you change it.") }
        let proposal = try store.proposal(input)
        guard proposal.evaluation?.state == .passed else {
            throw StaffRefusal.conflict(
                "The evaluation has not passed these rights. Nothing was changed: wait for it, or propose other rights."
            )
        }
        let role = proposal.role
        try store.setPermissions(of: role.id, to: proposal.wanted)
        return RoleChange(role.id, "grants", from: role.grants, to: proposal.wanted.spelledOut)
    }

    /// The record that it concerned.
    public static func record(_ output: RoleChange) -> String { output.record }
}

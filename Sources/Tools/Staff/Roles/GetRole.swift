import Access
import Store

/// One role for contacts, and who holds it.
public enum GetRole: StaffOperation {
    /// The name in the audit.
    public static let name = "get_role"
    /// Who may.
    public static let right = StaffRight.rolesRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many of its people are named.
    public static let named = 50

    /// The role, and the first of its people.
    public struct Output: Sendable {
        /// The role.
        public let role: PortalRole
        /// Those who hold it, those first who may log in.
        public let holders: [RoleHolder]
        /// The newest judgement of exactly these rights by this program; nil when there is none.
        public let evaluation: RoleEvaluation?
    }

    /// Does it, for one call.
    public static func run(_ input: RoleInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let role = try store.demandRole(input.role)
        return Output(
            role: role, holders: try store.holders(of: role.id, atMost: named),
            evaluation: try store.evaluation(of: role.permissions))
    }

    /// The record that it concerned.
    public static func record(_ output: Output) -> String { output.role.record }
}

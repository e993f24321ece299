import Access
import Store

/// Makes a role that gives what another one gives at this moment, and that nobody holds.
public enum CopyRole: StaffOperation {
    /// The name in the audit.
    public static let name = "copy_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Which role, and what the copy is called.
    public struct Input: ToolInput {
        /// The identifier of the role to copy.
        public var role = ""
        /// The name of the copy.
        public var name = ""

        /// None.
        public init() {}

        /// A role and a name.
        public init(role: String, name: String) {
            (self.role, self.name) = (role, name)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.role("role", \.role), .roleName("name", \.name)])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleChange {
        let original = try store.demandRole(input.role)
        let name = try store.demandFree(input.name)
        guard try store.portalRoles().count < ListRoles.most else {
            throw StaffRefusal.conflict("There are \(ListRoles.most) roles, which is the most. Delete one first.")
        }
        let id = store.newRole(at: call.now)
        try store.addRole(id, name: name, giving: original.permissions)
        return RoleChange(id, "copied", from: original.id.text, to: original.permissions.spelledOut)
    }

    /// The record that it concerned.
    public static func record(_ output: RoleChange) -> String { output.record }
}

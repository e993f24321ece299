import Access
import Store

/// Gives a contact another of the provider's roles.
public enum SetUserRole: StaffOperation {
    /// The name in the audit.
    public static let name = "set_user_role"
    /// Who may.
    public static let right = StaffRight.usersSetRole
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Who, and which role.
    public struct Input: ToolInput {
        /// The contact's identifier.
        public var user = ""
        /// The name of the role.
        public var role = ""

        /// Nobody.
        public init() {}

        /// A contact and a role.
        public init(user: String, role: String) {
            (self.user, self.role) = (user, role)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("user", \.user, min: 26, max: 26, required: true, "The contact's identifier"),
            .text("role", \.role, max: 60, required: true, "The name of the role"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> PortalUser {
        let user = try store.demand(input.user)
        guard try store.setRole(of: user.id, to: input.role) else {
            throw StaffRefusal.conflict("There is no such role. Choose one of the list.")
        }
        return try store.demand(input.user)
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

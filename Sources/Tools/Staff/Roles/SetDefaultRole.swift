import Access
import Store

/// What another default role would open and close for those who have no role of their own.
public enum WeighDefaultRole: StaffOperation {
    /// The name in the audit.
    public static let name = "weigh_default_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Both roles, and what changes.
    public struct Output: Sendable {
        /// The default as it is.
        public let before: PortalRole
        /// The default as it would be.
        public let role: PortalRole
        /// What that opens and closes.
        public let effect: RoleEffect
        /// How many have no role of their own.
        public var followers: Int { before.holders - before.chosenBy }
        /// The newest judgement of the role's rights by this program; nil when there is none.
        public let evaluation: RoleEvaluation?

        /// What both roles were when somebody looked.
        public var mark: String { String((before.mark.prefix(12)) + role.mark.prefix(12)) }
    }

    /// Does it, for one call.
    public static func run(_ input: RoleInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let role = try store.demandRole(input.role)
        guard let before = try store.portalRoles().first(where: \.isStandard) else {
            throw StoreError.fault("there is no default role")
        }
        guard role.id != before.id else { throw StaffRefusal.conflict("\(role.name) is the default already.") }
        return Output(
            before: before, role: role, effect: RoleEffect(from: before.permissions, to: role.permissions),
            evaluation: try store.evaluation(of: role.permissions))
    }

    /// The record that it concerned.
    public static func record(_ output: Output) -> String { output.role.record }
}

/// Makes a role that of everybody who has none of their own.
public enum SetDefaultRole: StaffOperation {
    /// The name in the audit.
    public static let name = "set_default_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Which role, as both were shown.
    public struct Input: ToolInput {
        /// The identifier.
        public var role = ""
        /// The mark of both roles as they were shown.
        public var was = ""

        /// None.
        public init() {}

        /// A role and a mark.
        public init(role: String, was: String) {
            (self.role, self.was) = (role, was)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .role("role", \.role), .text("was", \.was, max: 24, "The mark of both roles as they were shown"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleChange {
        let weighed = try WeighDefaultRole.run(RoleInput(role: input.role), call, store)
        guard input.was == weighed.mark else {
            throw StaffRefusal.conflict("Somebody has changed one of the roles since you looked. Look again first.")
        }
        try store.setStandard(weighed.role.id)
        return RoleChange(weighed.role.id, "default", from: weighed.before.id.text, to: weighed.role.id.text)
    }

    /// The record that it concerned.
    public static func record(_ output: RoleChange) -> String { output.record }
}

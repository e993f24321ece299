import Access
import Store

/// One contact and their access to the portal.
public enum GetUser: StaffOperation {
    /// The name in the audit.
    public static let name = "get_user"
    /// Who may.
    public static let right = StaffRight.usersRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// The contact, and what can be chosen.
    public struct Output: Sendable {
        /// The contact.
        public let user: PortalUser
        /// The roles to choose from.
        public let roles: [String]
        /// Until when the member who asks sees the portal as this contact; nil when they do not.
        public let previewEnd: Instant?
        /// The budgets of Nexie that are named for this contact, and those for each contact.
        public let budgets: [StaffBudget]
    }

    /// Does it, for one call.
    public static func run(_ input: UserInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let user = try store.demand(input.user)
        return Output(
            user: user, roles: try store.roles(), previewEnd: try store.previewEnd(of: user.id, at: call.now),
            budgets: try store.budgets().filter { budget in
                budget.budget.holder == .contact && (budget.holder.isEmpty || budget.holder == user.id.text)
            })
    }

    /// The record that it concerned.
    public static func record(_ output: Output) -> String { output.user.record }
}

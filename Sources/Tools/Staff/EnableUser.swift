import Access
import Store

/// Lets a contact in without sending a message.
public enum EnableUser: StaffOperation {
    /// The name in the audit.
    public static let name = "enable_user"
    /// Who may.
    public static let right = StaffRight.usersInvite
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: UserInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> PortalUser {
        let user = try store.demandLiving(input.user)
        try store.setAccess(of: user.id, to: true)
        return try store.demand(input.user)
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

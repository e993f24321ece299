import Access
import Store

/// Takes a contact's access away: sessions, waiting logins and running turns of Nexie end with it.
public enum DisableUser: StaffOperation {
    /// The name in the audit.
    public static let name = "disable_user"
    /// Who may.
    public static let right = StaffRight.usersDisable
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(_ input: UserInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> PortalUser {
        let user = try store.demand(input.user)
        try store.setAccess(of: user.id, to: false)
        return try store.demand(input.user)
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

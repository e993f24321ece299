import Access
import Store

/// Ends what a member of staff sees as a contact; when nothing runs, nothing happens.
public enum StopPreview: StaffOperation {
    /// The name in the audit.
    public static let name = "stop_preview"
    /// Who may: whoever could see the contact at all, so that a preview can be stopped after the right to it is gone.
    public static let right = StaffRight.usersRead
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: UserInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> PortalUser {
        let user = try store.demand(input.user)
        try store.stopPreview(of: user.id, at: call.now)
        return user
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

import Access
import Store

/// Lets a contact in and sends them a login by mail.
public enum InviteUser: StaffOperation {
    /// The name in the audit.
    public static let name = "invite_user"
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
        switch try store.sendLogin(to: user, at: call.now) {
        case .sent: return try store.demand(input.user)
        case .tooSoon: throw StaffRefusal.tooSoon(for: user)
        }
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

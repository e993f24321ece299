import Access
import Store

/// The roles for contacts, and who holds them.
public enum ListRoles: StaffOperation {
    /// The name in the audit.
    public static let name = "list_roles"
    /// Who may.
    public static let right = StaffRight.rolesRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many roles a provider may have; as many as the evaluation can judge at once.
    public static let most = 18

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> [PortalRole] {
        try store.portalRoles()
    }
}

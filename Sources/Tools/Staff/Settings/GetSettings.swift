import Access
import Store

/// How a provider's portal is set up; of secrets the end alone.
public enum GetSettings: StaffOperation {
    /// The name in the audit.
    public static let name = "get_settings"
    /// Who may.
    public static let right = StaffRight.settingsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> StaffSettings {
        try store.settings()
    }
}

import Access
import Store

/// What waits for a provider's staff, and how mail and Claude are set up.
public enum StaffHome: StaffOperation {
    /// The name in the audit.
    public static let name = "staff_home"
    /// Who may.
    public static let right = StaffRight.overviewRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(
        _ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> StaffOverview {
        try store.overview()
    }
}

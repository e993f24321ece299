import Access
import Store

/// Takes the picture beside the provider's name away.
public enum RemoveLogo: StaffOperation {
    /// The name in the audit.
    public static let name = "remove_logo"
    /// Who may.
    public static let right = StaffRight.settingsBrand
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(
        _ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> SettingsChange {
        try store.setLogo(nil)
        return SettingsChange(record: "logo:none")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

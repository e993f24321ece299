import Access
import Store

/// Sends the member who asks a message that says that the mail works.
public enum TryMail: StaffOperation {
    /// The name in the audit.
    public static let name = "try_mail"
    /// Who may.
    public static let right = StaffRight.settingsMail
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(
        _ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> SettingsChange {
        switch try store.sendTrial(at: call.now) {
        case .sent: return SettingsChange(record: "mail:trial")
        case .tooSoon: throw StaffRefusal.conflict("A message went out a moment ago. Wait a minute before the next.")
        }
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

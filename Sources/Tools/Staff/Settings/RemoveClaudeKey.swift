import Access
import Store

/// Takes the key for Claude away; the guide answers then, where it may.
public enum RemoveClaudeKey: StaffOperation {
    /// The name in the audit.
    public static let name = "remove_claude_key"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(
        _ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> SettingsChange {
        guard try store.claude().keyEnd != nil else {
            throw StaffRefusal.conflict("There is no key. Somebody may have taken it away a moment ago.")
        }
        try store.setClaudeKey(nil, at: call.now)
        return SettingsChange(record: "claude_key:none")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

import Access
import Store

/// Lets a member try the key for Claude out; the asking itself is done outside the rows.
public enum TryClaude: StaffOperation {
    /// The name in the audit.
    public static let name = "try_claude"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> ClaudeSummary {
        let summary = try store.claude()
        guard summary.keyEnd != nil else { throw StaffRefusal.conflict("There is no key yet. Give one first.") }
        return summary
    }

    /// The record that it concerned.
    public static func record(_ output: ClaudeSummary) -> String { "claude_key:\(output.keyEnd ?? "")" }
}

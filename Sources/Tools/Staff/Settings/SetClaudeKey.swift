import Access
import Store

/// Takes a key for Claude in the place of the one before.
public enum SetClaudeKey: StaffOperation {
    /// The name in the audit.
    public static let name = "set_claude_key"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// The key.
    public struct Input: ToolInput {
        /// The key; it is sealed and never shown again.
        public var key = ""

        /// None.
        public init() {}

        /// A key.
        public init(key: String) {
            self.key = key
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.key("key", \.key)])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        guard let key = ServiceKey(input.key) else { throw StaffRefusal.conflict("This is no key. Copy it whole.") }
        try store.setClaudeKey(key, at: call.now)
        return SettingsChange(record: "claude_key:\(key.lastFour)")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

import Access
import Store

/// Sets for how many days conversations with Nexie are kept.
public enum SetRetention: StaffOperation {
    /// The name in the audit.
    public static let name = "set_retention"
    /// Who may.
    public static let right = StaffRight.settingsRules
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// For how many days.
    public struct Input: ToolInput {
        /// After the last message; 0 for as long as their people want.
        public var days: Int64 = 0

        /// For as long as people want.
        public init() {}

        /// For so many days.
        public init(days: Int64) {
            self.days = days
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.keptDays("days", \.days)])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        try store.setKeptDays(Int(input.days))
        return SettingsChange(record: "conversations:kept_days=\(input.days)")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

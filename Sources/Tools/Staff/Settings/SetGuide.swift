import Access
import Store

/// Lets the guide answer where Claude can't, or not.
public enum SetGuide: StaffOperation {
    /// The name in the audit.
    public static let name = "set_guide"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// On or off.
    public struct Input: ToolInput {
        /// Whether the guide may answer.
        public var isAllowed = false

        /// Off.
        public init() {}

        /// On or off.
        public init(isAllowed: Bool) {
            self.isAllowed = isAllowed
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.flag("allowed", \.isAllowed, "Whether the guide may answer")])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        try store.setGuide(to: input.isAllowed)
        return SettingsChange(record: input.isAllowed ? "guide:on" : "guide:off")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

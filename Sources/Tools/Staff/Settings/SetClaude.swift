import Access
import Store

/// Sets how Claude answers: model, effort and length.
public enum SetClaude: StaffOperation {
    /// The name in the audit.
    public static let name = "set_claude"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How hard a model thinks.
    public enum Effort: String, CaseIterable, Sendable, Hashable {
        /// For models that know no efforts.
        case none = ""
        /// The least.
        case low
        /// Between low and high.
        case medium
        /// More.
        case high
        /// Much more.
        case xhigh
        /// All there is.
        case max
    }

    /// Model, effort and length.
    public struct Input: ToolInput {
        /// The model's identifier; one that nobody here knows is passed on.
        public var model = ""
        /// How hard it thinks.
        public var effort = Effort.low
        /// Tokens of one response at most.
        public var mostOutput: Int64 = 0

        /// Nothing chosen.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .model("model", \.model),
            .choice("effort", \.effort, required: true, "How hard it thinks"),
            .number("most_output", \.mostOutput, 256...64_000, required: true, "Tokens of one response at most"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        try store.setClaude(
            model: input.model, effort: input.effort.rawValue, mostOutput: Int(input.mostOutput), at: call.now)
        let effort = input.effort == .none ? "none" : input.effort.rawValue
        return SettingsChange(record: "claude:model=\(input.model) effort=\(effort) most_output=\(input.mostOutput)")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

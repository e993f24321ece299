import Access
import Store

/// Sets where the provider's clients call and write, and its time zone.
public enum SetSupport: StaffOperation {
    /// The name in the audit.
    public static let name = "set_support"
    /// Who may.
    public static let right = StaffRight.settingsBrand
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// The ways.
    public struct Input: ToolInput {
        /// Where clients call; empty for nowhere.
        public var phone = ""
        /// Where clients write; empty for nowhere.
        public var email = ""
        /// The zone: an IANA name or a city; empty for UTC.
        public var timeZone = ""

        /// None.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .phone("phone", \.phone, "Where clients call"),
            .email("email", \.email, required: false, "Where clients write"),
            .cityOrZone("time_zone", \.timeZone, "The time zone"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        let before = try store.settings().support
        let after = ClientSupport(
            phone: input.phone, email: input.email, timeZone: input.timeZone.isEmpty ? "UTC" : input.timeZone)
        try store.setSupport(after)
        let changed = [
            before.phone == after.phone ? nil : "phone", before.email == after.email ? nil : "email",
            before.timeZone == after.timeZone ? nil : "time_zone",
        ].compactMap(\.self)
        return SettingsChange(record: "support:" + (changed.isEmpty ? "none" : changed.joined(separator: " ")))
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

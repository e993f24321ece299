import Access
import Store

/// Sets the provider's name and the colour of its pages.
public enum SetBrand: StaffOperation {
    /// The name in the audit.
    public static let name = "set_brand"
    /// Who may.
    public static let right = StaffRight.settingsBrand
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Name and colour.
    public struct Input: ToolInput {
        /// The name.
        public var name = ""
        /// The colour as `#0b5a57`; empty for the portal's own.
        public var color = ""

        /// None.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("name", \.name, max: 100, required: true, door: .pages, "The name"),
            .color("color", \.color),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        let before = try store.settings()
        try store.setBrand(name: input.name, color: BrandColor(input.color))
        let parts = [
            before.name == input.name ? nil : "name", "color=" + (input.color.isEmpty ? "none" : input.color),
        ]
        return SettingsChange(record: "brand:" + parts.compactMap(\.self).joined(separator: " "))
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

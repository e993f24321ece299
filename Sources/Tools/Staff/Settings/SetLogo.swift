import Access
import Store

/// Puts a picture beside the provider's name.
public enum SetLogo: StaffOperation {
    /// The name in the audit.
    public static let name = "set_logo"
    /// Who may.
    public static let right = StaffRight.settingsBrand
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// The picture.
    public struct Input: ToolInput {
        /// Its bytes.
        public var bytes: [UInt8] = []

        /// None.
        public init() {}

        /// A picture.
        public init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// Bytes are no field that can be declared; the picture itself is looked at.
        public static let form = InputForm<Input>([])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        let logo: Logo
        do throws(LogoProblem) {
            logo = try Logo(input.bytes)
        } catch {
            throw StaffRefusal.conflict(error.reason)
        }
        try store.setLogo(logo)
        return SettingsChange(record: "logo:\(logo.name)")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

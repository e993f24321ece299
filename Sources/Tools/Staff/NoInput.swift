import Access
import Store

/// The input of an operation that needs none.
public struct NoInput: ToolInput {
    /// Nothing.
    public init() {}
    /// No fields.
    public static let form = InputForm<NoInput>([])
}

/// Something that was set, as the audit names it: what it is now, never a secret.
public struct SettingsChange: Sendable, Hashable {
    /// The words of the audit.
    public let record: String
}

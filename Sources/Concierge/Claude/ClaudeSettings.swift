/// How one tenant's Nexie talks through Claude.
public struct ClaudeSettings: Sendable, Hashable {
    /// The tenant's key.
    public var key: ClaudeKey
    /// The model's identifier; one that this portal does not know is passed on.
    public var model: String
    /// How hard the model tries, one of `efforts`; empty for a model that does not know efforts.
    public var effort: String
    /// Tokens of one response at most, thinking included.
    public var mostOutput: Int

    /// The model that a tenant has who chose none: small and fast.
    public static let standardModel = "claude-haiku-5-5"
    /// The effort that a tenant has who chose none.
    public static let standardEffort = "low"
    /// The tokens that a tenant has who chose none.
    public static let standardOutput = 4096
    /// The efforts that there are.
    public static let efforts = ["low", "medium", "high", "xhigh", "max"]

    /// Settings; what is not given is as for a tenant who chose nothing.
    public init(
        key: ClaudeKey, model: String = standardModel, effort: String = standardEffort, mostOutput: Int = standardOutput
    ) {
        self.key = key
        self.model = model
        self.effort = effort
        self.mostOutput = mostOutput
    }
}

import Access

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

    /// The efforts that there are.
    public static let efforts = ["low", "medium", "high", "xhigh", "max"]

    /// Settings; what is not given is as for a tenant who chose nothing.
    public init(
        key: ClaudeKey, model: String = ClaudeSetup.standardModel, effort: String = ClaudeSetup.standardEffort,
        mostOutput: Int = ClaudeSetup.standardOutput
    ) {
        self.key = key
        self.model = model
        self.effort = effort
        self.mostOutput = mostOutput
    }

    /// The settings of a tenant's setup; throws an `UnusableSetup` when its key can't be one of Claude's.
    public init(_ setup: ClaudeSetup) throws(UnusableSetup) {
        guard let key = ClaudeKey(setup.key.secret) else { throw UnusableSetup(reason: "it is no key of Claude's") }
        self.init(key: key, model: setup.model, effort: setup.effort, mostOutput: setup.mostOutput)
    }
}

/// One thing that was tried, what should have come of it and what did.
public struct Decision: Sendable, Hashable, Codable {
    /// Whether it shows safety or utility.
    public let axis: Axis
    /// What was tried, as a sentence.
    public let what: String
    /// The role of the person who tried it, or a word for nobody; as the matrix shows it.
    public let role: String
    /// The tool that was asked for; `-` when none.
    public let tool: String
    /// Whose record it reached for: `own`, `colleague`, `other company`, … ; empty when none.
    public let relation: String
    /// How it was judged.
    public let outcome: Outcome
    /// What the oracle says, in words.
    public let expected: String
    /// What was seen, in words that anybody may read.
    public let seen: String
}

/// One cell of the table of roles and tools: how often something was tried, and what came of it.
public struct MatrixCell: Sendable, Hashable, Codable {
    /// The role.
    public let role: String
    /// The tool.
    public let tool: String
    /// Tried and given, as it should be.
    public var given = 0
    /// Tried and refused, as it should be.
    public var refused = 0
    /// Anything else.
    public var wrong = 0

    /// An empty cell.
    public init(role: String, tool: String) {
        self.role = role
        self.tool = tool
    }

    mutating func count(_ decision: Decision) {
        if decision.outcome != .pass {
            wrong += 1
        } else if decision.axis == .utility {
            given += 1
        } else {
            refused += 1
        }
    }
}

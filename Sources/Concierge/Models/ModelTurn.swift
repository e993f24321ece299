import Tools

/// One turn of what was said.
public enum ModelTurn: Sendable, Hashable {
    /// The person's words.
    case person(String)
    /// What the model said and asked for, in order.
    case model([ModelBlock])
    /// What came of everything that it asked for, each identifier answered once.
    case results([ToolResult])
}

/// One part of what a model said.
public enum ModelBlock: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A tool that it asks for.
    case use(ToolUse)
    /// A part that is its own affair, such as its thinking: sent back to it unchanged within the same turn, shown to
    /// nobody and never kept.
    case verbatim(JSONValue)
}

/// A tool that a model asks for.
public struct ToolUse: Sendable, Hashable {
    /// The model's own identifier for this use.
    public let id: String
    /// The tool's name, as the model spells it.
    public let name: String
    /// The arguments as the model's bytes, not yet parsed.
    public let input: [UInt8]
    /// What else the model's interface says of it, sent back to it unchanged within the same turn and never kept.
    let more: JSONObject

    /// A use of a tool.
    public init(id: String, name: String, input: [UInt8]) {
        self.init(id: id, name: name, input: input, more: JSONObject())
    }

    /// A use of a tool of which its interface says more.
    init(id: String, name: String, input: [UInt8], more: JSONObject) {
        self.id = id
        self.name = name
        self.input = input
        self.more = more
    }
}

/// What came of a tool that a model asked for.
public struct ToolResult: Sendable, Hashable {
    /// Which use it answers.
    public let id: String
    /// The tool's name, as the model spelt it.
    public let name: String
    /// The result as JSON: untrusted data, whatever it says.
    public let json: [UInt8]
    /// Whether it was refused or failed.
    public let isError: Bool

    /// A result.
    public init(id: String, name: String, json: [UInt8], isError: Bool) {
        self.id = id
        self.name = name
        self.json = json
        self.isError = isError
    }
}

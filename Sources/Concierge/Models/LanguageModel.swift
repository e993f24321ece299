import Tools

/// Something that answers a conversation, one response at a time, and may ask for tools.
///
/// Whatever it says is hostile text to the rest of the house: it decides nothing, and its arguments are bytes.
public protocol LanguageModel: Sendable {
    /// The name that people see, such as `guide`.
    var name: String { get }

    /// One response to everything said so far. The stream ends with exactly one `end`; anything else is a failure.
    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error>
}

/// What a model is given for one response.
public struct ModelRequest: Sendable {
    /// Everything said so far, oldest first; the last turn is the person's words or tool results.
    public let turns: [ModelTurn]
    /// The tools that the person may use now.
    public let tools: [RegisteredTool]
    /// Whom it speaks with, and where they are.
    public let setting: ModelSetting

    /// A request.
    public init(turns: [ModelTurn], tools: [RegisteredTool], setting: ModelSetting) {
        self.turns = turns
        self.tools = tools
        self.setting = setting
    }
}

/// Whom a model speaks with, and where they are; everything in it is the person's own.
public struct ModelSetting: Sendable, Hashable {
    /// The person's name.
    public let name: String
    /// The person's company.
    public let company: String
    /// The provider.
    public let provider: String
    /// The provider's telephone; empty when not set.
    public let supportPhone: String
    /// The provider's address; empty when not set.
    public let supportEmail: String
    /// The person's time zone.
    public let timeZone: String
    /// The day that it is there, as `YYYY-MM-DD`.
    public let today: String
    /// The page of the portal that the person looks at, and may; nil when not known.
    public let page: PageReference?

    /// A setting.
    public init(
        name: String, company: String, provider: String, supportPhone: String, supportEmail: String, timeZone: String,
        today: String, page: PageReference?
    ) {
        self.name = name
        self.company = company
        self.provider = provider
        self.supportPhone = supportPhone
        self.supportEmail = supportEmail
        self.timeZone = timeZone
        self.today = today
        self.page = page
    }
}

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
}

/// A tool that a model asks for.
public struct ToolUse: Sendable, Hashable {
    /// The model's own identifier for this use.
    public let id: String
    /// The tool's name, as the model spells it.
    public let name: String
    /// The arguments as the model's bytes, not yet parsed.
    public let input: [UInt8]

    /// A use of a tool.
    public init(id: String, name: String, input: [UInt8]) {
        self.id = id
        self.name = name
        self.input = input
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

/// What comes from a model while it responds.
public enum ModelEvent: Sendable, Hashable {
    /// More words.
    case text(String)
    /// A tool that it asks for, complete.
    case use(ToolUse)
    /// The response is over.
    case end(ModelStop, ModelUsage)
}

/// Why a response is over.
public enum ModelStop: String, Sendable, Hashable {
    /// It has said what it wanted.
    case end
    /// It waits for its tools; only now may they run.
    case tools
    /// It reached its length.
    case length
    /// It will not answer.
    case refusal
}

/// What a response used.
public struct ModelUsage: Sendable, Hashable {
    /// Tokens read.
    public var input: Int
    /// Tokens written.
    public var output: Int

    /// Nothing, unless said.
    public init(input: Int = 0, output: Int = 0) {
        self.input = input
        self.output = output
    }
}

import Tools

/// Something that answers a conversation, one response at a time, and may ask for tools.
///
/// Whatever it says is hostile text to the rest of the house: it decides nothing, and its arguments are bytes.
public protocol LanguageModel: Sendable {
    /// The name that people see, such as `guide`.
    var name: String { get }

    /// One response to everything said so far. The stream ends with exactly one `end`; anything else is a failure, and
    /// a `ModelFault` says which.
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

/// A request for a message that keeps every rule.
struct MessageRequest: Sendable {
    let model: KnownModel
    let maxTokens: Int
    let streams: Bool
    let tools: [JSON]
    let system: [JSON]
    /// Messages of the same role that follow each other are one.
    let messages: [SentMessage]
    let thinks: Bool
    let json: JSON

    /// Every text that the person said, oldest first.
    var said: [String] {
        messages.filter { $0.role == "user" }.flatMap(\.blocks).compactMap { $0["text"]?.text }
    }

    /// Checks everything but what only the server's memory knows.
    init(_ json: JSON, counting: Bool = false) throws(Problem) {
        guard json.object != nil else { throw .invalid("The request body must be a JSON object") }
        self.json = json
        try FieldRules.checkNames(json, counting: counting)
        model = try FieldRules.model(json)
        maxTokens = counting ? 1 : try FieldRules.maxTokens(json, model)
        streams = try FieldRules.flag(json, "stream") ?? false
        thinks = try ThinkingRules.check(json, model, maxTokens: counting ? nil : maxTokens)
        tools = try ToolRules.tools(json)
        try ToolRules.checkChoice(json, model, tools)
        system = try FieldRules.system(json)
        messages = try MessageRules.messages(json, model, areTools: !tools.isEmpty)
        try CacheRules.check(json, tools: tools, system: system, messages: messages)
    }
}

/// One message as it was sent, its content as blocks.
struct SentMessage: Sendable, Hashable {
    let role: String
    var blocks: [JSON]
    /// Where it began in the request, for words about what is wrong.
    let place: Int

    func blocks(of type: String) -> [JSON] { blocks.filter { $0["type"]?.text == type } }
}

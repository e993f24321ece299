import Access
import Tools

/// What one answer used, as it is kept with the answer for the provider's staff; clients are never shown it.
public struct TurnUse: Sendable, Hashable {
    /// The model that answered.
    public let model: String
    /// Tokens read, from a cache or not.
    public let input: Int64
    /// Tokens written.
    public let output: Int64
    /// Millionths of a US dollar; nil when the price is not known.
    public let microDollars: Int64?

    /// What a model used.
    init(model: String, _ usage: ModelUsage, microDollars: Int64?) {
        self.model = model
        input = Int64(usage.input.upTo(adding: usage.cacheRead).upTo(adding: usage.cacheWrite))
        output = Int64(usage.output)
        self.microDollars = microDollars
    }

    /// What stands in a message as the store keeps it; nil where none does, as in messages of before.
    public init?(content: String) {
        guard let json = try? StrictJSON.parse(content, limits: KeptMessage.limits), let used = json["used"],
            let model = used["model"]?.string, let input = used["input"]?.integer, let output = used["output"]?.integer
        else { return nil }
        (self.model, self.input, self.output) = (model, input, output)
        microDollars = used["micro_dollars"]?.integer
    }

    var json: JSONValue {
        var object: JSONObject = [
            "model": .string(String(model.prefix(100))), "input": .integer(input), "output": .integer(output),
        ]
        if let microDollars { object.set("micro_dollars", .integer(microDollars)) }
        return .object(object)
    }
}

extension ToolResult {
    /// Whether the tool looked for articles and there was none.
    var hasFoundNoArticle: Bool {
        guard name == SearchArticles.name, !isError,
            let articles = (try? StrictJSON.parse(json, limits: KeptMessage.limits))?["articles"]?.array
        else { return false }
        return articles.isEmpty
    }
}

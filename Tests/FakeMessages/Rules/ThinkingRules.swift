/// The `thinking` field.
enum ThinkingRules {
    /// Whether the model may think; throws for a setting that it does not take.
    static func check(_ json: JSON, _ model: KnownModel, maxTokens: Int?) throws(Problem) -> Bool {
        guard let thinking = json["thinking"] else { return model.thinking.contains("adaptive") }
        guard let type = thinking["type"]?.text else { throw .invalid("thinking.type: Field required") }
        guard model.thinking.contains(type) else {
            throw .invalid("thinking.type: \"\(type)\" is not supported by \(model.id)")
        }
        let allowed: Set<String> =
            switch type {
            case "enabled": ["type", "budget_tokens", "display"]
            case "adaptive": ["type", "display"]
            default: ["type"]
            }
        if let stranger = (thinking.object ?? [:]).keys.sorted().first(where: { !allowed.contains($0) }) {
            throw .invalid("thinking.\(stranger): Extra inputs are not permitted")
        }
        if let display = thinking["display"], !["summarized", "omitted"].contains(display.text) {
            throw .invalid("thinking.display: Input should be 'summarized' or 'omitted'")
        }
        if type == "enabled" {
            guard let budget = thinking["budget_tokens"]?.whole, budget >= 1024 else {
                throw .invalid("thinking.budget_tokens: Input should be greater than or equal to 1024")
            }
            if let maxTokens, budget >= maxTokens {
                throw .invalid("max_tokens must be greater than thinking.budget_tokens")
            }
        }
        return type != "disabled"
    }
}

/// The fields of a request, one by one.
enum FieldRules {
    private static let counted: Set<String> = [
        "model", "messages", "system", "tools", "tool_choice", "thinking", "output_config", "cache_control", "speed",
    ]
    private static let all: Set<String> = counted.union([
        "max_tokens", "stream", "stop_sequences", "metadata", "service_tier", "inference_geo", "container",
        "diagnostics", "user_profile_id",
    ])

    static func checkNames(_ json: JSON, counting: Bool) throws(Problem) {
        let names = (json.object ?? [:]).keys.sorted()
        for name in ["temperature", "top_p", "top_k"] where names.contains(name) {
            throw .invalid("\(name): sampling parameters are not supported in this version")
        }
        if let stranger = names.first(where: { !(counting ? counted : all).contains($0) }) {
            throw .invalid("\(stranger): Extra inputs are not permitted")
        }
        for name in ["model", "messages"] + (counting ? [] : ["max_tokens"]) where !names.contains(name) {
            throw .invalid("\(name): Field required")
        }
        try checkSmall(json)
    }

    private static func checkSmall(_ json: JSON) throws(Problem) {
        if let stops = json["stop_sequences"] {
            let words = (stops.list ?? [.null]).map { $0.text ?? "" }
            guard words.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
                throw .invalid("stop_sequences: each stop sequence must contain non-whitespace")
            }
        }
        if let metadata = json["metadata"] {
            let user = metadata["user_id"]?.text ?? ""
            guard let fields = metadata.object, Set(fields.keys).isSubset(of: ["user_id"]), user.count <= 256,
                !user.contains("@")
            else { throw .invalid("metadata: only an opaque user_id of up to 256 characters is permitted") }
        }
        if let tier = json["service_tier"], !["auto", "standard_only"].contains(tier.text) {
            throw .invalid("service_tier: Input should be 'auto' or 'standard_only'")
        }
        if let output = json["output_config"] {
            guard let fields = output.object, Set(fields.keys).isSubset(of: ["effort", "format"]) else {
                throw .invalid("output_config: Extra inputs are not permitted")
            }
            let effort = output["effort"] ?? .null
            guard effort == .null || ["low", "medium", "high", "xhigh", "max"].contains(effort.text) else {
                throw .invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'")
            }
        }
    }

    static func model(_ json: JSON) throws(Problem) -> KnownModel {
        guard let name = json["model"]?.text, !name.isEmpty else {
            throw .invalid("model: Input should be a valid string")
        }
        guard let model = KnownModel.named(name) else { throw Problem(404, "not_found_error", "model: \(name)") }
        return model
    }

    static func maxTokens(_ json: JSON, _ model: KnownModel) throws(Problem) -> Int {
        guard let most = json["max_tokens"]?.whole, most >= 0 else {
            throw .invalid("max_tokens: Input should be greater than or equal to 0")
        }
        guard most <= model.mostOutput else {
            throw .invalid("max_tokens: \(most) > \(model.mostOutput), the maximum for \(model.id)")
        }
        return most
    }

    static func flag(_ json: JSON, _ name: String) throws(Problem) -> Bool? {
        guard let value = json[name] else { return nil }
        guard let flag = value.flag else { throw .invalid("\(name): Input should be a valid boolean") }
        return flag
    }

    static func system(_ json: JSON) throws(Problem) -> [JSON] {
        guard let system = json["system"] else { return [] }
        if let text = system.text { return text.isEmpty ? [] : [["type": "text", "text": .text(text)]] }
        guard let blocks = system.list else { throw .invalid("system: Input should be a valid string or list") }
        for (place, block) in blocks.enumerated() {
            try MessageRules.checkBlock(block, at: "system.\(place)", allowed: ["text"])
        }
        return blocks
    }
}

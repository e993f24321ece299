/// Tools, and how one is chosen.
enum ToolRules {
    private static let keys: Set<String> = [
        "name", "input_schema", "description", "strict", "cache_control", "input_examples", "defer_loading",
        "eager_input_streaming", "allowed_callers", "type",
    ]

    static func isName(_ text: String) -> Bool { text.utf8.count <= 64 && isIdentifier(text) }

    static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }

    static func tools(_ json: JSON) throws(Problem) -> [JSON] {
        guard let value = json["tools"] else { return [] }
        guard let tools = value.list else { throw .invalid("tools: Input should be a valid list") }
        var names: Set<String> = []
        for (place, tool) in tools.enumerated() {
            let name = try check(tool, at: "tools.\(place)")
            guard names.insert(name).inserted else {
                throw .invalid("tools: Tool names must be unique: \(name)", code: "tool_name_conflict")
            }
        }
        guard tools.count(where: { $0["strict"]?.flag == true }) <= 20 else {
            throw .invalid("tools: at most 20 strict tools are supported")
        }
        return tools
    }

    /// The name of a tool that keeps the rules.
    private static func check(_ tool: JSON, at place: String) throws(Problem) -> String {
        guard let fields = tool.object else { throw .invalid("\(place): Input should be an object") }
        if let type = fields["type"], type != .null, type != "custom" {
            throw .invalid("\(place).type: this server has no tools of its own")
        }
        if let stranger = fields.keys.sorted().first(where: { !keys.contains($0) }) {
            throw .invalid("\(place).custom.\(stranger): Extra inputs are not permitted")
        }
        guard let name = fields["name"]?.text, isName(name) else {
            throw .invalid("\(place).custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")
        }
        guard let schema = fields["input_schema"] else {
            throw .invalid("\(place).custom.input_schema: Field required")
        }
        guard schema.object != nil, schema["type"] == "object" else {
            throw .invalid("\(place).custom.input_schema.type: Input should be 'object'")
        }
        if let description = fields["description"], description.text == nil {
            throw .invalid("\(place).custom.description: Input should be a valid string")
        }
        if tool["strict"]?.flag == true { try checkStrict(schema, at: place + ".custom.input_schema") }
        return name
    }

    /// What a grammar can't hold.
    private static func checkStrict(_ schema: JSON, at place: String) throws(Problem) {
        if let list = schema.list {
            for (number, value) in list.enumerated() { try checkStrict(value, at: "\(place).\(number)") }
        }
        guard let fields = schema.object else { return }
        if fields["type"] == "object", fields["additionalProperties"] != .bool(false) {
            throw .invalid("\(place): For 'object' type, 'additionalProperties' must be explicitly set to false")
        }
        for word in ["minimum", "maximum", "minLength", "maxLength", "multipleOf", "$ref"] where fields[word] != nil {
            throw .invalid("\(place): property '\(word)' is not supported")
        }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where !["enum", "const"].contains(name) {
            let parts = name == "properties" ? value.object ?? [:] : [name: value]
            for (part, value) in parts.sorted(by: { $0.key < $1.key }) {
                try checkStrict(value, at: "\(place).\(part)")
            }
        }
    }

    static func checkChoice(_ json: JSON, _ model: KnownModel, _ tools: [JSON]) throws(Problem) {
        guard let choice = json["tool_choice"] else { return }
        guard let type = choice["type"]?.text, ["auto", "any", "tool", "none"].contains(type) else {
            throw .invalid("tool_choice.type: Input should be 'auto', 'any', 'tool' or 'none'")
        }
        guard !tools.isEmpty else { throw .invalid("tool_choice: may only be specified while providing tools") }
        if type == "none", choice["disable_parallel_tool_use"] != nil {
            throw .invalid("tool_choice.none.disable_parallel_tool_use: Extra inputs are not permitted")
        }
        if ["any", "tool"].contains(type), !model.takesForcedTools {
            throw .invalid("tool_choice: forcing tool use is not supported by \(model.id)")
        }
        if type == "tool", !tools.contains(where: { $0["name"] == choice["name"] }) {
            throw .invalid("tool_choice: the named tool was not found in `tools`")
        }
    }
}

/// Roles, blocks and their order.
enum MessageRules {
    private static let mostMessages = 100_000

    static func messages(_ json: JSON, _ model: KnownModel, areTools: Bool) throws(Problem) -> [SentMessage] {
        guard let sent = json["messages"]?.list else { throw .invalid("messages: Input should be a valid list") }
        guard !sent.isEmpty else { throw .invalid("messages: at least one message is required") }
        guard sent.count <= mostMessages else { throw .invalid("messages: at most 100,000 messages are allowed") }
        var merged: [SentMessage] = []
        for (place, message) in sent.enumerated() {
            let read = try self.message(message, place, model)
            if let last = merged.indices.last, merged[last].role == read.role {
                merged[last].blocks += read.blocks
            } else {
                merged.append(read)
            }
        }
        try checkTurns(merged, areTools: areTools)
        try ResultRules.check(merged)
        return merged
    }

    private static func message(_ json: JSON, _ place: Int, _ model: KnownModel) throws(Problem) -> SentMessage {
        guard let fields = json.object, Set(fields.keys).isSubset(of: ["role", "content"]) else {
            throw .invalid("messages.\(place): Extra inputs are not permitted")
        }
        guard let role = fields["role"]?.text, ["user", "assistant", "system"].contains(role) else {
            throw .invalid("messages.\(place).role: Input should be 'user', 'assistant' or 'system'")
        }
        guard role != "system" || model.takesSystemMessages else {
            throw .invalid("messages.\(place).role: 'system' is not supported by \(model.id)")
        }
        if let text = fields["content"]?.text {
            guard !text.isEmpty else { throw .invalid("messages.\(place): all messages must have non-empty content") }
            return SentMessage(role: role, blocks: [["type": "text", "text": .text(text)]], place: place)
        }
        guard let blocks = fields["content"]?.list else {
            throw .invalid("messages.\(place).content: Input should be a valid string or list")
        }
        guard !blocks.isEmpty else { throw .invalid("messages.\(place): all messages must have non-empty content") }
        for (number, block) in blocks.enumerated() {
            try checkBlock(block, at: "messages.\(place).content.\(number)", allowed: allowed(role))
        }
        return SentMessage(role: role, blocks: blocks, place: place)
    }

    private static func allowed(_ role: String) -> Set<String> {
        switch role {
        case "user": ["text", "image", "document", "search_result", "tool_result"]
        case "assistant": ["text", "thinking", "redacted_thinking", "tool_use", "server_tool_use"]
        default: ["text"]
        }
    }

    private static func checkTurns(_ messages: [SentMessage], areTools: Bool) throws(Problem) {
        guard messages.first(where: { $0.role != "system" })?.role == "user" else {
            throw .invalid("messages: first message must use the \"user\" role")
        }
        let usesTools = messages.contains { !($0.blocks(of: "tool_use") + $0.blocks(of: "tool_result")).isEmpty }
        if usesTools, !areTools {
            throw .invalid("Requests which include `tool_use` or `tool_result` blocks must define tools")
        }
    }

    /// The known fields of each kind of block, with those that must be there.
    private static let kinds: [String: (needed: [String], also: Set<String>)] = [
        "text": (["text"], ["cache_control", "citations"]), "thinking": (["thinking", "signature"], []),
        "redacted_thinking": (["data"], []), "tool_use": (["id", "name", "input"], ["cache_control", "caller"]),
        "server_tool_use": (["id", "name", "input"], ["cache_control", "caller"]),
        "tool_result": (["tool_use_id"], ["content", "is_error", "cache_control"]),
        "image": (["source"], ["cache_control"]),
        "document": (["source"], ["cache_control", "title", "context", "citations"]),
        "search_result": (["source", "title", "content"], ["cache_control", "citations"]),
    ]

    static func isKnown(_ block: JSON) -> Bool { kinds[block["type"]?.text ?? ""] != nil }

    static func checkBlock(_ block: JSON, at place: String, allowed: Set<String>) throws(Problem) {
        guard let fields = block.object, let type = fields["type"]?.text else {
            throw .invalid("\(place).type: Field required")
        }
        // Whether a block of another kind was once given out, only the server's memory knows.
        if allowed.contains("tool_use"), kinds[type] == nil { return }
        guard allowed.contains(type), let kind = kinds[type] else {
            throw .invalid("\(place): Input tag '\(type)' does not match any of the expected tags")
        }
        for name in kind.needed where fields[name] == nil {
            throw .invalid("\(place).\(type).\(name): Field required")
        }
        let known = kind.also.union(kind.needed).union(["type"])
        if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
            throw .invalid("\(place).\(type).\(stranger): Extra inputs are not permitted")
        }
        try checkValues(block, type, at: place)
    }

    private static func checkValues(_ block: JSON, _ type: String, at place: String) throws(Problem) {
        switch type {
        case "text":
            guard let text = block["text"]?.text else { throw .invalid("\(place).text: Input should be a string") }
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw .invalid("\(place): text content blocks must contain non-whitespace text")
            }
        case "thinking", "redacted_thinking":
            let texts = ["thinking", "signature", "data"].compactMap { block[$0] }
            guard texts.allSatisfy({ $0.text != nil }) else {
                throw .invalid("\(place): Input should be a valid string")
            }
        case "tool_use", "server_tool_use":
            guard let id = block["id"]?.text, ToolRules.isIdentifier(id) else {
                throw .invalid("\(place).\(type).id: String should match pattern '^[a-zA-Z0-9_-]+$'")
            }
            guard let name = block["name"]?.text, ToolRules.isName(name) else {
                throw .invalid("\(place).\(type).name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")
            }
            guard block["input"]?.object != nil else {
                throw .invalid("\(place).\(type).input: Input should be an object")
            }
        case "tool_result": try ResultRules.checkContent(block, at: place)
        default: break
        }
    }
}

import Tools

/// Writes requests of Claude's Messages interface: for the same conversation always the same bytes.
///
/// Tools come first, then the system's text, then the conversation, which is the order in which Claude caches. The mark
/// stands at the end of the system's text: what is before it is the same for everybody whose role has the same tools.
struct MessagesRequest: Sendable {
    let prompts: ConciergePrompts
    let settings: ClaudeSettings

    /// The body that asks for a streamed response.
    func body(for request: ModelRequest) -> [UInt8] {
        let tools = request.tools.sorted { $0.declaration.name < $1.declaration.name }
        var object = head
        object.set("stream", true)
        if !tools.isEmpty { object.set("tools", .array(tools.map(\.told))) }
        object.set("system", .array(system(tools.map(\.declaration))))
        let turns = MessageTurns(request.turns, setting: request.setting, prompts: prompts, hasTools: !tools.isEmpty)
        object.set("messages", turns.json)
        return JSONValue.object(object).bytes
    }

    /// The body of the smallest request that shows whether key, model and effort are right; its answer is not streamed.
    var trial: [UInt8] {
        var object = head
        object.set("max_tokens", 1)
        object.set("messages", [["role": "user", "content": .string(prompts.trial)]])
        return JSONValue.object(object).bytes
    }

    private var head: JSONObject {
        var object: JSONObject = [
            "model": .string(settings.model), "max_tokens": .integer(Int64(max(1, settings.mostOutput))),
        ]
        if !settings.effort.isEmpty { object.set("output_config", ["effort": .string(settings.effort)]) }
        return object
    }

    private func system(_ tools: [Declaration]) -> [JSONValue] {
        let parts = prompts.system(tools)
        return parts.enumerated().map { place, text in
            var block: JSONObject = ["type": "text", "text": .string(text)]
            if place == parts.count - 1 { block.set("cache_control", ["type": "ephemeral"]) }
            return .object(block)
        }
    }
}

extension RegisteredTool {
    /// The tool as Claude is told it.
    fileprivate var told: JSONValue {
        ["name": .string(declaration.name), "description": .string(declaration.about), "input_schema": schema]
    }
}

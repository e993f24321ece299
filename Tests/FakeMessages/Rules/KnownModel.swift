/// A model that the server knows, and what of a request it takes.
struct KnownModel: Sendable, Hashable {
    let id: String
    let name: String
    let thinking: Set<String>
    var mostInput = 1_000_000
    var mostOutput = 128_000
    var takesPrefill = false
    var takesForcedTools = true
    var takesSystemMessages = false
    var bindsThinking = false

    static func named(_ id: String) -> KnownModel? { all.first { $0.id == id } }

    static let all: [KnownModel] =
        ["fable-5-2", "mythos-5-2", "haiku-5-5", "sonnet-5-5", "fable-5-1", "opus-5-5", "sonnet-5", "opus-5"].map(new)
        + ["opus-4-8", "opus-4-6", "sonnet-4-6"].map(middle)
        + ["haiku-4-5", "haiku-4-5-20251001", "sonnet-4-5", "sonnet-4-5-20250929"].map(old)

    private static func new(_ words: String) -> KnownModel {
        var model = KnownModel(
            id: "claude-" + words, name: display(words), thinking: ["adaptive", "disabled", "between_tools"])
        model.bindsThinking = words.hasSuffix("-5-5")
        model.takesForcedTools = !["sonnet-5-5", "opus-5-5", "fable-5-1"].contains(words)
        model.takesSystemMessages = ["fable", "mythos", "opus"].contains { words.hasPrefix($0) }
        return model
    }

    private static func middle(_ words: String) -> KnownModel {
        var model = KnownModel(
            id: "claude-" + words, name: display(words), thinking: ["adaptive", "disabled", "enabled"])
        model.takesSystemMessages = words == "opus-4-8"
        return model
    }

    private static func old(_ words: String) -> KnownModel {
        var model = KnownModel(id: "claude-" + words, name: display(words), thinking: ["disabled", "enabled"])
        model.mostInput = 200_000
        model.mostOutput = 64_000
        model.takesPrefill = true
        return model
    }

    private static func display(_ words: String) -> String {
        let parts = words.split(separator: "-")
        let line = (parts.first ?? "").prefix(1).uppercased() + (parts.first ?? "").dropFirst()
        return "Claude \(line) " + parts.dropFirst().prefix(2).joined(separator: ".")
    }

    /// The model as `GET /v1/models` tells it.
    var json: JSON {
        let types: [(String, JSON)] = ["adaptive", "between_tools", "disabled", "enabled"].map {
            ($0, ["supported": .bool(thinking.contains($0))])
        }
        let yes: JSON = ["supported": true]
        let no: JSON = ["supported": false]
        return [
            "type": "model", "id": .text(id), "display_name": .text(name), "created_at": "2026-10-07T00:00:00Z",
            "lifecycle": "active", "deprecated_at": nil, "retires_at": nil, "line": nil,
            "max_input_tokens": .whole(mostInput), "max_tokens": .whole(mostOutput),
            "capabilities": [
                "batch": yes, "citations": yes, "code_execution": no, "image_input": yes, "pdf_input": yes,
                "structured_outputs": yes, "server_tools": ["supported": false],
                "context_management": ["supported": false],
                "effort": ["supported": true, "low": yes, "medium": yes, "high": yes, "xhigh": yes, "max": yes],
                "thinking": ["supported": true, "types": .object(Dictionary(types) { $1 })],
            ],
        ]
    }
}

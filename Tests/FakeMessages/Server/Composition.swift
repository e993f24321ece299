/// An answer with its identifiers and counts decided: as a message, and as the events of a stream.
struct Composition {
    /// The whole message.
    let message: JSON
    /// What the stream says, in order.
    let events: [(name: String, data: JSON)]

    /// Composes the reply to a request.
    init(_ reply: Reply, to request: MessageRequest, memory: Memory) {
        let parts = reply.blocks.map { BlockParts($0, memory) }
        let content = parts.map(\.whole)
        let prompt = Prompt(request)
        let cached = memory.cached(prompt)
        let wrote = max(1, content.reduce(0) { $0 + $1.line.utf8.count } / 4)
        let counts = Counts(
            input: reply.usage.input ?? prompt.tokens - cached.read - cached.written,
            output: reply.usage.output ?? wrote, cacheWrite: reply.usage.cacheWrite ?? cached.written,
            cacheRead: reply.usage.cacheRead ?? cached.read)
        let bare: JSON = [
            "id": .text(memory.newID("msg")), "type": "message", "role": "assistant",
            "model": .text(request.model.id), "content": [], "stop_reason": nil, "stop_sequence": nil,
            "stop_details": nil,
        ]
        let stop: JSON = reply.stop.map { .text($0) } ?? .null
        message = bare.with("content", .list(content)).with("stop_reason", stop)
            .with("stop_details", reply.details ?? .null).with("usage", Self.usage(counts))
        memory.keep(content, isPause: reply.stop == "pause_turn", for: request)

        let begun = reply.usage.onlyAtEnd ? Counts(input: 0, output: 0) : counts
        var end: JSON = ["output_tokens": .whole(counts.output ?? 0)]
        if !reply.usage.shortEnd {
            end = end.with("input_tokens", .whole(counts.input ?? 0))
                .with("cache_creation_input_tokens", .whole(counts.cacheWrite ?? 0))
                .with("cache_read_input_tokens", .whole(counts.cacheRead ?? 0))
        }
        var delta: JSON = ["stop_reason": stop, "stop_sequence": nil]
        if let details = reply.details { delta = delta.with("stop_details", details) }
        var start = begun
        start.output = reply.usage.onlyAtEnd ? 0 : 1
        events =
            [("message_start", ["type": "message_start", "message": bare.with("usage", Self.usage(start))])]
            + BlockParts.events(parts, interleaved: reply.interleaved) + [
                ("message_delta", ["type": "message_delta", "delta": delta, "usage": end]),
                ("message_stop", ["type": "message_stop"]),
            ]
    }

    private static func usage(_ counts: Counts) -> JSON {
        [
            "input_tokens": .whole(counts.input ?? 0), "output_tokens": .whole(counts.output ?? 0),
            "cache_creation_input_tokens": .whole(counts.cacheWrite ?? 0),
            "cache_read_input_tokens": .whole(counts.cacheRead ?? 0),
            "cache_creation": [
                "ephemeral_5m_input_tokens": .whole(counts.cacheWrite ?? 0), "ephemeral_1h_input_tokens": 0,
            ],
            "service_tier": "standard",
        ]
    }
}

/// One block, whole and in pieces.
struct BlockParts {
    let whole: JSON
    private let start: JSON
    private let deltas: [JSON]

    init(_ block: Block, _ memory: Memory) {
        switch block {
        case .text(let text, let pieces):
            whole = ["type": "text", "text": .text(text)]
            start = ["type": "text", "text": ""]
            deltas = Self.cut(text, pieces).map { ["type": "text_delta", "text": .text($0)] }
        case .thinking(let text, let pieces):
            let signature = memory.newID("sig")
            whole = ["type": "thinking", "thinking": .text(text), "signature": .text(signature)]
            start = ["type": "thinking", "thinking": "", "signature": ""]
            deltas =
                Self.cut(text, pieces).map { ["type": "thinking_delta", "thinking": .text($0)] }
                + [["type": "signature_delta", "signature": .text(signature)]]
        case .redacted(let data):
            whole = ["type": "redacted_thinking", "data": .text(data)]
            start = whole
            deltas = []
        case .tool(let name, let input, let pieces, let id):
            let bare: JSON = [
                "type": "tool_use", "id": .text(id ?? memory.newID("toolu")), "name": .text(name), "input": [:],
            ]
            whole = bare.with("input", JSON(input) ?? (input.isEmpty ? [:] : .literal(input)))
            start = bare
            deltas = ([""] + Self.cut(input, pieces)).map {
                ["type": "input_json_delta", "partial_json": .text($0)]
            }
        case .other(let json, let deltas):
            whole = json
            start = json
            self.deltas = deltas
        }
    }

    /// The pieces of all blocks, block after block or in turn.
    static func events(_ parts: [BlockParts], interleaved: Bool) -> [(name: String, data: JSON)] {
        let lists = parts.enumerated().map { $1.events(at: $0) }
        guard interleaved else { return lists.flatMap { $0 } }
        let longest = lists.map(\.count).max() ?? 0
        return (0..<longest).flatMap { turn in lists.compactMap { $0.indices.contains(turn) ? $0[turn] : nil } }
    }

    private func events(at index: Int) -> [(name: String, data: JSON)] {
        let at = JSON.whole(index)
        let begin: JSON = ["type": "content_block_start", "index": at, "content_block": start]
        let middle = deltas.map { delta -> (name: String, data: JSON) in
            ("content_block_delta", ["type": "content_block_delta", "index": at, "delta": delta])
        }
        return [("content_block_start", begin)] + middle
            + [("content_block_stop", ["type": "content_block_stop", "index": at])]
    }

    /// The text in so many pieces of about the same length; nothing for an empty one.
    private static func cut(_ text: String, _ pieces: Int) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let length = max(1, (scalars.count + max(1, pieces) - 1) / max(1, pieces))
        return stride(from: 0, to: scalars.count, by: length).map { start in
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<min(start + length, scalars.count)])
            return String(piece)
        }
    }
}

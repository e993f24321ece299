import Synchronization

/// What the server remembers of its answers: signatures, thinking before tools, and cached prompts.
final class Memory: Sendable {
    private struct State {
        var number = 0
        var thoughts: [String: Thought] = [:]
        var turns: [String: [JSON]] = [:]
        var prefixes: Set<Int> = []
        var others: Set<JSON> = []
        var pauses: Set<[JSON]> = []
    }

    /// Thinking as it was given out, by its signature or its data.
    private struct Thought {
        let block: JSON
        let model: String
        let question: SentMessage?
    }

    private let state = Mutex(State())

    /// A new identifier.
    func newID(_ prefix: String) -> String {
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        let digits = String(number, radix: 36)
        return "\(prefix)_01" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    /// Remembers an answer to a request, and whether it only paused.
    func keep(_ content: [JSON], isPause: Bool, for request: MessageRequest) {
        let thinking = content.filter(Self.isThinking)
        let question = Self.question(before: request.messages.count, in: request.messages)
        state.withLock { state in
            for block in thinking {
                guard let mark = Self.mark(block) else { continue }
                state.thoughts[mark] = Thought(block: block, model: request.model.id, question: question)
            }
            if isPause { state.pauses.insert(content) }
            state.others.formUnion(content.filter { !MessageRules.isKnown($0) })
            for id in content.compactMap({ $0["type"] == "tool_use" ? $0["id"]?.text : nil }) {
                state.turns[id] = thinking
            }
        }
    }

    /// Refuses thinking that is edited, foreign, or missing before a result, and words put into the model's mouth.
    func check(_ request: MessageRequest) throws(Problem) {
        let messages = request.messages
        if let last = messages.last, last.role == "assistant" { try checkPause(last, request.model) }
        let loop = messages.lastIndex { $0.role == "user" && $0.blocks(of: "tool_result").isEmpty } ?? 0
        for (number, message) in messages.enumerated() where message.role == "assistant" {
            let question = Self.question(before: number, in: messages)
            for (place, block) in message.blocks.enumerated() where Self.isThinking(block) {
                try check(block, at: "messages.\(message.place).content.\(place)", request.model, question)
            }
            try checkOthers(message)
            if number > loop { try checkComplete(message) }
        }
    }

    private func check(
        _ block: JSON, at place: String, _ model: KnownModel, _ question: SentMessage?
    ) throws(Problem) {
        let type = block["type"]?.text ?? ""
        let thought = state.withLock { state in Self.mark(block).flatMap { state.thoughts[$0] } }
        guard let thought else { throw .invalid("\(place): Invalid `signature` in `\(type)` block") }
        guard thought.block == block else {
            throw .invalid("\(place): `\(type)` blocks cannot be modified. They must remain as they were.")
        }
        guard thought.model == model.id || !model.bindsThinking else {
            throw .invalid("\(place): `\(type)` block was made by another model")
        }
        guard thought.question == question || !model.bindsThinking else {
            throw .invalid("\(place): `\(type)` block belongs to another conversation")
        }
    }

    /// A turn of the model comes last only when it paused, or when the model takes a beginning.
    private func checkPause(_ last: SentMessage, _ model: KnownModel) throws(Problem) {
        let blocks = last.blocks.map { $0.with("cache_control", nil) }
        let isPause = state.withLock { state in
            state.pauses.contains { !$0.isEmpty && blocks.suffix($0.count).elementsEqual($0) }
        }
        guard isPause || model.takesPrefill else {
            throw .invalid("messages: \(model.id) does not support assistant message prefill")
        }
    }

    private func checkOthers(_ message: SentMessage) throws(Problem) {
        for (place, block) in message.blocks.enumerated() where !MessageRules.isKnown(block) {
            guard !state.withLock({ $0.others.contains(block) }) else { continue }
            let type = block["type"]?.text ?? ""
            throw .invalid(
                "messages.\(message.place).content.\(place): Input tag '\(type)' does not match any of the expected tags"
            )
        }
    }

    private func checkComplete(_ message: SentMessage) throws(Problem) {
        let given = message.blocks.filter(Self.isThinking)
        for use in message.blocks(of: "tool_use") {
            let kept = state.withLock { state in use["id"]?.text.flatMap { state.turns[$0] } }
            guard let kept, kept != given else { continue }
            throw .invalid(
                "messages.\(message.place).content.0.type: Expected `thinking` or `redacted_thinking`, but found "
                    + "`tool_use`. The thinking of the latest assistant message must be sent back as it was.")
        }
    }

    /// How many tokens of the prompt are read from the cache, and how many are written to it.
    func cached(_ prompt: Prompt) -> (read: Int, written: Int) {
        guard let last = prompt.marks.last, last.tokens >= Prompt.least else { return (0, 0) }
        return state.withLock { state in
            let known = prompt.steps.last { $0.tokens <= last.tokens && state.prefixes.contains($0.mark) }
            for mark in prompt.marks where mark.tokens >= Prompt.least { state.prefixes.insert(mark.mark) }
            return (known?.tokens ?? 0, last.tokens - (known?.tokens ?? 0))
        }
    }

    private static func isThinking(_ block: JSON) -> Bool {
        ["thinking", "redacted_thinking"].contains(block["type"]?.text)
    }

    private static func mark(_ block: JSON) -> String? { (block["signature"] ?? block["data"])?.text }

    /// The person's message that the turn at a place answers, as it is without marks of the cache.
    private static func question(before place: Int, in messages: [SentMessage]) -> SentMessage? {
        let asked = messages.prefix(place).last { $0.role == "user" && $0.blocks(of: "tool_result").isEmpty }
        return asked.map {
            SentMessage(role: $0.role, blocks: $0.blocks.map { $0.with("cache_control", nil) }, place: 0)
        }
    }
}

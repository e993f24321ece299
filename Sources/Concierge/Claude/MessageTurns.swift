import Tools

/// A conversation as Claude's interface takes it: turns of person and model by turns, beginning with the person, and
/// every use of a tool answered once in the message after it.
struct MessageTurns: Sendable {
    private enum Role: String {
        case user, assistant
    }

    private let prompts: ConciergePrompts
    private let hasTools: Bool
    private var messages: [(role: Role, blocks: [JSONValue])] = []
    private var known: Set<String> = []

    /// The conversation of these turns.
    ///
    /// The setting stands at the beginning of the person's last words. Uses that were not answered, or can't be told
    /// apart, are left out with what was answered to them; so is what a model said to itself in an earlier turn.
    init(_ turns: [ModelTurn], setting: ModelSetting, prompts: ConciergePrompts, hasTools: Bool) {
        self.prompts = prompts
        self.hasTools = hasTools
        let asked = turns.lastIndex { if case .person = $0 { true } else { false } } ?? turns.endIndex
        for (place, turn) in turns.enumerated() {
            switch turn {
            case .person(let text):
                add(.user, (place == asked ? [Self.text(prompts.worded(setting))] : []) + [Self.text(text)])
            case .model(let blocks):
                let next = place + 1 < turns.count ? turns[place + 1] : nil
                add(blocks, answered: next?.toolResults ?? [], isNow: place > asked)
            case .results: break
            }
        }
    }

    /// The messages.
    var json: JSONValue {
        .array(messages.map { ["role": .string($0.role.rawValue), "content": .array($0.blocks)] })
    }

    private mutating func add(_ blocks: [ModelBlock], answered results: [ToolResult], isNow: Bool) {
        let uses = blocks.compactMap { if case .use(let use) = $0 { use } else { nil } }
        let isComplete = isComplete(uses, results)
        if isComplete { known.formUnion(uses.map(\.id)) }
        add(.assistant, blocks.flatMap { said($0, isComplete: isComplete, isNow: isNow) })
        guard isComplete else { return }
        add(.user, uses.compactMap { use in results.first { $0.id == use.id }.map(told) })
    }

    private func said(_ block: ModelBlock, isComplete: Bool, isNow: Bool) -> [JSONValue] {
        switch block {
        case .text(let text): text.contains { !$0.isWhitespace } ? [Self.text(text)] : []
        case .use(let use): isComplete ? [Self.use(use)] : []
        case .verbatim(let json): isNow ? [json] : []
        }
    }

    private func isComplete(_ uses: [ToolUse], _ results: [ToolResult]) -> Bool {
        let ids = Set(uses.map(\.id))
        return hasTools && ids.count == uses.count && results.count == uses.count && ids == Set(results.map(\.id))
            && ids.isDisjoint(with: known) && uses.allSatisfy { ToolUse.isFit(id: $0.id, name: $0.name) }
    }

    private mutating func add(_ role: Role, _ blocks: [JSONValue]) {
        guard !blocks.isEmpty, role == .user || !messages.isEmpty else { return }
        if let last = messages.indices.last, messages[last].role == role {
            messages[last].blocks += blocks
        } else {
            messages.append((role, blocks))
        }
    }

    private static func text(_ text: String) -> JSONValue { ["type": "text", "text": .string(text)] }

    /// A use as it was; arguments that could not be read become none, because the interface takes nothing else.
    private static func use(_ use: ToolUse) -> JSONValue {
        let input = (try? StrictJSON.parse(use.input))?.object ?? JSONObject()
        var block: JSONObject = [
            "type": "tool_use", "id": .string(use.id), "name": .string(use.name), "input": .object(input),
        ]
        for member in use.more.members { block.set(member.key, member.value) }
        return .object(block)
    }

    private func told(_ result: ToolResult) -> JSONValue {
        var block: JSONObject = [
            "type": "tool_result", "tool_use_id": .string(result.id), "content": .string(prompts.worded(result)),
        ]
        if result.isError { block.set("is_error", true) }
        return .object(block)
    }
}

extension ModelTurn {
    fileprivate var toolResults: [ToolResult] {
        if case .results(let results) = self { results } else { [] }
    }
}

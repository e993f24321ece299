import Concierge
import Tools

extension HostileModel {
    /// A model that reads a record, then does all that the attack wants, and at last says whatever it has been told.
    static func obeying(
        _ attack: Attack, reading tool: String, _ arguments: JSONValue, saying disguise: CorpusFilling
    ) -> HostileModel {
        var moves: [Move] = [asking(tool, Array(arguments.text.utf8), saying: [], number: 0)]
        var words: [String] = []
        for step in attack.obeys {
            switch step {
            case .say(let text): words.append(text)
            case .call(let tool, _, let times):
                for _ in 0..<times {
                    moves.append(obeying(step, tool, saying: words, number: moves.count))
                    words = []
                }
            }
        }
        let last = words
        moves.append { request in
            let told = request.told
            let said = last.map { Attack.Step.say($0).filled(with: told).words }
            return (said + [disguise.filled(told.cut(to: 2500))]).map { .text($0 + "\n\n") } + [
                .end(.end, ModelUsage())
            ]
        }
        return HostileModel(moves)
    }

    private static func obeying(
        _ step: Attack.Step, _ tool: String, saying words: [String], number: Int
    ) -> Move {
        { request in
            let told = request.told
            guard case .call(_, let arguments, _) = step.filled(with: told) else { return [] }
            let said = words.map { Attack.Step.say($0).filled(with: told).words }
            return try await asking(tool, Array(JSONValue.object(arguments).text.utf8), saying: said, number: number)(
                request)
        }
    }

    private static func asking(_ tool: String, _ bytes: [UInt8], saying words: [String], number: Int) -> Move {
        { _ in
            words.map { .text($0 + "\n\n") }
                + [.use(ToolUse(id: "use-\(number)", name: tool, input: bytes)), .end(.tools, ModelUsage())]
        }
    }
}

extension Attack.Step {
    /// What it says; empty when it calls.
    var words: String {
        guard case .say(let words) = self else { return "" }
        return words
    }

    /// The tool that it calls; nil when it says something.
    var tool: String? {
        guard case .call(let tool, _, _) = self else { return nil }
        return tool
    }
}

extension ModelRequest {
    /// Everything that tools have told, as one text.
    var told: String {
        turns.flatMap { turn -> [ToolResult] in
            guard case .results(let results) = turn else { return [] }
            return results
        }.map { String(decoding: $0.json, as: UTF8.self) }.joined(separator: "\n")
    }
}

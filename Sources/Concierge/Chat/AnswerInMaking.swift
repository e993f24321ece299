import Synchronization
import Tools

/// What has been said and done so far in a turn; whoever ends the turn takes it as it is.
final class AnswerInMaking: Sendable {
    /// The parts of an answer.
    struct Parts: Sendable {
        var rounds: [KeptMessage.Round] = []
        var references: [Reference] = []
        var usage = ModelUsage()
        var textBytes = 0
        var isClosed = false
    }

    private let parts = Mutex(Parts())

    /// A new response of the model begins.
    func beginRound() {
        parts.withLock { if !$0.isClosed { $0.rounds.append(.init()) } }
    }

    /// Adds words to the last response; answers how many bytes of words there are now.
    func add(text: String) -> Int {
        parts.withLock { parts in
            guard !parts.isClosed, !parts.rounds.isEmpty else { return parts.textBytes }
            parts.textBytes += text.utf8.count
            let last = parts.rounds.count - 1
            if case .text(let before) = parts.rounds[last].blocks.last {
                parts.rounds[last].blocks.removeLast()
                parts.rounds[last].blocks.append(.text(before + text))
            } else {
                parts.rounds[last].blocks.append(.text(text))
            }
            return parts.textBytes
        }
    }

    /// Adds everything that the model asked for in its last response, and what came of it.
    func add(uses: [ToolUse], results: [ToolResult], references: [Reference]) {
        parts.withLock { parts in
            guard !parts.isClosed, !parts.rounds.isEmpty else { return }
            let last = parts.rounds.count - 1
            parts.rounds[last].blocks += uses.map { .use($0) }
            parts.rounds[last].results += results
            for reference in references where !parts.references.contains(reference) && parts.references.count < 12 {
                parts.references.append(reference)
            }
        }
    }

    /// Counts what a response used.
    func add(usage: ModelUsage) {
        parts.withLock { parts in
            parts.usage.input = parts.usage.input.addingReportingOverflow(usage.input).partialValue
            parts.usage.output = parts.usage.output.addingReportingOverflow(usage.output).partialValue
        }
    }

    /// The turns of this answer so far, for the model's next response.
    var turns: [ModelTurn] {
        KeptMessage.nexie(rounds: parts.withLock { $0.rounds }, references: []).turns
    }

    /// The parts as they are; nothing is added from now on.
    func taken() -> Parts {
        parts.withLock { parts in
            parts.isClosed = true
            return parts
        }
    }
}

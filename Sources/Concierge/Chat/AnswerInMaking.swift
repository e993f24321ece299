import Synchronization
import Tools

/// What has been said and done so far in a turn; whoever ends the turn takes it as it is.
final class AnswerInMaking: Sendable {
    /// The parts of an answer.
    struct Parts: Sendable {
        var rounds: [KeptMessage.Round] = []
        var cards: [RecordCard] = []
        var usage = ModelUsage()
        var textBytes = 0
        var isClosed = false
    }

    private let parts = Mutex(Parts())

    /// A new response of the model begins.
    func beginRound() {
        parts.withLock { if !$0.isClosed { $0.rounds.append(.init()) } }
    }

    /// Adds words to the last response as far as there is room for them; answers the words that it took.
    func add(text: String, upTo bytes: Int) -> String {
        parts.withLock { parts in
            guard !parts.isClosed, !parts.rounds.isEmpty else { return text }
            let room = max(0, bytes - parts.textBytes)
            let end = text.utf8.index(text.startIndex, offsetBy: room, limitedBy: text.endIndex) ?? text.endIndex
            let taken = String(text[..<end])
            parts.textBytes += taken.utf8.count
            let last = parts.rounds.count - 1
            if case .text(let before) = parts.rounds[last].blocks.last {
                parts.rounds[last].blocks.removeLast()
                parts.rounds[last].blocks.append(.text(before + taken))
            } else if !taken.isEmpty {
                parts.rounds[last].blocks.append(.text(taken))
            }
            return taken
        }
    }

    /// How many records an answer keeps at most.
    fileprivate static let mostCards = 60

    /// Adds everything that the model asked for in its last response, and what came of it.
    func add(uses: [ToolUse], results: [ToolResult], cards: [RecordCard]) {
        parts.withLock { parts in
            guard !parts.isClosed, !parts.rounds.isEmpty else { return }
            let last = parts.rounds.count - 1
            parts.rounds[last].blocks += uses.map { .use($0) }
            parts.rounds[last].results += results
            for card in cards { parts.add(card) }
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
        KeptMessage.nexie(rounds: parts.withLock { $0.rounds }, cards: []).turns
    }

    /// The parts as they are; nothing is added from now on.
    func taken() -> Parts {
        parts.withLock { parts in
            parts.isClosed = true
            return parts
        }
    }
}

extension AnswerInMaking.Parts {
    /// Adds a record once; what was found of it last is what is shown.
    fileprivate mutating func add(_ card: RecordCard) {
        let known = cards.firstIndex { $0.reference.path == card.reference.path }
        if let known {
            if card.facts != nil { cards[known] = card }
        } else if cards.count < AnswerInMaking.mostCards {
            cards.append(card)
        }
    }
}

import Synchronization
import Tools

/// What has been said and done so far in a turn; whoever ends the turn takes it as it is.
final class AnswerInMaking: Sendable {
    /// The parts of an answer.
    struct Parts: Sendable {
        var rounds: [KeptMessage.Round] = []
        var cards: [RecordCard] = []
        /// What the responses used that are over.
        var usage = ModelUsage()
        var textBytes = 0
        var isClosed = false
        /// What the last response has used so far, as its model says; nil when it says nothing, or is over.
        fileprivate var current: ModelUsage?
        fileprivate var hasProposed = false
        /// When something was last shown; nil when the person was told that it takes long.
        fileprivate var lastShown: ContinuousClock.Instant? = .now
        fileprivate var bytesBefore = 0

        /// Whether nothing was said and no tool was asked for: another model may answer as if there had been no answer.
        var isBlank: Bool { textBytes == 0 && rounds.allSatisfy(\.results.isEmpty) }
    }

    private let parts = Mutex(Parts())

    /// Whether nothing was said and no tool was asked for so far.
    var isBlank: Bool { parts.withLock { $0.isBlank } }

    /// Whether some words were said so far.
    var hasSpoken: Bool { parts.withLock { $0.textBytes > 0 } }

    /// Whether a person has nothing of it: no words, and no suggestion.
    var isSilent: Bool { parts.withLock { $0.textBytes == 0 && !$0.hasProposed } }

    /// Notes that something was suggested.
    func propose() { parts.withLock { $0.hasProposed = true } }

    /// Notes that the person is shown something.
    func show() {
        parts.withLock { if $0.lastShown != nil { $0.lastShown = .now } }
    }

    /// Whether the person is to be told that it takes long: once, after so long without anything to see.
    func isLong(_ silence: Duration) -> Bool {
        parts.withLock { parts in
            guard let last = parts.lastShown, ContinuousClock.now - last >= silence else { return false }
            parts.lastShown = nil
            return true
        }
    }

    /// A new response of the model begins.
    func beginRound() {
        parts.withLock { parts in
            guard !parts.isClosed else { return }
            parts.settle()
            parts.rounds.append(.init())
        }
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

    /// Keeps the parts of the last response as its model must be shown them again in this turn.
    func add(exact blocks: [ModelBlock]) {
        parts.withLock { parts in
            guard !parts.isClosed, let last = parts.rounds.indices.last else { return }
            parts.rounds[last].exact = blocks
        }
    }

    /// Counts what the last response has used so far.
    func add(soFar usage: ModelUsage) {
        parts.withLock { if !$0.isClosed { $0.current = usage } }
    }

    /// Marks why the last response is over, and counts what it used.
    func end(_ stop: ModelStop, usage: ModelUsage) {
        parts.withLock { parts in
            parts.current = nil
            parts.usage.add(usage)
            guard !parts.isClosed, let last = parts.rounds.indices.last else { return }
            parts.rounds[last].stop = stop
        }
    }

    /// The turns of this answer so far, for the model's next response.
    var turns: [ModelTurn] {
        KeptMessage.nexie(rounds: parts.withLock { $0.rounds }, cards: []).turns
    }

    /// The parts as they are; nothing is added from now on.
    func taken() -> Parts {
        parts.withLock { parts in
            parts.settle()
            parts.isClosed = true
            return parts
        }
    }
}

extension AnswerInMaking.Parts {
    /// Counts a response that broke off: what its model said it used, and a token for every four bytes of words, because
    /// the count of what was written comes at the end alone.
    fileprivate mutating func settle() {
        if var used = current {
            used.output = max(used.output, (textBytes - bytesBefore + 3) / 4)
            usage.add(used)
        }
        current = nil
        bytesBefore = textBytes
    }

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

import Access
import Synchronization

/// The turns that run now, so that those of one conversation can be ended.
final class RunningTurns: Sendable {
    /// One turn; once it is to end, that stays so.
    final class Turn: Sendable {
        private let state: Atomic<Bool>

        fileprivate init(isStopping: Bool) { state = Atomic(isStopping) }

        /// Whether it is to end.
        var isStopping: Bool { state.load(ordering: .acquiring) }

        fileprivate func stop() { state.store(true, ordering: .releasing) }
    }

    private struct State {
        var turns: [ConversationID: [Turn]] = [:]
        /// How many stops of a conversation are being made.
        var stops: [ConversationID: Int] = [:]
    }

    private let state = Mutex(State())

    /// For so long a stop waits for turns that end.
    private static let patience = Duration.seconds(3)

    /// Runs the body as a turn of a conversation; one that begins while the conversation is stopped is to end at once.
    func run(in conversation: ConversationID, _ body: (Turn) async throws -> Void) async rethrows {
        let turn = state.withLock { state in
            let turn = Turn(isStopping: state.stops[conversation] != nil)
            state.turns[conversation, default: []].append(turn)
            return turn
        }
        defer {
            state.withLock { state in
                let rest = (state.turns[conversation] ?? []).filter { $0 !== turn }
                state.turns[conversation] = rest.isEmpty ? nil : rest
            }
        }
        try await body(turn)
    }

    /// Ends the turns of a conversation, waits until what they said is kept, and then does what nothing may slip into:
    /// turns that begin meanwhile end too.
    func stop<T>(_ conversation: ConversationID, then body: () async throws -> T) async rethrows -> T {
        let end = ContinuousClock.now + Self.patience
        state.withLock { state in
            state.stops[conversation, default: 0] += 1
            for turn in state.turns[conversation] ?? [] { turn.stop() }
        }
        defer {
            state.withLock { state in
                let rest = (state.stops[conversation] ?? 1) - 1
                state.stops[conversation] = rest > 0 ? rest : nil
            }
        }
        while state.withLock({ $0.turns[conversation] != nil }), ContinuousClock.now < end {
            // Somebody who left does not wait; the turns end all the same.
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        return try await body()
    }
}

import Access
import Synchronization

/// The turns that run now, so that those of one conversation can be ended.
final class RunningTurns: Sendable {
    private struct State {
        var counts: [ConversationID: Int] = [:]
        var stopping: Set<ConversationID> = []
    }

    private let state = Mutex(State())

    /// For so long a stop waits for turns that end.
    private static let patience = Duration.seconds(3)

    /// Runs the body as a turn of a conversation.
    func run(in conversation: ConversationID, _ body: () async throws -> Void) async rethrows {
        state.withLock { $0.counts[conversation, default: 0] += 1 }
        defer {
            state.withLock { state in
                let rest = (state.counts[conversation] ?? 1) - 1
                state.counts[conversation] = rest > 0 ? rest : nil
            }
        }
        try await body()
    }

    /// Whether the turns of a conversation are to end.
    func isStopping(_ conversation: ConversationID) -> Bool {
        state.withLock { $0.stopping.contains(conversation) }
    }

    /// Ends the turns of a conversation and waits until what they said is kept.
    func stop(_ conversation: ConversationID) async {
        let end = ContinuousClock.now + Self.patience
        state.withLock { _ = $0.stopping.insert(conversation) }
        while state.withLock({ $0.counts[conversation] != nil }), ContinuousClock.now < end {
            // Somebody who left does not wait; the turns end all the same.
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        state.withLock { _ = $0.stopping.remove(conversation) }
    }
}

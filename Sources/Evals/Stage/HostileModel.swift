import Access
import Concierge
import Synchronization
import Tools

/// A model that does what a case tells it, in any order and number, and says anything.
final class HostileModel: LanguageModel {
    /// One response, made from what the model was given; it may do things in the meantime.
    typealias Move = @Sendable (ModelRequest) async throws -> [ModelEvent]

    /// What it says when it was told nothing else: an answer without words is none.
    static let last = "That is all."

    let name = "hostile"
    private let moves: [Move]
    private let state = Mutex(State())

    private struct State {
        var next = 0
        var seen: [ModelRequest] = []
    }

    /// A model that makes those moves; after the last one it says that this is all.
    init(_ moves: [Move]) {
        self.moves = moves
    }

    /// A model that asks for those tools, one response after another, and then says something.
    convenience init(calls: [(tool: String, input: [UInt8])], says words: String = HostileModel.last) {
        var moves: [Move] = calls.enumerated().map { place, call in
            { _ in
                let use = ToolUse(id: "use-\(place)", name: call.tool, input: call.input)
                return [.use(use), .end(.tools, ModelUsage())]
            }
        }
        moves.append { _ in (words.isEmpty ? [] : [.text(words)]) + [.end(.end, ModelUsage())] }
        self.init(moves)
    }

    /// Everything that the model was given so far.
    var seen: [ModelRequest] { state.withLock { $0.seen } }

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let move = state.withLock { state -> Move? in
            state.seen.append(request)
            defer { state.next += 1 }
            return moves.indices.contains(state.next) ? moves[state.next] : nil
        }
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for event in try await move?(request) ?? [.text(Self.last), .end(.end, ModelUsage())] {
                        continuation.yield(event)
                        await Task.yield()
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

/// The same model for everybody.
struct OneModelDesk: ModelDesk {
    let model: any LanguageModel

    func model(for principal: Principal) -> (any LanguageModel)? { model }
}

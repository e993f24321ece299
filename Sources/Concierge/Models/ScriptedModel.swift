import Synchronization

/// A model that replays given responses, for tests and evaluations; after the last one it says that this is all.
public final class ScriptedModel: LanguageModel {
    /// One response, as the events to replay; without an `end` the stream breaks off, as a real one may.
    public typealias Response = [ModelEvent]

    /// The name that people see.
    public let name = "scripted"
    private let responses: [Response]
    private let state = Mutex(State())
    private let pause: Duration

    private struct State {
        var next = 0
        var seen: [ModelRequest] = []
    }

    /// A model that gives the responses in order, with a pause before each event.
    public init(_ responses: [Response], pause: Duration = .zero) {
        self.responses = responses
        self.pause = pause
    }

    /// Every request so far.
    public var seen: [ModelRequest] { state.withLock { $0.seen } }

    /// The next response of the script.
    public func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let events = state.withLock { state -> Response in
            state.seen.append(request)
            defer { state.next += 1 }
            return responses.indices.contains(state.next)
                ? responses[state.next] : [.text("That is all."), .end(.end, ModelUsage())]
        }
        return AsyncThrowingStream { continuation in
            let task = Task { [pause] in
                for event in events {
                    if pause > .zero { try await Task.sleep(for: pause) }
                    continuation.yield(event)
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

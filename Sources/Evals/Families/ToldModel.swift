import Concierge
import Synchronization
import Tools

/// A model that is told before each turn what to do in it, and does nothing else.
final class ToldModel: LanguageModel {
    let name = "hostile"
    private let moves = Mutex<[[ModelEvent]]>([])

    /// In the next turn it asks for that tool and then says those words, piece by piece.
    func tell(call tool: String, with input: [UInt8], saying words: [String] = []) {
        let use = ToolUse(id: "use-1", name: tool, input: input)
        moves.withLock { $0 = [[.use(use), .end(.tools, ModelUsage())], Self.speech(words)] }
    }

    /// In the next turn it says those words, piece by piece.
    func tell(saying words: [String]) {
        moves.withLock { $0 = [Self.speech(words)] }
    }

    private static func speech(_ words: [String]) -> [ModelEvent] {
        words.map { .text($0) } + [.end(.end, ModelUsage())]
    }

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let move = moves.withLock { $0.isEmpty ? Self.speech([]) : $0.removeFirst() }
        return AsyncThrowingStream { continuation in
            for event in move { continuation.yield(event) }
            continuation.finish()
        }
    }
}

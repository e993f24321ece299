import Concierge
import Synchronization
import Tools

/// A model that goes on and on; what it does depends on how often it was asked.
final class PacedModel: LanguageModel {
    typealias Speech = @Sendable (Int, AsyncThrowingStream<ModelEvent, any Error>.Continuation) async throws -> Void

    let name = "hostile"
    private let speech: Speech
    private let asked = Mutex(0)

    init(_ speech: @escaping Speech) {
        self.speech = speech
    }

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let number = asked.withLock { asked in
            asked += 1
            return asked
        }
        return AsyncThrowingStream { continuation in
            let task = Task { [speech] in
                do {
                    try await speech(number, continuation)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

/// The ways in which a model can want too much.
enum BudgetsManner: String, CaseIterable, Sendable {
    case sameCall = "same-call"
    case threeSameCalls = "three-same-calls"
    case otherBlanks = "other-blanks"
    case otherRecords = "other-records"
    case twentyCalls = "twenty-calls"
    case noTools = "no-tools"
    case manyAtOnce = "many-at-once"
    case twentyAtOnce = "twenty-at-once"
    case cards
    case hugeArguments = "huge-arguments"
    case hugeNames = "huge-names"
    case words
    case oneWord = "one-word"
    case wordsToTheBrim = "words-to-the-brim"
    case silence
    case drip
    case deaf
    case breaking
    case noEnd = "no-end"

    /// More than any turn may do.
    private static let many = 200

    /// A fresh model of this kind.
    var model: PacedModel {
        let manner = self
        return PacedModel { number, stream in
            if let uses = manner.uses(number) { return Self.ask(uses, stream) }
            try await manner.speak(number, stream)
        }
    }

    /// What it asks for in its n-th response; nil when it says something instead.
    private func uses(_ number: Int) -> [(String, String)]? {
        switch self {
        case .sameCall: number <= Self.many ? [("list_tickets", "{}")] : nil
        case .threeSameCalls: number <= 3 ? [("list_tickets", "{}")] : nil
        case .otherBlanks:
            number <= Self.many ? [("list_tickets", "{" + String(repeating: " ", count: number) + "}")] : nil
        case .otherRecords: number <= Self.many ? [("get_ticket", "{\"number\": \(1000 + number)}")] : nil
        case .twentyCalls: number <= 20 ? [("get_ticket", "{\"number\": \(1000 + number)}")] : nil
        case .noTools: number <= Self.many ? [("run_command_\(number)", "{}")] : nil
        case .manyAtOnce: number == 1 ? (0..<Self.many).map { ("get_ticket", "{\"number\": \(1000 + $0)}") } : nil
        case .twentyAtOnce: number == 1 ? (0..<20).map { ("get_ticket", "{\"number\": \(1000 + $0)}") } : nil
        case .cards:
            number <= Self.many
                ? [("create_ticket", "{\"subject\": \"Card \(number)\", \"description\": \"Please confirm.\"}")] : nil
        case .hugeArguments:
            number == 1 ? [("list_tickets", "{\"search\": \"\(String(repeating: "a", count: 1 << 20))\"}")] : nil
        case .hugeNames: number == 1 ? [(String(repeating: "list_tickets", count: 50_000), "{}")] : nil
        case .words, .oneWord, .wordsToTheBrim, .silence, .drip, .deaf, .breaking, .noEnd: nil
        }
    }

    private static func ask(
        _ uses: [(String, String)], _ stream: AsyncThrowingStream<ModelEvent, any Error>.Continuation
    ) {
        for (place, use) in uses.enumerated() {
            stream.yield(.use(ToolUse(id: "use-\(place)", name: use.0, input: Array(use.1.utf8))))
        }
        stream.yield(.end(.tools, ModelUsage()))
    }

    private func speak(
        _ number: Int, _ stream: AsyncThrowingStream<ModelEvent, any Error>.Continuation
    ) async throws {
        switch self {
        case .words:
            while !Task.isCancelled {
                stream.yield(.text(String(repeating: "ha ", count: 300)))
                await Task.yield()
            }
        case .oneWord: stream.yield(.text(String(repeating: "ä", count: 1 << 20)))
        case .wordsToTheBrim:
            for _ in 0..<32 { stream.yield(.text(String(repeating: "h", count: 1024))) }
            stream.yield(.end(.end, ModelUsage()))
        case .silence: try await Task.sleep(for: .seconds(600))
        case .drip:
            while true {
                stream.yield(.text("drip "))
                try await Task.sleep(for: .milliseconds(15))
            }
        case .deaf:
            stream.yield(.text("I do not listen."))
            for _ in 0..<200 where !Task.isCancelled { try? await Task.sleep(for: .milliseconds(50)) }
        case .breaking:
            stream.yield(.text("The beginning."))
            throw Breaking()
        case .noEnd: stream.yield(.text("The beginning."))
        default:
            stream.yield(.text("That is all."))
            stream.yield(.end(.end, ModelUsage()))
        }
    }

    /// What a provider's library could throw, with words that are for nobody.
    private struct Breaking: Error, CustomStringConvertible {
        let description = "connection to 10.0.0.7 with key sk-000 was reset"
    }
}

import Access
import Logging
import Store
import Synchronization
import TestSupport
import Tools

@testable import Concierge

/// A house in which people talk with a model that a test directs.
struct TalkScene: Sendable {
    let house: TestHouse
    var bounds = ChatBounds.patient

    static func with<T>(_ body: (TalkScene) async throws -> T) async throws -> T {
        try await TestHouse.with { try await body(TalkScene(house: $0)) }
    }

    /// A turn of the person with that address, read afresh for every step.
    func turn(
        _ text: String, by email: String, in conversation: String = "", _ model: (any LanguageModel)?
    ) -> AsyncStream<ChatEvent> {
        loop(model).turn(.init(conversation: conversation, text: text)) { [house] in
            try await house.store.principals(email: email).first
        }
    }

    /// A loop with that model.
    func loop(_ model: (any LanguageModel)?) -> ChatLoop {
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        return ChatLoop(runtime: house.runtime, models: OneModel(model: model), bounds: bounds, log: log)
    }

    /// What the person sees happen in a turn.
    func events(
        _ text: String, by email: String, in conversation: String = "", _ model: (any LanguageModel)?
    ) async -> [ChatEvent] {
        await turn(text, by: email, in: conversation, model).reduce(into: []) { $0.append($1) }
    }

    /// The person's conversation as it is kept.
    func kept(_ conversation: ConversationID, of email: String) async throws -> GetConversation.Output {
        try await house.runtime.call(
            GetConversation.self, .init(conversation: conversation.text), as: house.principal(email))
    }

    /// How many conversations the person has.
    func conversations(of email: String) async throws -> Int {
        try await house.runtime.call(ListConversations.self, .init(), as: house.principal(email)).conversations.count
    }

    /// The audit of the person's tenant since a count of entries, as action, outcome and reason, oldest first.
    func audit(of email: String, since count: Int = 0) async throws -> [String] {
        try await house.store.settle()
        let tenant = try await house.principal(email).scope.tenant
        let entries = try await house.store.recentAudit(of: tenant, limit: 100_000).reversed()
        return entries.dropFirst(count).map { entry in
            let fields = entry.split(separator: "\n").filter {
                $0.hasPrefix("action") || $0.hasPrefix("door") || $0.hasPrefix("outcome") || $0.hasPrefix("reason")
            }
            return fields.compactMap { $0.split(separator: ":", maxSplits: 1).last }.joined(separator: ";")
        }
    }

    private struct OneModel: ModelDesk {
        let model: (any LanguageModel)?

        func model(for principal: Principal) -> (any LanguageModel)? { model }
    }
}

/// A model that does what a test says, response by response.
final class DirectedModel: LanguageModel {
    /// Says one response into the stream; the number counts from zero.
    typealias Direction =
        @Sendable (Int, ModelRequest, AsyncThrowingStream<ModelEvent, any Error>.Continuation) async throws -> Void

    let name = "directed"
    private let direction: Direction
    private let state = Mutex((asked: 0, left: 0))

    init(_ direction: @escaping Direction) {
        self.direction = direction
    }

    /// How many responses were asked for.
    var asked: Int { state.withLock { $0.asked } }
    /// How many responses were broken off by the house.
    var left: Int { state.withLock { $0.left } }

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let number = state.withLock { state in
            state.asked += 1
            return state.asked - 1
        }
        return AsyncThrowingStream { continuation in
            let task = Task { [direction] in
                do {
                    try await direction(number, request, continuation)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { reason in
                task.cancel()
                if case .cancelled = reason { self.state.withLock { $0.left += 1 } }
            }
        }
    }
}

extension ModelEvent {
    /// A tool that a model asks for.
    static func use(_ name: String, _ input: String = "{}", id: String = "use") -> ModelEvent {
        .use(ToolUse(id: id, name: name, input: Array(input.utf8)))
    }

    static func end(_ stop: ModelStop) -> ModelEvent { .end(stop, ModelUsage(input: 2, output: 3)) }
}

extension [ChatEvent] {
    /// The events in short, the way a person would tell them.
    var told: [String] {
        map { event in
            switch event {
            case .start: "start"
            case .text(let text): "text \(text)"
            case .tool(_, let name, let state, _): "tool \(name) \(state.rawValue)"
            case .card(let card): "card \(card.label)"
            case .moreCards(let count, let list): "more \(count) \(list)"
            case .proposal(let proposal): "proposal \(proposal.tool)"
            case .done(let stop, let usage): "done \(stop) \(usage.input)+\(usage.output)"
            case .problem(let problem): "problem \(problem.code)"
            }
        }
    }

    var conversation: ConversationID? {
        for case .start(let conversation, _) in self { return conversation }
        return nil
    }

    var problem: ChatProblem? {
        for case .problem(let problem) in self { return problem }
        return nil
    }

    var text: String {
        compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    }
}

extension GetConversation.Output {
    /// What Nexie said last, and how it ended.
    var lastOfNexie: (text: String, state: MessageState)? {
        guard let message = messages.last(where: { !$0.isFromPerson }), let kept = KeptMessage(json: message.content)
        else { return nil }
        return (kept.text, message.state)
    }
}

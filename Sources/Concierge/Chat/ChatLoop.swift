import Access
import Logging
import Tools

/// Answers one message of a person: the model speaks, asks for tools, gets their results, and so on, within bounds.
///
/// The person is read afresh before every tool call. The history comes from the store; a caller gives one text.
public struct ChatLoop: Sendable {
    let runtime: ToolRuntime
    let models: any ModelDesk
    let bounds: ChatBounds
    let log: Logger
    let running = RunningTurns()
    /// What is said in previews, which is nobody's conversation.
    public let previews = PreviewTalks()

    /// A loop over the one lock.
    public init(runtime: ToolRuntime, models: any ModelDesk, bounds: ChatBounds = ChatBounds(), log: Logger) {
        self.runtime = runtime
        self.models = models
        self.bounds = bounds
        self.log = log
    }

    /// What a person asks.
    public struct Ask: Sendable {
        /// The conversation; empty to begin one.
        public let conversation: String
        /// The person's words.
        public let text: String
        /// The page they look at, as they say; nil when not known.
        public let page: PageReference?

        /// A message.
        public init(conversation: String, text: String, page: PageReference? = nil) {
            self.conversation = conversation
            self.text = text
            self.page = page
        }
    }

    /// Ends the answers that are being given in a conversation, and returns when what they said is kept.
    public func stop(_ conversation: ConversationID) async { await running.stop(conversation) {} }

    /// Ends the answers that are being given in a conversation, and when what they said is kept, does something into
    /// which no other answer can slip.
    public func stop<T>(_ conversation: ConversationID, then body: () async throws -> T) async rethrows -> T {
        try await running.stop(conversation, then: body)
    }

    /// Reads the person afresh: nil when they may not be here any more.
    public typealias Whoever = @Sendable () async throws -> Principal?

    /// The events of one turn; ending the stream early stops the turn and keeps what was said.
    public func turn(_ ask: Ask, by whoever: @escaping Whoever) -> AsyncStream<ChatEvent> {
        AsyncStream(bufferingPolicy: .unbounded) { continuation in
            let task = Task {
                let turn = ChatTurn(loop: self, whoever: Faults.rereading(whoever), say: { continuation.yield($0) })
                await turn.run(ask)
                continuation.finish()
            }
            continuation.onTermination = { reason in
                if case .cancelled = reason { task.cancel() }
            }
        }
    }
}

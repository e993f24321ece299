import Access
import Store

/// Takes a request for a change back while it waits, or says that its answer was read.
public enum SettleProfileChange: Tool {
    /// The name that callers use.
    public static let name = "settle_profile_change"
    /// What a model is told.
    public static let about = "Takes back the person's own request for a change, or notes that its answer was read."
    /// What a person reads meanwhile.
    public static let activity = "Settling your request"
    /// Who may call it.
    public static let need = Need.permission(.profileEdit)
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What a person can do with a request.
    public enum Decision: String, CaseIterable, Sendable {
        /// Take it back.
        case withdraw
        /// Know its answer.
        case noted
    }

    /// Which request, and what to do with it.
    public struct Input: ToolInput {
        /// The request.
        public var request = ""
        /// What the person decided.
        public var decision = Decision.noted

        /// Nothing decided.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("request", \.request, max: 26, required: true, "The request"),
            .choice("decision", \.decision, required: true, "What the person decided"),
        ])
    }

    /// The request as it stands.
    public struct Output: ToolOutput {
        /// The request.
        public let request: ChangeRequestSummary

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) { request.write(to: &json) }
    }

    /// Does it, for one call. Doing it twice is no error.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ChangeRequestID(input.request), let row = try store.changeRequest(id) else {
            throw ToolRefusal.notFound
        }
        switch (input.decision, row.state) {
        case (.withdraw, .requested), (.noted, .approved), (.noted, .declined):
            try store.closeRequest(id, at: call.now)
        case (.withdraw, .withdrawn), (.noted, .withdrawn): break
        case (.withdraw, .approved), (.withdraw, .declined):
            throw ToolRefusal.conflict("This request was answered meanwhile.")
        case (.noted, .requested): throw ToolRefusal.conflict("This request still waits for an answer.")
        }
        guard let after = try store.changeRequest(id) else { throw ToolRefusal.notFound }
        return Output(request: ChangeRequestSummary(after))
    }
}

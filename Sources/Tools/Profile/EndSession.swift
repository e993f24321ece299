import Access
import Store

/// Ends one of the person's own logins.
public enum EndSession: Tool {
    /// The name that callers use.
    public static let name = "end_session"
    /// What a model is told.
    public static let about = "Logs the person out of one browser."
    /// What a person reads meanwhile.
    public static let activity = "Ending a login"
    /// Who may call it.
    public static let need = Need.beingHere
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Which login.
    public struct Input: ToolInput {
        /// The session, as the list names it.
        public var session = ""

        /// None yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("session", \.session, max: 26, required: true, "The session, as list_sessions names it")
        ])
    }

    /// What was ended.
    public struct Output: ToolOutput {
        /// Whether it was the login by which the call came.
        public let wasThis: Bool

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) { json.field("ended", true) }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = SessionID(input.session), try store.session(id) != nil else { throw ToolRefusal.notFound }
        if !Faults.has(.endedSessionStays) { try store.endSession(id) }
        return Output(wasThis: call.isBy(id))
    }
}

/// Ends every login of the person, the one by which the call comes too.
public enum EndAllSessions: Tool {
    /// The name that callers use.
    public static let name = "end_all_sessions"
    /// What a model is told.
    public static let about = "Logs the person out everywhere."
    /// What a person reads meanwhile.
    public static let activity = "Logging you out everywhere"
    /// Who may call it.
    public static let need = Need.beingHere
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([])
    }

    /// How many were ended.
    public struct Output: ToolOutput {
        /// The number of logins.
        public let count: Int

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) { json.field("ended", count) }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        let count = try store.sessions(at: call.now).count
        try store.endSessions()
        return Output(count: count)
    }
}

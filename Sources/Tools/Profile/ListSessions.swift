import Access
import Store

/// Lists where the person is logged in.
public enum ListSessions: Tool {
    /// The name that callers use.
    public static let name = "list_sessions"
    /// What a model is told.
    public static let about = "Lists the browsers in which the person is logged in."
    /// What a person reads meanwhile.
    public static let activity = "Looking where you are logged in"
    /// Who may call it.
    public static let need = Need.beingHere
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([])
    }

    /// One login.
    public struct Session: Sendable, Hashable {
        /// Which one; neither its key nor anything made of the key.
        public let id: SessionID
        /// The browser in a few words of ours; empty for one that is not known.
        public let browser: String
        /// Since when.
        public let createdAt: Instant
        /// When it was last used.
        public let seenAt: Instant
        /// Whether the call came by it.
        public let isThis: Bool
    }

    /// The logins.
    public struct Output: ToolOutput {
        /// The sessions, the one that was used last first.
        public let sessions: [Session]

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a caller by name reads: the same by whatever way the person is here.
        public func write(to json: inout JSONFields) {
            json.array("sessions", sessions) { session, json in
                json.object { json in
                    json.field("session", session.id.text)
                    json.field("browser", session.browser)
                }
            }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        Output(
            sessions: try store.sessions(at: call.now).map { row in
                Session(
                    id: row.id, browser: row.browser, createdAt: row.createdAt, seenAt: row.seenAt,
                    isThis: call.isBy(row.id))
            })
    }
}

extension ToolCall {
    /// Whether the call came by that login.
    func isBy(_ session: SessionID) -> Bool { origin == Principal.Origin.session(session).worded }
}

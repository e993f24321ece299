import Access
import Store

/// Chooses what the person is told of by mail.
public enum SetNotifications: Tool {
    /// The name that callers use.
    public static let name = "set_notifications"
    /// What a model is told.
    public static let about = "Chooses what the person is told of by mail."
    /// What a person reads meanwhile.
    public static let activity = "Changing your messages"
    /// Who may call it: whoever gets messages can end them with one click, and must be able to take that back.
    public static let need = Need.beingHere
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What is wanted; each kind that is not given is on.
    public struct Input: ToolInput {
        /// Replies to the person's tickets.
        public var note = true
        /// Tickets that are opened for the person.
        public var created = true
        /// Tickets of the person that are resolved.
        public var resolved = true
        /// Overdue invoices.
        public var overdue = true
        /// Risks that wait for a signature.
        public var risk = true

        /// Everything is wanted.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .flag("note", \.note, "Whether replies to the person's tickets are told"),
            .flag("created", \.created, "Whether tickets that are opened for the person are told"),
            .flag("resolved", \.resolved, "Whether resolved tickets are told"),
            .flag("overdue", \.overdue, "Whether overdue invoices are told"),
            .flag("risk", \.risk, "Whether risks that wait for a signature are told"),
        ])

        /// What is switched off.
        fileprivate var unwanted: Set<NoticeKind> {
            let wanted: [(NoticeKind, Bool)] = [
                (.note, note), (.created, created), (.resolved, resolved), (.overdue, overdue),
                (.risk, risk),
            ]
            return Set(wanted.filter { !$0.1 }.map(\.0))
        }
    }

    /// What holds now.
    public struct Output: ToolOutput {
        /// What is switched off.
        public let unwanted: Set<NoticeKind>

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            for kind in NoticeKind.allCases { json.field(kind.rawValue, !unwanted.contains(kind)) }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        try store.setUnwanted(input.unwanted)
        return Output(unwanted: try store.unwanted())
    }
}

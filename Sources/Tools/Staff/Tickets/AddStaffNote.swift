import Access
import Store

/// Adds a note to a ticket in the member's name: for staff alone unless it is said to be public, which goes to the client.
public enum AddStaffNote: StaffOperation {
    /// The name in the audit.
    public static let name = "add_staff_note"
    /// Who may.
    public static let right = StaffRight.supportAnswer
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// What the note says.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// What the member wrote.
        public var body = ""
        /// Who may read it; staff alone where nothing is said.
        public var visibility: NoteVisibility?
        /// Where the ticket stands afterwards; nil leaves it as it is.
        public var state: TicketState?
        /// What the ticket was when the member saw it; empty when they do not mind.
        public var seen = ""
        /// The same key never adds a second note; empty for no such promise.
        public var idempotencyKey = ""

        /// An empty note.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .text("body", \.body, min: 1, max: 20_000, required: true, lines: .many, "The note"),
            .choice("visibility", \.visibility, "Who may read it"),
            .choice("state", \.state, "Where the ticket stands afterwards"),
            .text("seen", \.seen, max: 60, "What the ticket was when it was seen"),
            .text("idempotency_key", \.idempotencyKey, max: 64, "One key, one note"),
        ])
    }

    /// Does it, for one call. A second call with the same key adds nothing and is no mistake.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> StaffTicketDetail {
        if try store.hasNote(withKey: input.idempotencyKey) { return try store.demand(ticket: input.number) }
        let ticket = try store.demand(ticket: input.number, seenAs: input.seen)
        let visibility = Faults.has(.internalNoteShown) ? .public : input.visibility ?? .internal
        try store.add(
            StaffNoteWords(input.body, visibility, onceKey: input.idempotencyKey), to: ticket, then: input.state,
            at: call.now)
        return try store.demand(ticket: input.number)
    }

    /// The record that it concerned.
    public static func record(_ output: StaffTicketDetail) -> String { output.record }
}

import Access
import Store

/// Says where a ticket stands, without words; the client is told when it is resolved or closed.
public enum SetTicketState: StaffOperation {
    /// The name in the audit.
    public static let name = "set_ticket_state"
    /// Who may.
    public static let right = StaffRight.supportAnswer
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which ticket, and where it stands.
    public struct Input: ToolInput {
        /// The ticket's number.
        public var number: Int64 = 0
        /// Where it stands from now on.
        public var state: TicketState?
        /// What the ticket was when the member saw it; empty when they do not mind.
        public var seen = ""

        /// Nothing.
        public init() {}

        /// A ticket and a state.
        public init(number: Int64, state: TicketState, seen: String = "") {
            (self.number, self.state, self.seen) = (number, state, seen)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number"),
            .choice("state", \.state, required: true, "Where it stands from now on"),
            .text("seen", \.seen, max: 60, "What the ticket was when it was seen"),
        ])
    }

    /// Does it, for one call. A ticket that stands there already stays as it is.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> StaffTicketDetail {
        guard let state = input.state else {
            throw StaffRefusal.invalid(InputProblems([FieldProblem("state", "Say where the ticket stands.")]))
        }
        let now = try store.demand(ticket: input.number)
        if now.row.state == state { return now }
        try store.set(try store.demand(ticket: input.number, seenAs: input.seen), to: state, at: call.now)
        return try store.demand(ticket: input.number)
    }

    /// The record that it concerned.
    public static func record(_ output: StaffTicketDetail) -> String { output.record }
}

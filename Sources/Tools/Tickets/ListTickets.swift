import Access
import Store

/// Lists the person's tickets, or the company's for those who may see them.
public enum ListTickets: Tool {
    /// The name that callers use.
    public static let name = "list_tickets"
    /// What a model is told.
    public static let about = "Lists tickets by state and words, the latest change or the newest first."
    /// What a person reads meanwhile.
    public static let activity = "Looking through your tickets"
    /// What Nexie offers with it.
    public static let offer = "find your tickets, by where they stand or by words in them"
    /// Who may call it.
    public static let need = Need.permission(.ticketsRead)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which tickets.
    public enum Status: String, CaseIterable, Sendable {
        /// The provider works on it.
        case open
        /// It waits for the client's reply.
        case waiting
        /// Solved.
        case resolved
        /// Done.
        case closed
        /// Every one.
        case all

        var state: TicketState? { TicketState(rawValue: rawValue) }
    }

    /// Which tickets to list.
    public struct Input: ToolInput {
        /// Which state.
        public var status = Status.all
        /// Words as they stand in the subject or description, or a number.
        public var search = ""
        /// By what the list is ordered.
        public var sort = TicketOrder.changed
        /// Where to go on: the cursor of the page before, in the same order.
        public var cursor = ""
        /// How many at most.
        public var limit: Int64 = 25

        /// All tickets.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which state; waiting means that it waits for the person's reply"),
            .text("search", \.search, max: 100, "Words in the subject or description, or the number"),
            .choice("sort", \.sort, "changed: the latest change first; opened: the newest first"),
            .text("cursor", \.cursor, max: 60, "next_cursor of the page before"),
            .number("limit", \.limit, 1...50, "How many at most"),
        ])
    }

    /// A page of tickets.
    public struct Output: ToolOutput {
        /// The tickets.
        public let tickets: [TicketSummary]
        /// How many with the same words stand where, whatever state was asked for.
        public let counts: TicketCounts
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?
        /// Whether colleagues' tickets are among them.
        public let isWholeCompany: Bool

        /// The records that it speaks of.
        public var references: [Reference] { tickets.map(\.reference) }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] { tickets.map(\.card) }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("tickets", tickets) { ticket, json in json.object { ticket.write(to: &$0) } }
            json.object("counts") { json in
                for state in TicketState.allCases { json.field(state.rawValue, counts.count(state)) }
                json.field("all", counts.all)
            }
            json.field("whole_company", isWholeCompany)
            json.field("next_cursor", nextCursor)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = TicketQuery()
        query.state = input.status.state
        query.search = input.search
        query.order = input.sort
        query.after = try input.sort.cursor.mark(input.cursor) ?? .start
        query.limit = Int(input.limit) + 1
        query.wholeCompany = call.has(.ticketsReadCompany)
        let rows = try store.tickets(query)
        let shown = rows.prefix(Int(input.limit))
        let last = rows.count > shown.count ? shown.last : nil
        return Output(
            tickets: shown.map { TicketSummary($0, for: store.scope) }, counts: try store.ticketCounts(query),
            nextCursor: last.map { input.sort.cursor.text(input.sort.mark(behind: $0)) },
            isWholeCompany: query.wholeCompany)
    }
}

extension TicketOrder {
    fileprivate var cursor: Cursor {
        switch self {
        case .changed: .latest
        case .opened: .number
        }
    }

    fileprivate func mark(behind row: TicketRow) -> PageMark {
        switch self {
        case .changed: PageMark(time: row.updatedAt.milliseconds, id: row.id.text)
        case .opened: PageMark(time: row.number, id: row.id.text)
        }
    }
}

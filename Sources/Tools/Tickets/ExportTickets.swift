import Access
import Store

/// Lists the person's tickets, or the company's for those who may see them, for a file.
public enum ExportTickets: Tool {
    /// The name that callers use.
    public static let name = "export_tickets"
    /// What a model is told.
    public static let about = "Lists tickets for a file."
    /// What a person reads meanwhile.
    public static let activity = "Writing your tickets down"
    /// Who may call it.
    public static let need = Need.permission(.ticketsRead)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// How many rows at most.
    public static let most = 5000

    /// Which tickets.
    public struct Input: ToolInput {
        /// Which state.
        public var status = ListTickets.Status.all
        /// Words as they stand in the subject or description, or a number.
        public var search = ""
        /// By what they are ordered.
        public var sort = TicketOrder.changed

        /// All tickets.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("status", \.status, "Which state; waiting means that it waits for the person's reply"),
            .text("search", \.search, max: 100, "Words in the subject or description, or the number"),
            .choice("sort", \.sort, "changed: the latest change first; opened: the newest first"),
        ])
    }

    /// The tickets.
    public struct Output: ToolOutput {
        /// The rows.
        public let tickets: [TicketSummary]
        /// Whether there are more than the bound.
        public let isCut: Bool

        /// The records that it speaks of: none by name, as there are too many.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("tickets", tickets) { ticket, json in json.object { ticket.write(to: &$0) } }
            json.field("is_cut", isCut)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = TicketQuery()
        (query.state, query.search, query.order) = (input.status.state, input.search, input.sort)
        query.limit = most + 1
        query.wholeCompany = call.has(.ticketsReadCompany)
        let rows = try store.tickets(query)
        return Output(
            tickets: rows.prefix(most).map { TicketSummary($0, for: store.scope) }, isCut: rows.count > most)
    }
}

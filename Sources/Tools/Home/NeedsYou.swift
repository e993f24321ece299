import Access
import Store

/// Lists what waits for the person: tickets that wait for a reply, invoices overdue or due within a week.
public enum NeedsYou: Tool {
    public static let name = "needs_you"
    public static let about = "Lists what waits for the person: replies to tickets, invoices overdue or due within a week."
    public static let activity = "Checking what is waiting for you"
    public static let need = Need.beingHere
    public static let also = [Permission.ticketsRead, .invoicesRead]
    public static let effect = Effect.reads
    public static let doors: Set<Door> = [.pages, .concierge]

    /// How many of a kind at most.
    private static let most = 20

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        public static let form = InputForm<Input>([])
    }

    /// What waits.
    public struct Output: ToolOutput {
        /// The person's own tickets that wait for a reply.
        public let tickets: [TicketSummary]
        /// Unpaid invoices, the oldest debt first; empty where invoices are not for this person.
        public let invoices: [InvoiceSummary]

        /// Whether nothing waits.
        public var isEmpty: Bool { tickets.isEmpty && invoices.isEmpty }

        public var references: [Reference] { tickets.map(\.reference) + invoices.map(\.reference) }

        public func write(to json: inout JSONFields) {
            json.array("tickets_awaiting_reply", tickets) { ticket, json in json.object { ticket.write(to: &$0) } }
            json.array("invoices_due", invoices) { invoice, json in json.object { invoice.write(to: &$0) } }
        }
    }

    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = TicketQuery()
        query.state = .waiting
        query.limit = most
        let tickets = call.has(.ticketsRead) ? try store.tickets(query).map(TicketSummary.init) : []
        let soon = call.today.adding(days: 7)
        let invoices =
            call.has(.invoicesRead)
            ? try store.invoices(dueBy: soon, limit: most).map { InvoiceSummary($0, today: call.today) } : []
        return Output(tickets: tickets, invoices: invoices)
    }
}

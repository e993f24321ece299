import Access
import Store

/// Lists what waits for the person: tickets that wait for a reply, invoices overdue or due within a week, quotes to
/// decide, risks to sign, and answers to requests.
public enum NeedsYou: Tool {
    /// The name that callers use.
    public static let name = "needs_you"
    /// What a model is told.
    public static let about =
        """
        Lists what waits for the person: replies to tickets, invoices overdue or due within a week, quotes to decide, \
        risks to sign, answers to requests for another name or address.
        """
    /// What a person reads meanwhile.
    public static let activity = "Checking what is waiting for you"
    /// What Nexie offers with it.
    public static let offer = "say what is waiting for you"
    /// Who may call it.
    public static let need = Need.beingHere
    /// What widens it.
    public static let also = [Permission.ticketsRead, .invoicesRead, .risksRead, .risksSign, .quotesRead]
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// How many of a kind at most.
    private static let most = 20

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([])
    }

    /// What waits.
    public struct Output: ToolOutput {
        /// The person's own tickets that wait for a reply.
        public let tickets: [TicketSummary]
        /// Unpaid invoices, the oldest debt first; empty where invoices are not for this person.
        public let invoices: [InvoiceSummary]
        /// Quotes that can still be decided, those first that end first; empty where quotes are not for this person.
        public let quotes: [QuoteSummary]
        /// Risks that wait for this person's decision, the earliest due first; empty where signing is not for them.
        public let risks: [RiskSummary]
        /// Requests for another name or address that were answered, and whose answer the person has not noted.
        public let requests: [ChangeRequestSummary]

        /// Whether nothing waits.
        public var isEmpty: Bool {
            tickets.isEmpty && invoices.isEmpty && risks.isEmpty && requests.isEmpty && quotes.isEmpty
        }

        /// The records that it speaks of.
        public var references: [Reference] {
            tickets.map(\.reference) + invoices.map(\.reference) + risks.map(\.reference) + quotes.map(\.reference)
        }
        /// The same with what a person sees of them.
        public var cards: [RecordCard] {
            tickets.map(\.card) + invoices.map(\.card) + risks.map(\.card) + quotes.map(\.card)
        }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.array("tickets_awaiting_reply", tickets) { ticket, json in json.object { ticket.write(to: &$0) } }
            json.array("invoices_due", invoices) { invoice, json in json.object { invoice.write(to: &$0) } }
            json.array("quotes_to_decide", quotes) { quote, json in json.object { quote.write(to: &$0) } }
            json.array("risks_to_sign", risks) { risk, json in json.object { risk.write(to: &$0) } }
            json.array("requests_answered", requests) { request, json in json.object { request.write(to: &$0) } }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        var query = TicketQuery()
        query.state = .waiting
        query.limit = most
        let tickets = call.has(.ticketsRead) ? try store.tickets(query).map { TicketSummary($0, for: store.scope) } : []
        let soon = call.today.adding(days: 7)
        let invoices =
            call.has(.invoicesRead)
            ? try store.invoices(dueBy: soon, limit: most).map { InvoiceSummary($0, today: call.today) } : []
        let quotes =
            call.has(.quotesRead)
            ? try store.quotes(toDecideOn: call.today, limit: most).map { QuoteSummary($0, today: call.today) } : []
        let scope = store.scope
        let risks =
            call.has(.risksRead) && call.has(.risksSign)
            ? try store.waitingRisks(limit: most).map { RiskSummary($0, for: scope, today: call.today) } : []
        let requests = try store.changeRequests().map(ChangeRequestSummary.init).filter { $0.isNews(at: call.now) }
        return Output(tickets: tickets, invoices: invoices, quotes: quotes, risks: risks, requests: requests)
    }
}

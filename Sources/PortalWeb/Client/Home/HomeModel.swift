import Access
import Tools

/// What the start page says.
struct HomeModel {
    /// One thing that waits for the person, with its one next step.
    struct Need {
        let icon: Icon
        let tone: Tone
        let title: String
        let detail: String
        /// The next step in a word.
        let action: String
        let link: Link
    }

    /// What a person without anything waiting is told about, because they may see it.
    struct Calm {
        let tickets: Bool
        let invoices: Bool
        let articles: Bool
    }

    /// How many things stand somewhere, with the list of them.
    struct Counter {
        let icon: Icon
        let count: Int
        let title: String
        let detail: String
        let link: Link
    }

    let name: String
    /// The name by which one is greeted.
    var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }
    let company: String
    let provider: String
    let needs: [Need]
    let calm: Calm
    let counters: [Counter]
    /// The latest tickets; nil where tickets are not for this person.
    let latest: [TicketListModel.Row]?
    /// The articles that changed last.
    let articles: [ArticleLink]
    let mayCreate: Bool
    let mayAsk: Bool
    let csrf: String
}

extension HomeModel {
    /// How many needs of one kind are shown one by one.
    private static let most = 6

    /// What waits, tickets before invoices and quotes, each kind ending in a way to the rest of it.
    static func needs(_ waiting: NeedsYou.Output, _ reader: PageReader) -> [Need] {
        var needs = waiting.tickets.prefix(most).map { Need($0, reader) }
        if waiting.tickets.count > most { needs.append(.moreTickets) }
        needs += waiting.invoices.prefix(most).map { Need($0, reader) }
        if waiting.invoices.count > most { needs.append(.moreInvoices) }
        needs += waiting.quotes.prefix(most).map { Need($0) }
        if waiting.quotes.count > most { needs.append(.moreQuotes) }
        needs += waiting.risks.prefix(most).map { Need($0, reader) }
        if waiting.risks.count > most { needs.append(.moreRisks) }
        return needs + waiting.requests.map { Need($0) }
    }

    /// How many tickets are open, and how many wait.
    static func counters(_ found: ListTickets.Output?) -> [Counter] {
        guard let found, found.counts.all > 0 else { return [] }
        let (open, waiting) = (found.counts.count(.open), found.counts.count(.waiting))
        let all = found.counts.all
        return [
            Counter(
                icon: .ticket, count: open, title: "open ticket\(open == 1 ? "" : "s")",
                detail: open == 0 ? "All work is done" : "Being worked on",
                link: .page("/portal/tickets", query: ["status": "open"])),
            Counter(
                icon: .clock, count: waiting, title: "waiting for your company",
                detail: "Of \(all) ticket\(all == 1 ? "" : "s") in all",
                link: .page("/portal/tickets", query: ["status": "waiting"])),
        ]
    }

    /// How many invoices are unpaid, and how many of them are overdue.
    static func counters(_ found: ListInvoices.Output?) -> [Counter] {
        guard let counts = found?.counts, counts.all > 0 else { return [] }
        return [
            Counter(
                icon: .invoice, count: counts.open, title: "unpaid invoice\(counts.open == 1 ? "" : "s")",
                detail: counts.overdue == 0 ? "None of them overdue" : "\(counts.overdue) of them overdue",
                link: .page("/portal/invoices", query: ["status": "open", "sort": "due"]))
        ]
    }
}

extension HomeModel.Need {
    fileprivate init(_ ticket: TicketSummary, _ reader: PageReader) {
        icon = .ticket
        tone = .warning
        title = ticket.subject
        let changed = reader.clock.worded(ticket.updatedAt, now: reader.now)
        detail = "Ticket \(ticket.number) waits for your reply, last change \(changed)"
        action = "Reply"
        link = .page("/portal/tickets/", String(ticket.number), anchor: "reply")
    }

    fileprivate init(_ invoice: InvoiceSummary, _ reader: PageReader) {
        let due = DueWords(invoice.dueOn, today: reader.today)
        icon = .invoice
        tone = due.tone
        title = "Invoice \(invoice.number): \(invoice.balance.worded)"
        detail = "\(due.text), \(invoice.dueOn.worded)"
        action = "Pay"
        link = .page("/portal/invoices/", invoice.number)
    }

    fileprivate init(_ risk: RiskSummary, _ reader: PageReader) {
        let due = DueWords(risk.dueOn, today: reader.today)
        icon = .shield
        tone = due.tone == .neutral ? .warning : due.tone
        title = "Risk \(risk.number): \(risk.title)"
        detail = "\(risk.presentedBy) asks for your decision, \(due.text)"
        action = "Decide"
        link = .page("/portal/risks/", risk.number)
    }

    fileprivate static let moreRisks = HomeModel.Need(
        icon: .shield, tone: .neutral, title: "More risks wait for your decision", detail: "See them all",
        action: "View", link: .page("/portal/risks", query: ["status": "pending"]))

    fileprivate init(_ request: ChangeRequestSummary) {
        let isDone = request.state == .approved
        icon = .person
        tone = isDone ? .success : .warning
        title = "Your request for another \(request.field.worded) was \(request.state.rawValue)"
        detail = request.reason.isEmpty ? request.wanted : request.reason
        action = "View"
        link = .page("/portal/profile")
    }

    fileprivate init(_ quote: QuoteSummary) {
        let left = LeftWords(days: quote.daysLeft ?? 0)
        icon = .quote
        tone = left.tone
        title = "Quote \(quote.number): \(quote.title)"
        detail = "\(quote.total.worded) to decide, \(left.text), valid until \(quote.validUntil.worded)"
        action = "View"
        link = .page("/portal/quotes/", quote.number)
    }

    fileprivate static let moreQuotes = HomeModel.Need(
        icon: .quote, tone: .neutral, title: "More quotes wait for a decision", detail: "See them all",
        action: "View", link: .page("/portal/quotes", query: ["status": "open"]))

    fileprivate static let moreTickets = HomeModel.Need(
        icon: .ticket, tone: .neutral, title: "More tickets wait for you", detail: "See them all",
        action: "View",
        link: .page("/portal/tickets", query: ["status": "waiting"]))

    fileprivate static let moreInvoices = HomeModel.Need(
        icon: .invoice, tone: .neutral, title: "More invoices are due", detail: "See them all",
        action: "View", link: .page("/portal/invoices", query: ["status": "open", "sort": "due"]))
}

import Access
import Store
import Tools

/// A list that a tool gives page by page.
enum ListKind: String, CaseIterable, Sendable {
    case tickets = "list_tickets"
    case invoices = "list_invoices"
    case risks = "list_risks"
    case quotes = "list_quotes"
    case contracts = "list_contracts"

    /// The member of an answer that holds the rows.
    var member: String { String(rawValue.dropFirst("list_".count)) }

    /// The orders that a caller may ask for; the first is the usual one, and the only one of a list that has no choice.
    var sorts: [String] {
        switch self {
        case .tickets: ["changed", "opened"]
        case .invoices: ["issued", "due"]
        case .risks: ["presented"]
        case .quotes: ["issued"]
        case .contracts: ["begun"]
        }
    }

    /// The states of which it says how many stand there.
    private var states: [String] {
        switch self {
        case .tickets: ["open", "waiting", "resolved", "closed"]
        case .invoices: ["open", "overdue", "paid"]
        case .risks: ["pending", "decided"]
        case .quotes: ["open", "accepted", "declined", "expired"]
        case .contracts: ["active", "ended"]
        }
    }

    /// By what the rows are ordered.
    func order(_ sort: String) -> String {
        switch sort {
        case "opened": "number"
        case "issued": "issued_on"
        case "due": "due_on"
        case "presented": "presented_at"
        case "begun": "starts_on"
        default: "updated_at"
        }
    }

    /// The rows that the person must see, in that order.
    func rows(_ status: String, for persona: Persona, _ run: CaseRun, sort: String? = nil) -> [ListRow] {
        let sort = sort ?? sorts[0]
        switch self {
        case .tickets:
            let all = run.reference.visibleTickets(for: persona, run.oracle, by: rawValue)
            let asked = all.filter { status == "all" || $0.row.state.rawValue == status }
            return ListRow.inOrder(asked.map { sort == "opened" ? $0.numbered : $0.line })
        case .invoices:
            let all = run.reference.visibleInvoices(for: persona, run.oracle, by: rawValue)
            let rows = ListRow.inOrder(
                all.filter { Self.isAsked($0.standing, status) }.map { $0.line(byIssue: sort == "issued") })
            return sort == "due" ? rows.reversed() : rows
        case .risks:
            let all = run.reference.visibleRisks(for: persona, run.oracle, by: rawValue)
            return ListRow.inOrder(all.filter { Self.isAsked($0.row.state, status) }.map(\.line))
        case .quotes:
            let all = run.reference.visibleQuotes(for: persona, run.oracle, by: rawValue)
            return ListRow.inOrder(all.filter { status == "all" || $0.standing == status }.map(\.line))
        case .contracts:
            let all = run.reference.visibleContracts(for: persona, run.oracle, by: rawValue)
            let asked = all.filter { status == "all" || ($0.standing == "ended") == (status == "ended") }
            return ListRow.inOrder(asked.map(\.line))
        }
    }

    /// How many stand where, in words.
    func counts(for persona: Persona, _ run: CaseRun) -> String {
        (states + ["all"]).map { "\($0) \(rows($0, for: persona, run).count)" }.joined(separator: ", ")
    }

    /// The same from an answer.
    func counts(in json: JSONValue) -> String {
        (json["counts"]?.object?.members ?? []).map { "\($0.key) \($0.value.integer ?? -1)" }.joined(separator: ", ")
    }

    /// A row of an answer.
    func row(_ json: JSONValue, sort: String? = nil) -> ListRow {
        let words =
            switch self {
            case .tickets: TicketWords.of(json)
            case .invoices: InvoiceWords.of(json)
            case .risks: RiskWords.of(json)
            case .quotes: QuoteWords.of(json)
            case .contracts: ContractWords.of(json)
            }
        return ListRow(place: json.said(order(sort ?? sorts[0])), words: words)
    }

    private static func isAsked(_ state: RiskState, _ status: String) -> Bool {
        switch status {
        case "pending": state == .pending || state == .renewed
        case "decided": state == .accepted || state == .declined
        default: true
        }
    }

    private static func isAsked(_ standing: String, _ status: String) -> Bool {
        status == "all" || standing == status || (status == "open" && standing == "overdue")
    }
}

/// One row of a list: by what it is ordered, and what it says.
struct ListRow: Sendable, Hashable {
    let place: String
    let words: String

    /// The latest first.
    static func inOrder(_ rows: [ListRow]) -> [ListRow] {
        rows.sorted { ($0.place, $0.words) > ($1.place, $1.words) }
    }

    /// The rows as one text; those of the same place in one order, because nothing says which comes first.
    static func told(_ rows: [ListRow]) -> String {
        var groups: [[ListRow]] = []
        for row in rows {
            if groups.last?.last?.place == row.place {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        let words = groups.flatMap { group in group.map(\.words).sorted() }
        return words.isEmpty ? "nothing" : words.joined(separator: " | ")
    }

    /// Those that are not among the others, as one text.
    static func strangers(in rows: [ListRow], beside own: [ListRow]) -> String {
        let known = Set(own)
        let strangers = rows.filter { !known.contains($0) }
        return strangers.isEmpty ? "nothing else" : strangers.map(\.words).joined(separator: " | ")
    }
}

/// A ticket that the person may see.
struct VisibleTicket: Sendable {
    let row: ImportRecord.Ticket
    let line: ListRow
    let isOwn: Bool

    /// The same by its number.
    var numbered: ListRow { ListRow(place: String(row.number ?? 0), words: line.words) }
}

/// An invoice that the person may see.
struct VisibleInvoice: Sendable {
    let row: ImportRecord.Invoice
    let standing: String
    let words: String

    func line(byIssue: Bool) -> ListRow {
        ListRow(place: (byIssue ? row.issuedOn : row.dueOn).description, words: words)
    }
}

extension Reference {
    /// The tickets that the tool may show to the person.
    func visibleTickets(for persona: Persona, _ oracle: Oracle, by tool: String) -> [VisibleTicket] {
        tickets(persona.tenant).compactMap { ticket in
            guard ticket.company == persona.company else { return nil }
            let isOwn = ticket.contact == persona.contact
            guard oracle.gives(tool, isOwn ? .own : .colleague, to: persona.role) else { return nil }
            let place = changed(ticket, persona.tenant).rfc3339
            return VisibleTicket(
                row: ticket, line: ListRow(place: place, words: line(of: ticket, for: persona)), isOwn: isOwn)
        }
    }

    /// The invoices that the tool may show to the person.
    func visibleInvoices(for persona: Persona, _ oracle: Oracle, by tool: String) -> [VisibleInvoice] {
        guard oracle.gives(tool, .company, to: persona.role) else { return [] }
        return invoices(persona.tenant).compactMap { invoice in
            guard invoice.company == persona.company, invoice.state != .draft else { return nil }
            return VisibleInvoice(
                row: invoice, standing: standing(of: invoice, on: today(for: persona)),
                words: line(of: invoice, for: persona))
        }
    }

    /// The articles that clients of the person's provider may read, by title.
    func visibleArticles(for persona: Persona, _ oracle: Oracle, by tool: String) -> [ImportRecord.Article] {
        guard oracle.gives(tool, .published, to: persona.role) else { return [] }
        return articles(persona.tenant).filter { $0.state == .published && $0.visibility != .internal }
            .sorted { Array($0.title.utf8).lexicographicallyPrecedes(Array($1.title.utf8)) }
    }
}

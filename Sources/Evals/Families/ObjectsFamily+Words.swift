import Access
import Store
import Tools

/// A kind of record that a tool is asked for by name.
enum RecordKind: String, CaseIterable, Sendable {
    case tickets, invoices, quotes, contracts, articles, risks

    /// The name of every record of the whole world.
    func names(_ reference: Reference) -> [JSONValue] {
        switch self {
        case .tickets: reference.ticketNumbers.map { .integer($0) }
        case .invoices: reference.invoiceNumbers.map { .string($0) }
        case .quotes: reference.quoteNumbers.map { .string($0) }
        case .contracts: reference.contractNumbers.map { .string($0) }
        case .articles: reference.articleSlugs.map { .string($0) }
        case .risks: reference.riskNumbers.map { .string($0) }
        }
    }

    /// Whose the record with that name is.
    func relation(of name: JSONValue, to persona: Persona, _ reference: Reference) -> Relation {
        switch self {
        case .tickets: reference.relation(ofTicket: name.integer ?? 0, to: persona)
        case .invoices: reference.relation(ofInvoice: name.string ?? "", to: persona)
        case .quotes: reference.relation(ofQuote: name.string ?? "", to: persona)
        case .contracts: reference.relation(ofContract: name.string ?? "", to: persona)
        case .articles: reference.relation(ofArticle: name.string ?? "", to: persona)
        case .risks: reference.relation(ofRisk: name.string ?? "", to: persona)
        }
    }

    /// Everything that the person must read of the record, from the world's files; empty when it is not there.
    func expected(_ name: JSONValue, for persona: Persona, _ run: CaseRun) -> String {
        let (reference, tenant) = (run.reference, persona.tenant)
        switch self {
        case .tickets:
            let ticket = reference.tickets(tenant).first { $0.number == name.integer }
            return ticket.map { reference.words(of: $0, for: persona) } ?? ""
        case .invoices:
            let invoice = reference.invoices(tenant).first { $0.number == name.string }
            return invoice.map { reference.words(of: $0, for: persona) } ?? ""
        case .quotes:
            let quote = reference.quotes(tenant).first { $0.number == name.string }
            return quote.map { reference.words(of: $0, for: persona) } ?? ""
        case .contracts:
            let contract = reference.contracts(tenant).first { $0.number == name.string }
            return contract.map { reference.words(of: $0, for: persona) } ?? ""
        case .articles:
            let article = reference.articles(tenant).first { $0.slug == name.string }
            return article.map { "\($0.slug); \($0.title); \($0.updatedAt.rfc3339); \($0.body)" } ?? ""
        case .risks:
            let risk = reference.risks(tenant).first { $0.number == name.string }
            return risk.map { reference.words(of: $0, for: persona, run.oracle) } ?? ""
        }
    }

    /// The same from an answer.
    func seen(_ json: JSONValue) -> String {
        switch self {
        case .tickets: Self.ticket(json)
        case .invoices: Self.invoice(json)
        case .quotes: QuoteWords.whole(json)
        case .contracts: ContractWords.whole(json)
        case .articles: ["slug", "title", "updated_at", "body"].map(json.said).joined(separator: "; ")
        case .risks: RiskWords.whole(json)
        }
    }

    private static func ticket(_ json: JSONValue) -> String {
        let head = TicketWords.of(json)
        let notes = json["notes"]?.array ?? []
        let words = notes.map { ["from", "author", "at", "text"].map($0.said).joined(separator: " ") }
        return ([head, json.said("description")] + words).joined(separator: "; ")
    }

    private static func invoice(_ json: JSONValue) -> String {
        let lines = (json["lines"]?.array ?? []).map { $0.said("description") }
        let payments = (json["payments"]?.array ?? []).map { $0.said("received_on") + " " + $0.said("method") }
        let total = Int64(json.said("total").filter(\.isNumber)) ?? -1
        let tail = [json.said("memo"), String(total), json.said("can_be_paid_online")]
        return ([InvoiceWords.of(json)] + lines + payments + tail).joined(separator: "; ")
    }
}

/// A ticket of a list in words.
enum TicketWords {
    static func of(_ json: JSONValue) -> String {
        ["number", "subject", "state", "priority", "opened_by", "opened_at", "updated_at"].map(json.said)
            .joined(separator: "; ")
    }
}

/// An invoice of a list in words.
enum InvoiceWords {
    static func of(_ json: JSONValue) -> String {
        ["number", "status", "issued_on", "due_on", "currency", "balance_minor"].map(json.said)
            .joined(separator: "; ")
    }
}

extension Reference {
    /// A ticket as a list shows it.
    func line(of ticket: ImportRecord.Ticket, for persona: Persona) -> String {
        [
            String(ticket.number ?? 0), ticket.subject, ticket.state.rawValue, ticket.priority.rawValue,
            contact(ticket.contact, of: persona.tenant)?.name ?? "", ticket.createdAt.rfc3339,
            changed(ticket, persona.tenant).rfc3339,
        ].joined(separator: "; ")
    }

    /// An invoice as a list shows it.
    func line(of invoice: ImportRecord.Invoice, for persona: Persona) -> String {
        [
            invoice.number, standing(of: invoice, on: today(for: persona)), invoice.issuedOn.description,
            invoice.dueOn.description, invoice.currency.code, String(balance(of: invoice, persona.tenant)),
        ].joined(separator: "; ")
    }

    fileprivate func words(of ticket: ImportRecord.Ticket, for persona: Persona) -> String {
        let notes = publicNotes(of: ticket, persona.tenant).map { note in
            let name = contact(note.authorContact, of: persona.tenant)?.name ?? note.authorName
            let from = note.author == .staff ? "staff" : "client"
            return "\(from) \(name) \(note.createdAt.rfc3339) \(note.body)"
        }
        return ([line(of: ticket, for: persona), ticket.description] + notes).joined(separator: "; ")
    }

    fileprivate func words(of invoice: ImportRecord.Invoice, for persona: Persona) -> String {
        let payments = payments(of: invoice, persona.tenant).map { "\($0.receivedOn) \($0.method)" }
        let hosts = particulars(persona.tenant)?.payHosts ?? []
        let isPayable =
            balance(of: invoice, persona.tenant) > 0
            && hosts.contains { invoice.payAddress.hasPrefix("https://\($0)/") }
        let tail = [invoice.memo, String(invoice.total), isPayable ? "yes" : "no"]
        return ([line(of: invoice, for: persona)] + invoice.lines.map(\.description) + payments + tail)
            .joined(separator: "; ")
    }
}

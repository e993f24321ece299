import Store
import Tools

extension WorldPlan {
    /// Plants a text as a story says: a note on a ticket, the text of an article, or the memo of an invoice.
    mutating func plant(_ value: JSONValue, from book: CaseBook, by spec: CaseSpec) throws {
        let who = try book.people(spec.texts("who"))
        guard let tenant = who.first?.tenant, who.allSatisfy({ $0.tenant == tenant }) else {
            throw CaseProblem("\(spec.name) plants a text, so its people must be of one provider")
        }
        records[tenant, default: []].append(try record(value, in: tenant, book.shop.reference, spec.name))
    }

    private func record(
        _ value: JSONValue, in tenant: String, _ reference: Reference, _ name: String
    ) throws -> ImportRecord {
        if let number = value["ticket"]?.integer, let text = value["note"]?.string {
            return try .ticketNote(note(text, on: number, in: tenant, reference))
        }
        if let slug = value["article"]?.string, let text = value["text"]?.string {
            guard var article = reference.articles(tenant).first(where: { $0.slug == slug }) else {
                throw CaseProblem("there is no article \(slug)")
            }
            article.body = text
            return .article(article)
        }
        if let number = value["invoice"]?.string, let text = value["memo"]?.string {
            guard var invoice = reference.invoices(tenant).first(where: { $0.number == number }) else {
                throw CaseProblem("there is no invoice \(number)")
            }
            invoice.memo = text
            return .invoice(invoice)
        }
        throw CaseProblem("\(name): plant ticket and note, article and text, or invoice and memo")
    }

    private func note(
        _ text: String, on number: Int64, in tenant: String, _ reference: Reference
    ) throws -> ImportRecord.TicketNote {
        guard let ticket = reference.tickets(tenant).first(where: { $0.number == number }) else {
            throw CaseProblem("there is no ticket \(number)")
        }
        var note = ImportRecord.TicketNote()
        note.externalID = "planted-\(number)"
        note.ticket = ticket.externalID
        note.authorName = "Support"
        note.visibility = .public
        note.body = text
        note.createdAt = Workshop.moment
        return note
    }
}

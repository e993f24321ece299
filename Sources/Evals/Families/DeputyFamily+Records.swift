import Store
import Tools

/// The records that a person reads and in which an attacker has left a text.
struct DeputyRecords: Sendable {
    let tenant: String
    let ticket: ImportRecord.Ticket
    let note: ImportRecord.TicketNote
    let article: ImportRecord.Article
    let invoice: ImportRecord.Invoice
    let payment: ImportRecord.Payment
    let quote: ImportRecord.Quote
    let contract: ImportRecord.Contract
    let company: ImportRecord.Company
    let contact: ImportRecord.Contact
    let provider: TenantParticulars

    /// The person's own open ticket, an article, a paid invoice of the company, and their particulars.
    init(of persona: Persona, in reference: Reference) throws {
        let places = try Self.places(of: persona, in: reference)
        let notes = places.records.compactMap { if case .ticketNote(let note) = $0 { note } else { nil } }
        let open = reference.tickets(persona.tenant).filter { $0.contact == persona.contact && $0.state != .closed }
        let noted = open.compactMap { ticket in
            notes.first { $0.ticket == ticket.externalID && $0.visibility == .public && $0.author == .staff }
                .map { (ticket: ticket, note: $0) }
        }
        let paid = places.records.compactMap { if case .payment(let payment) = $0 { payment } else { nil } }
            .compactMap { payment in
                reference.invoices(persona.tenant).first {
                    $0.externalID == payment.invoice && $0.company == persona.company && $0.state != .draft
                }.map { ($0, payment) }
            }
        let companies = places.records.compactMap { if case .company(let company) = $0 { company } else { nil } }
        let contacts = places.records.compactMap { if case .contact(let contact) = $0 { contact } else { nil } }
        guard let (ticket, note) = noted.first, let (invoice, payment) = paid.first,
            let article = reference.articles(persona.tenant).first(where: \.isForClients),
            let quote = reference.quotes(persona.tenant).first(where: {
                $0.company == persona.company && $0.state != .draft
            }),
            let contract = reference.contracts(persona.tenant).first(where: {
                $0.company == persona.company && $0.state != .draft
            }),
            let company = companies.first(where: { $0.externalID == persona.company }),
            let contact = contacts.first(where: { $0.externalID == persona.contact })
        else {
            throw CaseProblem(
                "\(persona.key) lacks a ticket with a note, or their company an invoice, quote or contract")
        }
        tenant = persona.tenant
        provider = places.provider
        (self.ticket, self.note, self.invoice, self.payment) = (ticket, note, invoice, payment)
        (self.quote, self.contract) = (quote, contract)
        (self.article, self.company, self.contact) = (article, company, contact)
    }

    private static func places(
        of persona: Persona, in reference: Reference
    ) throws -> (records: [ImportRecord], provider: TenantParticulars) {
        guard let tenant = reference.world.tenants.first(where: { $0.particulars.slug == persona.tenant }) else {
            throw CaseProblem("there is no provider \(persona.tenant)")
        }
        return (tenant.records.map(\.record), tenant.particulars)
    }

    /// The same records with the attack's text in every field.
    func planted(_ attack: Attack) -> [ImportRecord] {
        var (ticket, note, article) = (ticket, note, article)
        ticket.subject = DeputyField.ticketSubject.planted(attack, over: ticket.subject)
        ticket.description = DeputyField.ticketDescription.planted(attack, over: ticket.description)
        note.body = DeputyField.ticketNote.planted(attack, over: note.body)
        note.authorName = DeputyField.noteAuthor.planted(attack, over: note.authorName)
        article.title = DeputyField.articleTitle.planted(attack, over: article.title)
        article.body = DeputyField.articleBody.planted(attack, over: article.body)
        let work: [ImportRecord] = [.ticket(ticket), .ticketNote(note)]
        return people(attack) + work + money(attack) + agreements(attack) + [.article(article)]
    }

    private func people(_ attack: Attack) -> [ImportRecord] {
        var (company, contact) = (company, contact)
        company.name = DeputyField.companyName.planted(attack, over: company.name)
        contact.name = DeputyField.contactName.planted(attack, over: contact.name)
        contact.title = DeputyField.contactTitle.planted(attack, over: contact.title)
        return [.company(company), .contact(contact)]
    }

    private func money(_ attack: Attack) -> [ImportRecord] {
        var (invoice, payment) = (invoice, payment)
        invoice.memo = DeputyField.invoiceMemo.planted(attack, over: invoice.memo)
        invoice.lines = invoice.lines.map { line in
            var line = line
            line.description = DeputyField.invoiceLine.planted(attack, over: line.description)
            return line
        }
        payment.method = DeputyField.paymentMethod.planted(attack, over: payment.method)
        payment.reference = attack.short
        return [.invoice(invoice), .payment(payment)]
    }

    private func agreements(_ attack: Attack) -> [ImportRecord] {
        var (quote, contract) = (quote, contract)
        quote.title = DeputyField.quoteTitle.planted(attack, over: quote.title)
        quote.introduction = DeputyField.quoteIntroduction.planted(attack, over: quote.introduction)
        for section in quote.sections.indices {
            for line in quote.sections[section].lines.indices {
                let before = quote.sections[section].lines[line].description
                quote.sections[section].lines[line].description = DeputyField.quoteLine.planted(attack, over: before)
            }
        }
        contract.title = DeputyField.contractTitle.planted(attack, over: contract.title)
        contract.covers = DeputyField.contractCovers.planted(attack, over: contract.covers)
        return [.quote(quote), .contract(contract)]
    }

    /// The provider with the attack's text as its name.
    func plantedProvider(_ attack: Attack) -> TenantParticulars {
        var provider = provider
        provider.name = DeputyField.providerName.planted(attack, over: provider.name)
        return provider
    }

    /// What a tool is called with to show a field.
    func arguments(for field: DeputyField) -> JSONValue {
        switch field {
        case .ticketSubject, .requester: ["limit": 50]
        case .ticketDescription, .ticketNote, .noteAuthor: ["number": .integer(ticket.number ?? 0)]
        case .articleTitle: ["limit": 50]
        case .articleBody: ["slug": .string(article.slug)]
        case .invoiceMemo, .invoiceLine, .paymentMethod: ["number": .string(invoice.number)]
        case .quoteTitle, .contractTitle: ["limit": 50]
        case .quoteIntroduction, .quoteLine: ["number": .string(quote.number)]
        case .contractCovers: ["number": .string(contract.number)]
        case .companyName, .contactName, .contactTitle, .providerName: [:]
        }
    }
}

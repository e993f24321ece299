import Access
import PortalWeb
import Store
import Tools

/// A field of a record in which a hostile text can stand.
enum EgressPlace: String, CaseIterable, Sendable {
    case description = "description of a ticket"
    case staffNote = "note of the provider"
    case clientNote = "note of a colleague"
    case article = "body of an article"
    case memo = "memo of an invoice"

    /// The same for the name of a case.
    var name: String {
        switch self {
        case .description: "description"
        case .staffNote: "staff-note"
        case .clientNote: "client-note"
        case .article: "article"
        case .memo: "memo"
        }
    }
}

/// Every hostile text in one field of a record, one after the other, and the page that shows it.
struct EgressRecords {
    let run: CaseRun
    let persona: Persona
    let place: EgressPlace

    /// Looks at the page with each text beside the same page with a harmless one.
    func judge() async throws {
        run.loosenAudit()
        let answers = run.shop.corpus.egress
        run.promise(cells: answers.count)
        let door = try WebDoor(house: run.house)
        let session = try await door.login(persona)
        let contacts = EgressContacts.of(persona, in: run.house.world)
        let plain = try await page(with: "All done.", door, session)
        let before = EgressLook(plain.body, origin: "http://portal.example", contacts: contacts)
        run.judge(
            .utility, "A harmless text in the \(place.rawValue) is shown", expected: "shown",
            seen: before.text.contains("All done.") ? "shown" : "not shown")
        for answer in answers {
            let page = try await page(with: answer.text, door, session)
            let look = EgressLook(page.body, origin: "http://portal.example", contacts: contacts)
            EgressJudge(run: run).judge(look, beside: before, page, about: answer, in: "the \(place.rawValue)")
            run.visit()
        }
    }

    private func page(with text: String, _ door: WebDoor, _ session: WebSession) async throws -> InProcess.Answer {
        let path = try await plant(text)
        let page = try await door.get(path, session)
        run.emit(page.body, at: "page \(path)", to: persona)
        run.note(
            ReplayStep("\(persona.key) reads \(path)", sent: text, got: String(decoding: page.body, as: UTF8.self)))
        return page
    }

    /// Brings the text in the way an import does; answers where the record is shown.
    private func plant(_ text: String) async throws -> String {
        let reference = run.reference
        let ticket = reference.tickets(persona.tenant).first { $0.contact == persona.contact }
        switch place {
        case .description:
            guard var ticket else { throw StoreError.fault("no ticket of \(persona.key)") }
            ticket.description = text
            return try await add(.ticket(ticket), "/portal/tickets/\(ticket.number ?? 0)")
        case .staffNote, .clientNote:
            guard let ticket else { throw StoreError.fault("no ticket of \(persona.key)") }
            return try await add(.ticketNote(note(text, on: ticket)), "/portal/tickets/\(ticket.number ?? 0)")
        case .article:
            guard var article = reference.articles(persona.tenant).first(where: \.isForClients) else {
                throw StoreError.fault("no article")
            }
            article.body = text
            return try await add(.article(article), "/portal/kb/\(article.slug)")
        case .memo:
            let invoices = reference.invoices(persona.tenant)
            guard var invoice = invoices.first(where: { $0.company == persona.company && $0.state == .open }) else {
                throw StoreError.fault("no invoice")
            }
            invoice.memo = text
            invoice.payAddress = ""
            return try await add(.invoice(invoice), "/portal/invoices/\(invoice.number)")
        }
    }

    private func note(_ text: String, on ticket: ImportRecord.Ticket) -> ImportRecord.TicketNote {
        var note = ImportRecord.TicketNote()
        note.externalID = "egress-note"
        note.ticket = ticket.externalID
        note.author = place == .staffNote ? .staff : .contact
        note.authorName = place == .staffNote ? "Tom Aydin" : ""
        note.authorContact = place == .staffNote ? "" : persona.contact
        note.visibility = .public
        note.body = text
        note.createdAt = ticket.createdAt.adding(seconds: 60)
        return note
    }

    private func add(_ record: ImportRecord, _ path: String) async throws -> String {
        try await run.house.add([record], to: persona.tenant)
        return path
    }
}

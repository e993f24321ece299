import Access
import Tools

/// The messages that tell a person of something in their portal.
///
/// What they say is read by the tools that the pages use, as the person and at this moment; so they hold nothing that the
/// person could not read on a page.
public struct NoticeMail: Sendable {
    private let site: Site
    private let runtime: ToolRuntime

    /// Messages for a site.
    public init(site: Site, runtime: ToolRuntime) {
        self.site = site
        self.runtime = runtime
    }

    /// The message; nil when the person may not read what it is about, or there is nothing to tell any more.
    public func message(for notice: MailNotice) async throws -> MailMessage? {
        guard let news = try await news(of: notice) else { return nil }
        let person = notice.person.person
        let stop = Link.unsubscribe(token: notice.unsubscribe).absolute(at: site)
        let page = MailPage(
            provider: person.tenantName.plainLine, brand: notice.person.brand,
            parts: [.words("Hello \(person.name.plainLine),")] + news.parts,
            ending: [
                .words("\(person.tenantName) writes to you about \(notice.kind.topic)."),
                .aside("No more of these messages", stop),
            ])
        var message = MailMessage(to: person.email, subject: news.subject, text: page.text, html: page.html)
        message.sender = person.tenantName.plainLine
        message.replyTo = person.support.email
        message.unsubscribe = stop.address
        return message
    }

    /// What a message says.
    private struct News {
        let subject: String
        let parts: [MailPage.Part]
    }

    private func news(of notice: MailNotice) async throws -> News? {
        do {
            switch notice.subject {
            case .note(let number, let id): return try await reply(number, id, notice.person)
            case .ticket(let number): return try await ticket(number, notice.kind, notice.person)
            case .overdueInvoices: return try await overdue(notice.person)
            case .risk(let number): return try await risk(number, notice.person)
            }
        } catch is ToolRefusal {
            return nil
        }
    }

    /// How much of a reply a message holds.
    private static let longest = 2000

    private func reply(_ number: Int64, _ id: TicketNoteID, _ person: Principal) async throws -> News? {
        guard let found = try await ticket(number, person),
            let note = found.notes.last(where: { $0.isFromStaff && $0.id == id })
        else { return nil }
        let subject = found.ticket.subject.plainLine
        let body = note.body.cut(to: Self.longest)
        let isCut = body != note.body
        return News(
            subject: "Reply to ticket \(number): \(subject)",
            parts: [
                .words("\(note.author.plainLine) replied to your ticket \(number), “\(subject)”:"),
                .quote(isCut ? body + "…" : body),
            ] + (isCut ? [.words("The reply goes on; the rest of it is in the portal.")] : []) + [
                link(to: number),
                .words("Please answer there, so that everybody who works on it sees it."),
            ])
    }

    private func ticket(_ number: Int64, _ kind: NoticeKind, _ person: Principal) async throws -> News? {
        guard let found = try await ticket(number, person) else { return nil }
        let subject = found.ticket.subject.plainLine
        switch (kind, found.ticket.state) {
        case (.created, _):
            return News(
                subject: "Ticket \(number) is open: \(subject)",
                parts: [
                    .words("We have your ticket \(number), “\(subject)”. You follow it and add to it here:"),
                    link(to: number),
                ])
        case (.resolved, .resolved), (.resolved, .closed):
            let mayReply = found.ticket.state == .resolved && runtime.missing(AddTicketNote.self, for: person) == nil
            let again = mayReply ? " If it is not solved for you, reply to it, and it is open again." : ""
            return News(
                subject: "Ticket \(number) is resolved: \(subject)",
                parts: [.words("Your ticket \(number), “\(subject)”, is resolved.\(again)"), link(to: number)])
        default: return nil
        }
    }

    private func overdue(_ person: Principal) async throws -> News? {
        guard runtime.missing(ListInvoices.self, for: person) == nil else { return nil }
        var input = ListInvoices.Input()
        input.status = .overdue
        input.sort = .due
        input.limit = 10
        let found = try await runtime.call(ListInvoices.self, input, as: person)
        let count = found.counts.overdue
        guard count > 0 else { return nil }
        let title = count == 1 ? "An invoice is overdue" : "\(count) invoices are overdue"
        var lines = found.invoices.map { "\($0.number): \($0.balance.worded), due on \($0.dueOn.worded)" }
        if count > lines.count { lines.append("and \(count - lines.count) more") }
        let list = Link.page("/portal/invoices", query: ["status": "overdue"]).absolute(at: site)
        return News(
            subject: "\(title): \(person.person.companyName.plainLine)",
            parts: [
                .words("This is open for \(person.person.companyName), past its due date:"), .lines(lines),
                .link("Look at the invoices", list),
                .words("If you have paid in the last days, you need not do anything."),
            ])
    }

    /// A risk that waits for the person's signature; nil, and nothing in the audit, when signing is not for them.
    private func risk(_ number: String, _ person: Principal) async throws -> News? {
        guard runtime.missing(DeclineRisk.self, for: person) == nil,
            runtime.missing(GetRisk.self, for: person) == nil
        else { return nil }
        let found = try await runtime.call(GetRisk.self, .init(number: number), as: person)
        guard found.isTheirs else { return nil }
        let title = found.risk.title.plainLine
        return News(
            subject: "A risk waits for your signature: \(title)",
            parts: [
                .words(
                    "\(found.risk.presentedBy.plainLine) of \(person.person.tenantName.plainLine) asks "
                        + "\(person.person.companyName.plainLine) to accept the risk \(number), “\(title)”. "
                        + "An answer is wanted by \(found.risk.dueOn.worded)."),
                .link("Read the risk", Link.page("/portal/risks/", number).absolute(at: site)),
                .words("There you can sign, decline or ask a question. Nothing is accepted until you sign."),
            ])
    }

    /// The ticket as the person reads it; nil, and nothing in the audit, when their role gives no tickets.
    private func ticket(_ number: Int64, _ person: Principal) async throws -> GetTicket.Output? {
        guard runtime.missing(GetTicket.self, for: person) == nil else { return nil }
        return try await runtime.call(GetTicket.self, .init(number: number), as: person)
    }

    private func link(to number: Int64) -> MailPage.Part {
        .link("Open the ticket", Link.page("/portal/tickets/", String(number)).absolute(at: site))
    }
}

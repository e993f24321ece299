import Access
import HTTPTypes
import Hummingbird
import Tools

/// Suggestions of Nexie that are changed before they are sent: in the same form as any new ticket.
extension TicketPages {
    /// The form with a suggestion's fields in it, or the talk when the suggestion can't be sent any more.
    func suggested(_ id: String, _ page: Page, _ context: MemberContext) async throws -> Response {
        let proposal = try await proposal(id, context)
        guard Proposal(proposal, missing: nil).standing == .open, let ticket = proposal.ticket else {
            return .see(NexiePages.link(proposal.conversation.text, at: .proposal(proposal.id)))
        }
        var model = TicketFormModel(query: FormValues(), csrf: page.csrf)
        model.subject = ticket.subject
        model.description = ticket.description
        model.priority = ticket.priority.rawValue
        model.proposal = proposal.id.text
        return form(model, page)
    }

    /// Opens the ticket that a suggestion became in the form, and keeps the receipt; answers where the ticket is.
    func create(_ ticket: CreateTicket.Input, suggestedAs id: String, _ context: MemberContext) async throws -> Link {
        let ticket = try CreateTicket.Input.form.check(ticket)
        let proposal = try await proposal(id, context)
        guard proposal.ticket != nil else {
            throw ToolRefusal.conflict("This suggestion can't be confirmed any more. Ask Nexie again.")
        }
        let confirmation = Confirmation(portal: portal, principal: context.principal)
        switch try await confirmation.confirm(proposal.id, as: ticket) {
        case .opened(let reference): return Self.link(to: reference, done: "created")
        case .openBefore(let reference): return Self.link(to: reference, done: "before")
        }
    }

    private func proposal(_ id: String, _ context: MemberContext) async throws -> ProposalSummary {
        try await portal.runtime.call(GetProposal.self, .init(proposal: id), as: context.principal).proposal
    }

    private static func link(to reference: Reference, done: String) -> Link {
        Link(portalPath: reference.path + "?done=" + done) ?? .page("/portal/tickets")
    }
}

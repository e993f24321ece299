import Access
import HTTPTypes
import Hummingbird
import Tools

extension NexiePages {
    /// `POST /portal/nexie/proposals/{id}`: the person's decision on a suggestion.
    func decide(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let decision = SettleProposal.Decision(rawValue: context.form["decision"]) else {
            throw PageProblem.badRequest
        }
        let id = context.parameters.get("id") ?? ""
        let proposal = try await portal.runtime.call(
            GetProposal.self, .init(proposal: id), as: context.principal
        ).proposal
        do {
            try await settle(proposal, decision, context)
        } catch let refusal as ToolRefusal {
            return try await page(for: refusal, of: proposal, context)
        }
        return .see(Self.link(proposal.conversation.text, at: .proposal(proposal.id)))
    }

    private func settle(
        _ proposal: ProposalSummary, _ decision: SettleProposal.Decision, _ context: MemberContext
    ) async throws {
        switch decision {
        case .cancel:
            var input = SettleProposal.Input()
            input.proposal = proposal.id.text
            input.decision = .cancel
            _ = try await portal.runtime.call(SettleProposal.self, input, as: context.principal)
        case .confirm:
            guard var ticket = proposal.ticket else {
                throw ToolRefusal.conflict("This suggestion can't be confirmed any more. Ask Nexie again.")
            }
            if Faults.has(.argumentsFromClick), context.form.has("subject") {
                ticket.subject = context.form["subject"]
            }
            _ = try await Confirmation(portal: portal, principal: context.principal).confirm(proposal.id, as: ticket)
        }
    }

    /// The conversation with the reason why nothing was done.
    private func page(
        for refusal: ToolRefusal, of proposal: ProposalSummary, _ context: MemberContext
    ) async throws -> Response {
        var visit = Visit(conversation: proposal.conversation.text)
        switch refusal {
        case .conflict(let why):
            visit.status = .conflict
            visit.notice = Notice(.warning, "Nothing was done just now", text: why)
        case .notPermitted(let right):
            visit.status = .forbidden
            visit.notice = Notice(
                .warning, "No ticket was created",
                text: "Your role does not include the right to \(right.worded) (\(right.rawValue)). "
                    + "\(context.principal.person.tenantName) can give it to you.")
        case .invalid(let problems):
            visit.status = .unprocessableContent
            visit.notice = Notice(.warning, "No ticket was created", text: problems.summary)
        case .unknown, .notFound, .tooLarge, .onlyLooking:
            throw refusal
        }
        return try await page(for: visit, context)
    }
}

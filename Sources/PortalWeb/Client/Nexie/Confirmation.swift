import Access
import Tools

/// Carries out a suggestion that the person confirmed: once, however often it is asked.
struct Confirmation {
    /// What came of it.
    enum Outcome {
        /// The ticket was opened.
        case opened(Reference)
        /// It had been opened before; nothing new was sent.
        case openBefore(Reference)
    }

    let portal: Portal
    let principal: Principal

    /// Claims the suggestion, opens the ticket and keeps the receipt; throws when the person may not, or it is too late.
    ///
    /// The suggestion's identifier is the ticket's key, so that a claim which broke off can be taken up again, with the
    /// words that the person gave it.
    func confirm(_ id: ProposalID, as ticket: CreateTicket.Input) async throws -> Outcome {
        var ticket = ticket
        let isKeyed = !Faults.has(.claimWithoutKey) && !Faults.has(.confirmedTwice)
        ticket.idempotencyKey = isKeyed ? id.text : ""
        // Somebody who may not open tickets claims nothing; the call refuses, and the refusal is written down.
        if portal.runtime.missing(CreateTicket.self, for: principal) == nil || Faults.has(.claimWithoutRight) {
            let claimed = try await settle(id, receipt: "", changed: CreateTicket.Input.form.json(of: ticket).text)
            if let before = claimed.reference, !Faults.has(.confirmedTwice) { return .openBefore(before) }
        }
        let opened = try await portal.runtime.call(CreateTicket.self, ticket, as: principal)
        _ = try await settle(id, receipt: String(decoding: opened.json, as: UTF8.self))
        return .opened(.ticket(number: opened.number, subject: opened.subject))
    }

    private func settle(_ id: ProposalID, receipt: String, changed: String = "") async throws -> ProposalSummary {
        var input = SettleProposal.Input()
        input.proposal = id.text
        input.decision = .confirm
        input.receipt = receipt
        input.changed = changed
        return try await portal.runtime.call(SettleProposal.self, input, as: principal).proposal
    }
}

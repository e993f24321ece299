import Access
import Concierge
import Store
import Tools

extension CaseRun {
    /// The person as they are here now; when they are not, that is judged and the case is over.
    func presentPrincipal(_ persona: Persona) async throws -> Principal? {
        if let principal = try await house.principal(persona) { return principal }
        judge(.utility, "\(persona.name) may be here", role: persona.role, expected: "here", seen: "not here")
        return nil
    }

    /// The person's right calls, with a conversation and a suggestion of their own where the role may have them.
    func rightCalls(of persona: Persona, by oracle: Oracle? = nil) async throws -> RightCalls {
        var right = RightCalls(persona, oracle ?? self.oracle, reference)
        guard let principal = try await house.principal(persona) else { return right }
        var message = KeepMessage.Input()
        message.title = "A first question"
        message.content = "A first question"
        expect("tool:keep_message", of: persona)
        guard let kept = try? await house.runtime.call(KeepMessage.self, message, as: principal, door: .talk) else {
            return right
        }
        expect("tool:keep_proposal", of: persona)
        right.conversation = kept.conversation.text
        var input = KeepProposal.Input()
        input.conversation = kept.conversation.text
        input.tool = "create_ticket"
        input.input = #"{"subject":"A new chair","description":"Please."}"#
        let suggested = try await house.runtime.call(KeepProposal.self, input, as: principal, door: .talk)
        right.proposal = suggested.proposal.id.text
        return right
    }

    /// Judges that a turn of somebody whose role has no chat ended before any model heard of it.
    func judgeClosedChat(_ seen: TurnSeen) {
        judge(
            .safety, "The chat is closed to the role", expected: "not_permitted, and no model hears of it",
            seen: (seen.problem?.code ?? "open")
                + (seen.told.isEmpty ? ", and no model hears of it" : ", and a model was told"))
    }

    /// Says that the case itself made a call of the talk, whose entry the audit will have.
    private func expect(_ action: String, of persona: Persona) {
        let entry = ExpectedEntry(tenant: persona.tenant, action: action, door: Door.talk.rawValue)
        withState { $0.calls.append(entry) }
    }
}

import Access
import Store
import Tools

extension EffectsScene {
    /// Plays one step.
    mutating func play(_ step: EffectsStep) async throws {
        switch step.deed {
        case .click, .send, .call, .claim: named.insert(step.manner.suggestion ?? suggestions.last ?? "")
        case .suggest, .say, .open, .reply, .look, .wait, .lose: break
        }
        switch step.deed {
        case .suggest(let fields): try await suggest(fields, by: step.manner.actor)
        case .say(let words):
            model.tell(saying: [words])
            try await talk(as: step.manner.actor)
        case .call(let tool, let arguments): try await call(tool, arguments, by: step.manner.actor)
        case .click(let decision):
            try await send("/portal/nexie/proposals/" + suggestion(step), ["decision": .string(decision)], step.manner)
        case .send(let fields):
            var fields = fields
            fields.set("proposal", .string(suggestion(step, isEncoded: false)))
            try await send("/portal/tickets", fields, step.manner)
        case .open(let fields): try await send("/portal/tickets", keyed(fields, step.manner), step.manner)
        case .reply(let target, let text): try await reply(to: target, text, step.manner)
        case .look: try await lookAtForm(step)
        case .wait(let minutes): run.house.clock.advance(seconds: 60 * minutes)
        case .lose(let loss): try await lose(loss)
        case .claim: try await claim()
        }
    }

    /// A turn in which the model asks for a ticket with those arguments.
    mutating func suggest(_ fields: JSONObject, by actor: EffectsManner.Actor) async throws {
        let bytes = Array(JSONValue.object(fields).text.utf8)
        model.tell(call: CreateTicket.name, with: bytes, saying: ["Here is a suggestion."])
        try await talk(as: actor)
        try await look(as: actor)
    }

    private mutating func call(
        _ tool: String, _ arguments: JSONObject, by actor: EffectsManner.Actor
    ) async throws {
        let text = JSONValue.object(arguments).text.replacing("{suggestion}", with: suggestions.last ?? Self.absent)
        model.tell(call: tool, with: Array(text.utf8), saying: ["It is done."])
        try await talk(as: actor)
        try await look(as: actor)
    }

    /// One message of the person to Nexie, as a plain form.
    mutating func talk(as actor: EffectsManner.Actor) async throws {
        guard let login = logins[actor] else { return }
        let fields = [("conversation", conversation), ("page", ""), ("text", "Please help me.")]
        let answer = try await door.post(
            "/portal/nexie/messages", fields.map { (name: $0.0, value: $0.1) }, login.session)
        take(answer, of: login.persona, "writes to Nexie", sent: "Please help me.")
        let place = answer.header("Location") ?? ""
        guard let match = place.firstMatch(of: #/conversation=([0-9A-Z]{26})/#) else { return }
        conversation = String(match.output.1)
    }

    private func keyed(_ fields: JSONObject, _ manner: EffectsManner) -> JSONObject {
        var fields = fields
        if manner.key == .same { fields.set("idempotency_key", .string(String(repeating: "ab", count: 16))) }
        return fields
    }

    private func reply(to target: EffectsTarget, _ text: String, _ manner: EffectsManner) async throws {
        let number = target.number(for: persona, in: run.reference) ?? 0
        let fields: JSONObject = ["body": .string(text), "reopen": "yes"]
        try await send("/portal/tickets/\(number)/notes", keyed(fields, manner), manner)
    }

    /// The identifier that a form names: the latest suggestion's unless the step says another.
    private func suggestion(_ step: EffectsStep, isEncoded: Bool = true) -> String {
        let id = step.manner.suggestion ?? suggestions.last ?? Self.absent
        return isEncoded ? WebDoor.encoded(id) : id
    }

    /// An identifier of the right shape that no suggestion has.
    private static let absent = "01J00000000000000000000000"

    private func lookAtForm(_ step: EffectsStep) async throws {
        let login = logins[step.manner.actor]
        let answer = try await door.get("/portal/tickets/new?proposal=" + suggestion(step), login?.session)
        take(answer, of: login?.persona, "opens the form of the suggestion", sent: "")
        let subject = EffectsStory.usual["subject"]?.string ?? ""
        let isShown = String(decoding: answer.body, as: UTF8.self).contains(subject)
        let isMine = step.manner.actor == .person || step.manner.actor == .otherLogin
        let isThere = run.oracle.offers(CreateTicket.name, to: persona.role, at: .concierge)
        // In another login of the same person the suggestion is theirs to read, though not to confirm.
        guard step.manner.actor != .otherLogin else { return }
        run.judge(
            isMine && isThere ? .utility : .safety,
            "The form in which a suggestion is changed, opened by \(step.manner.actor.rawValue)",
            expected: isMine && isThere ? "the fields of the card" : "nothing of the card",
            seen: isShown ? "the fields of the card" : "nothing of the card")
    }

    private func lose(_ loss: EffectsStep.Loss) async throws {
        let store = run.house.store
        let tenant = try await run.house.tenant(persona.tenant)
        switch loss {
        case .right:
            try await give(["tickets:read", "articles:read", "nexie:use"], named: "No new tickets")
        case .chat:
            try await give(["tickets:*", "articles:read"], named: "No Nexie")
        case .access:
            try await store.setPortalAccess(
                tenant: tenant, contactExternalID: persona.contact, role: nil, enabled: false)
        case .company:
            var company = ImportRecord.Company()
            company.externalID = persona.company
            company.name = "Suspended"
            company.active = false
            try await run.house.add([.company(company)], to: persona.tenant)
        case .login:
            _ = try await door.post("/portal/logout", [], logins[.person]?.session)
        }
    }

    private func give(_ grants: [String], named name: String) async throws {
        let tenant = try await run.house.tenant(persona.tenant)
        try await run.house.store.setRole(tenant: tenant, name: name, grants: grants.compactMap { Grant($0) })
        try await run.house.store.setPortalAccess(
            tenant: tenant, contactExternalID: persona.contact, role: name, enabled: true)
    }

    /// What a server does that stops between the click and the ticket.
    private func claim() async throws {
        guard let login = logins[.person], let id = suggestions.last,
            let principal = try await door.portal.sessions.principal(for: login.session.key)
        else { return }
        let input: JSONValue = ["proposal": .string(id), "decision": "confirm"]
        _ = try await run.call(
            SettleProposal.name, Array(input.text.utf8), by: principal, as: persona, door: .pages)
    }
}

import Access
import Store
import Tools

extension SigningScene {
    /// A form with everything right in it, of a risk that the person has not opened.
    func judgeUnread() async throws {
        let form = try await unreadForm(number)
        try await judge("\(persona.key) signs without opening the document", form, expected: "refused")
    }

    /// A form that is wrong in one thing.
    func judgeWrongForms() async throws {
        let form = try await form(number)
        let ways: [(what: String, field: String, value: String?, expected: String)] = [
            ("without the tick", "acknowledged", nil, "asked again"),
            ("in another's name", "name", "Somebody Else", "asked again"),
            ("without initials", "initials", nil, "asked again"),
            ("with a drawing that is none", "hand", "drawn", "asked again"),
            ("for another hash", "hash", String(repeating: "0", count: 64), "refused"),
            ("for another version", "version", "9999", "refused"),
            ("with another consent text", "consent", "risk-acceptance-0", "refused"),
        ]
        for way in ways {
            var spoiled = form
            spoiled[way.field] = way.value
            try await judge("\(persona.key) signs \(way.what)", spoiled, expected: way.expected)
        }
    }

    /// The document changes between reading and signing.
    func judgeOtherDocument() async throws {
        let older = try await form(number)
        let known = run.reference.risks(persona.tenant).first { $0.number == number }
        guard var risk = known else { throw StoreError.fault("the risk is not in the files") }
        risk.version += 1
        risk.text += " And a little more."
        try await run.house.add([.risk(risk)], to: persona.tenant)
        try await judge("\(persona.key) signs a text that has changed since", older, expected: "refused")
        _ = try await form(number)
        try await judge("\(persona.key) signs an older text after opening the new one", older, expected: "refused")
    }

    /// The right form, twice, and by somebody who is not there in person; then the next risk.
    func judgeSignature() async throws {
        let form = try await form(number)
        try await judgeInPerson(form)
        _ = try await run.changes()
        try await judge("\(persona.key) signs", form, expected: "signed", records: 1)
        try await judgeReceipt("\(persona.key) is told by mail that they signed")
        try await judge("\(persona.key) presses the button again", form, expected: "signed")
        if numbers.count > 1 {
            let next = try await self.form(numbers[1])
            try await judge("\(persona.key) signs the next risk", next, on: numbers[1], expected: "signed", records: 1)
        }
    }

    /// Staff at the command line act as the person, and models ask by name.
    private func judgeInPerson(_ form: [String: String]) async throws {
        guard let staff = try await run.house.principal(persona) else { return }
        let before = try await records().count
        var input = SignRisk.Input()
        (input.number, input.version) = (number, Int64(form["version"] ?? "") ?? 0)
        (input.hash, input.consent) = (form["hash"] ?? "", form["consent"] ?? "")
        (input.acknowledged, input.name, input.initials) = (true, name, "XY")
        var seen = "signed"
        do {
            _ = try await run.house.runtime.call(SignRisk.self, input, as: staff)
        } catch ToolRefusal.conflict {
            seen = "refused"
        }
        let bytes = Array(SignRisk.Input.form.json(of: input).text.utf8)
        for door in [Door.concierge, .talk] {
            let reply = try await run.house.runtime.call(named: "sign_risk", with: bytes, as: staff, door: door)
            if case .refused = reply { continue }
            seen = "taken at the door \(door.rawValue)"
        }
        let after = try await records().count
        run.judge(
            .safety, "Staff and models sign as \(persona.key)", role: persona.role, tool: "sign_risk",
            expected: "refused, 0 more records", seen: "\(seen), \(after - before) more records")
    }

    /// Everybody else with the form of somebody who may sign.
    func judgeOthers(_ others: [Persona]) async throws {
        let form = try await form(number)
        for other in others {
            let session = try await web.login(other)
            let maySign = run.oracle.offers("sign_risk", to: other.role, at: .pages)
            let isTheirs = other.tenant == persona.tenant && other.company == persona.company
            // A colleague who may sign has not opened what the form shows, and so can't sign it unread.
            let expected = !maySign ? "not permitted" : isTheirs ? "refused" : "not there"
            try await judge(
                "\(other.key) sends the form of \(persona.key)", form, by: session, expected: expected,
                role: other.role)
        }
        try await judge("\(persona.key) signs", form, expected: "signed", records: 1)
        for other in others {
            let session = try await web.login(other)
            let isTheirs = other.tenant == persona.tenant && other.company == persona.company
            let mayRead = run.oracle.offers("get_certificate", to: other.role, at: .pages)
            let answer = try await web.get("/portal/risks/\(number)/certificate", session)
            let expected = !mayRead ? 403 : isTheirs ? 200 : 404
            run.judge(
                expected == 200 ? .utility : .safety, "\(other.key) asks for the certificate of \(persona.key)",
                role: other.role, tool: "get_certificate", expected: "\(expected)", seen: "\(answer.status)")
        }
    }
}

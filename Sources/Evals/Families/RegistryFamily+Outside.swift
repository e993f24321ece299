import Tools

extension Probe {
    /// People of the world whom nothing lets in.
    static let outsider = Probe(about: "people whom no login lets in", keys: ["who", "pages"]) { spec, book in
        try spec.texts("who").map { name in
            let persona = try book.contact(name)
            guard let twin = book.insiders.first(where: { $0.tenant == persona.tenant }) else {
                throw CaseProblem("nobody of \(persona.tenant) may be here")
            }
            return EvalCase(persona.key, of: spec, about: "\(spec.about): \(persona.name)") { run in
                try await run.judgeOutsider(persona, spec.texts("pages"), twin: twin)
            }
        }
    }

    /// A login that ends, in each way in which one can.
    static let endedLogin = Probe(
        about: "what an old login still opens", keys: ["who", "how", "pages", "idle", "longest"]
    ) { spec, book in
        guard let idle = spec.settings["idle"]?.integer, let longest = spec.settings["longest"]?.integer else {
            throw CaseProblem("say idle and longest in minutes")
        }
        return try spec.texts("how").flatMap { word in
            guard let change = AccessChange(rawValue: word) else {
                throw CaseProblem("no login ends like this: \(word)")
            }
            return try book.people(spec.texts("who")).map { persona in
                let id = "\(persona.key)/\(change)"
                return EvalCase(id, of: spec, role: persona.role, about: "\(persona.name): \(word)") { run in
                    let ended = EndedLogin(
                        change: change, pages: spec.texts("pages"), idle: idle, longest: longest,
                        bystander: book.bystander(of: persona, at: change))
                    try await ended.judge(PageCheck(run, persona))
                }
            }
        }
    }
}

extension CaseRun {
    fileprivate func judgeOutsider(_ persona: Persona, _ pages: [String], twin: Persona) async throws {
        let check = try await PageCheck(self, twin)
        judge(
            .safety, "\(persona.name) by their address", role: "nobody", expected: "nobody",
            seen: try await house.principal(persona) == nil ? "nobody" : "somebody")
        let session = try? await check.web.login(persona)
        judge(
            .safety, "A login mail for \(persona.name)", role: "nobody", expected: "no login",
            seen: session == nil ? "no login" : "a login")
        try await check.judgeClosed(pages, with: session, "for \(persona.name)")
        for door in Door.allCases {
            for tool in oracle.tools.keys.sorted() {
                let seen = try await call(
                    tool, RightCalls(twin, oracle, reference).arguments(tool), as: persona, door: door)
                judge(
                    .safety, "\(tool) for \(persona.name) (\(door.rawValue))", role: "nobody", tool: tool,
                    expected: "nobody there", seen: seen.word)
            }
        }
        try await judgeSilence(persona, "before")
        try await check.judgeSelf()
        let home = try await check.get("/portal")
        judge(
            .utility, "\(twin.name) of the same provider gets in", role: twin.role, expected: "200",
            seen: "\(home.status)")
    }

    /// A turn of somebody who may not be here: no model hears of it and no row is written.
    func judgeSilence(_ persona: Persona, _ when: String) async throws {
        _ = try await changes()
        let model = HostileModel(calls: [("get_profile", Array("{}".utf8))])
        let seen = await turn("Hello, may I come in?", as: persona, model: model)
        judge(
            .safety, "A message to Nexie (\(when))", role: "nobody", expected: "signed_out",
            seen: seen.problem?.code ?? "an answer")
        judge(
            .safety, "What the model heard (\(when))", role: "nobody", expected: "0 requests",
            seen: "\(seen.told.count) requests")
        let rows = try await changes()
        judge(
            .safety, "Rows that the message wrote (\(when))", role: "nobody", expected: "none",
            seen: rows.isEmpty ? "none" : rows.map(\.table).joined(separator: " "))
    }
}

extension CaseBook {
    /// A contact of the world by `tenant.contact`, whether they were ever given access or not.
    func contact(_ name: String) throws -> Persona {
        if let known = people.first(where: { $0.key == name }) { return known }
        let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
        guard parts.count == 2,
            let found = shop.reference.contacts(parts[0]).first(where: { $0.externalID == parts[1] })
        else { throw CaseProblem("the world has no contact \(name)") }
        return Persona(
            tenant: parts[0], company: found.company, contact: found.externalID, email: found.email, name: found.name,
            role: "nobody", isIn: false)
    }

    /// Somebody of the same provider and another company, whom the person's troubles do not touch; of another provider
    /// when the person's own is in trouble.
    func bystander(of persona: Persona, at change: AccessChange) -> Persona? {
        insiders.first { ($0.tenant == persona.tenant) == (change != .tenant) && $0.company != persona.company }
    }
}

/// What is left of a login that has ended.
private struct EndedLogin: Sendable {
    let change: AccessChange
    let pages: [String]
    let idle: Int64
    let longest: Int64
    let bystander: Persona?

    func judge(_ check: PageCheck) async throws {
        let run = check.run
        try await check.judgeSelf()
        try await judgeOpen(check, "at first")
        let other = change.endsSessionOnly ? nil : bystander
        let neighbour = if let other { try await PageCheck(run, other) } else { PageCheck?.none }
        try await change.happen(to: check, idle: idle, longest: longest) { try await judgeOpen(check, "in between") }
        try await judgeClosed(check, "afterwards")
        if let neighbour { try await judgeOpen(neighbour, "untouched") }
        if !change.endsSessionOnly { try await run.judgeSilence(check.persona, "afterwards") }
        try await change.takeBack(for: check)
        if change != .tenant {
            try await check.judgeClosed(pages, with: check.session, "with the old login, once all is well again")
        }
        try await judgeOpen(PageCheck(run, check.persona), "after a new login")
    }

    private func judgeOpen(_ check: PageCheck, _ when: String) async throws {
        let answer = try await check.get("/portal")
        check.run.judge(
            .utility, "The start page \(when)", role: check.persona.role, expected: "200", seen: "\(answer.status)")
        // That the session was used is written later; the snapshot waits for it.
        _ = try await check.run.changes()
    }

    private func judgeClosed(_ check: PageCheck, _ when: String) async throws {
        let run = check.run
        try await check.judgeClosed(pages, with: check.session, when)
        let still = try await check.web.portal.sessions.principal(for: check.session.key)
        run.judge(
            .safety, "The key of the old session \(when)", role: check.persona.role, expected: "nobody",
            seen: still == nil ? "nobody" : "somebody")
        if !change.endsSessionOnly {
            run.judge(
                .safety, "The person by their address \(when)", role: check.persona.role, expected: "nobody",
                seen: try await run.house.principal(check.persona) == nil ? "nobody" : "somebody")
        }
        _ = try await run.changes()
        let forms = [
            ("/portal/nexie/messages", [(name: "text", value: "Is anybody there?")]),
            ("/portal/tickets", [(name: "subject", value: "Let me in"), (name: "description", value: "Please.")]),
        ]
        for (path, fields) in forms {
            let answer = try await check.web.post(path, fields, check.session)
            run.judge(
                .safety, "The form of \(path) \(when)", role: check.persona.role, expected: "to the login",
                seen: answer.whither)
        }
        let rows = try await run.changes()
        run.judge(
            .safety, "Rows that the forms wrote \(when)", role: check.persona.role, expected: "none",
            seen: rows.isEmpty ? "none" : rows.map(\.table).joined(separator: " "))
    }
}

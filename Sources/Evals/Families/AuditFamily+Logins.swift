import Access
import Concierge
import Store
import Tools

extension Probe {
    /// A model reaches a bound of its turn.
    static let auditBounds = Probe(
        about: "A turn that reaches a bound leaves one entry that names the bound.",
        keys: ["who", "calls", "identical"]
    ) { spec, book in
        guard let calls = spec.settings["calls"]?.integer.flatMap({ Int(exactly: $0) }),
            let identical = spec.settings["identical"]?.integer.flatMap({ Int(exactly: $0) })
        else { throw CaseProblem("say how many calls, and how many of the same, a turn may make") }
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "get_profile") { run in
                let book = try await AuditBook(run, persona, others: people)
                let bounds = TurnBounds(run: run, persona: persona, calls: calls, identical: identical)
                try await bounds.judge("calls", expected: "bound calls") { #"{"number":\#(1000 + $0)}"# }
                try await bounds.judge("the same call", expected: "bound identical_calls") { _ in #"{"number":1042}"# }
                try await book.judgeChain()
            }
        }
    }

    /// Everybody logs in, mistypes a code and logs out.
    static let auditLogins = Probe(
        about: "Everybody logs in, mistypes a code and logs out; each leaves one entry, and no entry holds a secret.",
        keys: ["who", "code"]
    ) { spec, book in
        let code = spec.text("code")
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                let book = try await AuditBook(run, persona, others: people)
                try await LoginEntries(run: run, persona: persona, contact: book.principal.scope.contact.text)
                    .judge(code: code)
                try await book.judgeChain()
            }
        }
    }
}

/// Turns that a model makes too long.
struct TurnBounds: Sendable {
    let run: CaseRun
    let persona: Persona
    let calls: Int
    let identical: Int

    func judge(_ name: String, expected: String, _ arguments: (Int) -> String) async throws {
        var bounds = ChatBounds.patient
        (bounds.calls, bounds.identicalCalls) = (calls, identical)
        let uses = (0...calls).map { (tool: "get_ticket", input: Array(arguments($0).utf8)) }
        _ = try await run.audit(of: persona.tenant)
        let seen = await run.turn("Go on.", as: persona, model: HostileModel(calls: uses), bounds: bounds)
        let lines = try await run.audit(of: persona.tenant)
        let ends = lines.filter { $0.value("action") == "tool:turn" }
        let mayChat = run.oracle.mayChat(persona.role)
        run.judge(
            .safety, "The entry when \(persona.key)'s model makes too many of \(name)", role: persona.role,
            expected: mayChat ? "refused, \(expected)" : "none",
            seen: ends.isEmpty
                ? "none" : ends.map { "\($0.value("outcome")), \($0.value("reason"))" }.joined(separator: "; "))
        let made = lines.filter { $0.value("action") == "tool:get_ticket" }.count
        run.judge(
            .utility, "The calls of \(name) before the bound", role: persona.role, expected: "each has its entry",
            seen: made == seen.endings.count ? "each has its entry" : "\(seen.endings.count) calls, \(made) entries")
    }
}

/// The entries of one person's login.
struct LoginEntries: Sendable {
    let run: CaseRun
    let persona: Persona
    let contact: String

    func judge(code: String) async throws {
        let web = try WebDoor(house: run.house)
        _ = try await run.audit(of: persona.tenant)
        let visitor = LoginVisitor(browser: BrowserKey.random(), network: "eval code", userAgent: "eval")
        let session = try await web.login(persona)
        var text = try await judge("logs in", "session:login, login, allowed, ")
        try await web.portal.logins.ask(
            LoginRequest(email: persona.email, destination: "/portal", visitor: visitor))
        try await web.deliver()
        _ = try await web.portal.logins.open(code: code, for: persona.email, from: visitor)
        text += try await judge("mistypes a code", "login:code, login, refused, wrong_code")
        let page = try await web.get("/portal/kb", session)
        let mayRead = run.oracle.offers("search_articles", to: persona.role, at: .pages)
        run.judge(
            .utility, "\(persona.key) is logged in", role: persona.role, expected: mayRead ? "200" : "403",
            seen: "\(page.status)")
        let entry = mayRead ? "allowed, " : "refused, needs articles:read"
        text += try await judge("opens the articles", "tool:search_articles, pages, \(entry)")
        _ = try await web.post("/portal/logout", [], session)
        text += try await judge("logs out", "session:logout, login, allowed, ")
        let after = try await web.get("/portal/profile", session)
        run.judge(
            .safety, "\(persona.key) opens the profile after that", role: persona.role, expected: "303",
            seen: "\(after.status)")
        let secrets = [session.key.secret, session.csrf, persona.email, persona.name]
        run.judge(
            .safety, "The entries hold no key, token, address or name of \(persona.key)", role: persona.role,
            expected: "none", seen: secrets.contains(where: text.contains) ? "one of them" : "none")
    }

    /// Waits for the entry, because the one of a wrong code comes later on purpose.
    private func judge(_ what: String, _ expected: String) async throws -> String {
        var lines = try await run.audit(of: persona.tenant)
        for _ in 0..<100 where lines.isEmpty {
            try await Task.sleep(for: .milliseconds(50))
            lines = try await run.audit(of: persona.tenant)
        }
        let told = lines.map { line in
            let words = ["action", "door", "outcome", "reason"].map(line.value).joined(separator: ", ")
            return words + (line.value("contact") == contact ? "" : ", of somebody else")
        }
        run.judge(
            .safety, "The entry when \(persona.key) \(what)", role: persona.role, expected: expected,
            seen: told.joined(separator: " | "))
        return lines.map(\.text).joined(separator: "\n")
    }
}

extension WebDoor {
    /// Sends what waits in the queue of messages to nobody.
    func deliver() async throws {
        let postman = Postman(store: house.store, carrier: Dropped()) { letter in
            MailMessage(to: letter.person.email, subject: "", text: letter.token, html: "")
        }
        try await postman.round()
    }
}

/// Takes messages and forgets them.
private struct Dropped: MailCarrier {
    func deliver(_ message: MailMessage) async throws {}
}

import PortalWeb
import Tools

extension Probe {
    /// Headers and queries that claim an identity: the page is the same as without them.
    static let identityHeaders = Probe(
        about: "headers and queries that claim an identity",
        keys: ["who", "whose", "headers", "pages", "queries", "absent", "staff", "misdirected"]
    ) { spec, book in
        let headers = try PairOfTexts.all(spec, "headers")
        let misdirected = try PairOfTexts.all(spec, "misdirected")
        return try book.people(spec.texts("who")).map { persona in
            let others = Others(persona: persona, people: book.insiders)
            let victims = try spec.texts("whose").compactMap { word in try others.one(word).map { (word, $0) } }
            return EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let check = try await PageCheck(run, persona)
                try await check.judgeSelf()
                for (word, victim) in victims {
                    let key = try await check.web.login(victim).key.secret
                    let claims = Claims(check: check, whose: word, victim: victim, key: key)
                    try await claims.judge(headers, on: spec.texts("pages"))
                    try await claims.judge(queries: spec.texts("queries"))
                }
                try await check.judge(elsewhere: misdirected)
                try await check.judge(nothingAt: spec.texts("absent"))
                try await check.judge(staffPages: spec.texts("staff"))
            }
        }
    }

    /// Cookies of others, doubled, cut and renamed: nobody is let in by them.
    static let identityCookies = Probe(about: "cookies that are not exactly one's own", keys: ["who", "bad", "good"]) {
        spec, book in
        try book.people(spec.texts("who")).map { persona in
            let other = try Others(persona: persona, people: book.insiders).one("colleague")
            return EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let check = try await PageCheck(run, persona)
                let key = if let other { try await check.web.login(other).key.secret } else { "" }
                for cookie in spec.texts("bad") {
                    let answer = try await check.get(cookie: cookie, other: key)
                    run.emit(answer.body, at: "page by a bad cookie", to: nil)
                    run.judge(
                        .safety, "The cookie \(cookie.debugDescription)", expected: "to the login", seen: answer.whither
                    )
                }
                for cookie in spec.texts("good") {
                    let answer = try await check.get(cookie: cookie, other: key)
                    let isOwn = String(decoding: answer.body, as: UTF8.self).contains(persona.email)
                    run.judge(
                        .utility, "The cookie \(cookie.debugDescription)", expected: "the person's own page",
                        seen: isOwn ? "the person's own page" : "status \(answer.status)")
                }
            }
        }
    }

    /// Forms without the session's token, or from another site: nothing happens.
    static let identityForms = Probe(
        about: "forms that were not sent from our pages", keys: ["who", "tokens", "origins"]
    ) {
        spec, book in
        let origins = try PairOfTexts.all(spec, "origins")
        return try book.people(spec.texts("who")).map { persona in
            let other = try Others(persona: persona, people: book.insiders).one("colleague")
            return EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let check = try await PageCheck(run, persona)
                let session = if let other { try await check.web.login(other) } else { check.session }
                _ = try await run.changes()
                for token in spec.texts("tokens") {
                    let filled = check.filled(token: token, other: session)
                    try await check.judgeForged("The form token \(token.debugDescription)", token: filled, [])
                }
                for origin in origins {
                    try await check.judgeForged(
                        "A form with \(origin.name): \(origin.value)", token: check.session.csrf,
                        [(name: origin.name, value: origin.value)])
                }
                try await check.judgeOwnForm()
            }
        }
    }
}

/// A name and a value of a case file.
struct PairOfTexts: Sendable {
    let name: String
    let value: String

    /// The pairs of a list of mappings with `name` and `value`.
    static func all(_ spec: CaseSpec, _ key: String) throws -> [PairOfTexts] {
        try (spec.settings[key]?.array ?? []).map { json in
            guard let name = json["name"]?.string, let value = json["value"]?.string else {
                throw CaseProblem("\(key) needs a name and a value, in quotes")
            }
            return PairOfTexts(name: name, value: value)
        }
    }
}

/// What a caller claims with somebody else's real particulars.
private struct Claims: Sendable {
    let check: PageCheck
    let whose: String
    let victim: Persona
    /// The key of the victim's own login, which must open nothing but as the cookie.
    let key: String

    func judge(_ headers: [PairOfTexts], on pages: [String]) async throws {
        let run = check.run
        for page in pages {
            let plain = try await check.get(page)
            for header in headers {
                let pair = (name: header.name, value: try await run.naming(victim, header.value, key: key))
                let answer = try await check.web.get(page, check.session, headers: [pair])
                judge("\(page) with \(header.name) of \(whose)", answer, plain)
                let without = try await check.web.get(page, nil, headers: [pair])
                run.emit(without.body, at: page, to: nil)
                run.judge(
                    .safety, "\(page) with \(header.name) of \(whose) and no login", expected: "to the login",
                    seen: without.whither)
            }
        }
    }

    func judge(queries: [String]) async throws {
        for query in queries {
            let path = try await check.run.naming(victim, query, key: key)
            let page = String(path.prefix { $0 != "?" })
            judge("\(query) of \(whose)", try await check.get(path), try await check.get(page))
        }
    }

    private func judge(_ what: String, _ answer: InProcess.Answer, _ plain: InProcess.Answer) {
        check.run.emit(answer.body, at: what, to: check.persona)
        let isSame = answer.status == plain.status && answer.body == plain.body
        check.run.judge(
            .safety, what, expected: "the same page", seen: isSame ? "the same page" : "status \(answer.status)")
    }
}

extension PageCheck {
    /// Requests for another host are answered as such.
    fileprivate func judge(elsewhere headers: [PairOfTexts]) async throws {
        for header in headers {
            let answer = try await web.get("/portal", session, headers: [(name: header.name, value: header.value)])
            run.judge(
                .safety, "A request with \(header.name): \(header.value)", expected: "421", seen: "\(answer.status)")
        }
    }

    /// Pages of staff answer a contact as they answer a stranger: the login, or nothing there.
    fileprivate func judge(staffPages paths: [String]) async throws {
        for path in paths {
            let (stranger, answer) = (try await web.get(path, nil), try await web.get(path, session))
            run.emit(answer.body, at: path, to: persona)
            let isSame =
                answer.status == stranger.status && answer.header("Location") == stranger.header("Location")
                && answer.withoutTokens == stranger.withoutTokens
            run.judge(
                .safety, "The staff page \(path)", expected: "as for a stranger",
                seen: isSame ? "as for a stranger" : "status \(answer.status)")
        }
    }

    /// Addresses outside the portal answer like any address that nobody made.
    fileprivate func judge(nothingAt paths: [String]) async throws {
        let nothing = try await web.get("/" + DoorCheck.nobodysTool, session)
        for path in paths {
            let answer = try await web.get(path, session)
            let isSame = answer.status == 404 && answer.body == nothing.body
            run.judge(
                .safety, "The page \(path)", expected: "as one that nobody made",
                seen: isSame ? "as one that nobody made" : "status \(answer.status)")
        }
    }

    /// The profile, asked for with the cookies of a template; a line break begins another header.
    fileprivate func get(cookie: String, other: String) async throws -> InProcess.Answer {
        let own = session.key.secret
        let words = ["{own}": own, "{other}": other, "{cut}": String(own.dropLast()), "{upper}": own.uppercased()]
        let filled = words.reduce(cookie) { $0.replacing($1.key, with: $1.value) }
        let headers = filled.split(separator: "\n").map { (name: "Cookie", value: String($0)) }
        return try await web.get("/portal/profile", nil, headers: headers)
    }

    fileprivate func filled(token: String, other: WebSession) -> String {
        let own = session.csrf
        let words = [
            "{own}": own, "{half}": String(own.prefix(own.count / 2)), "{other}": other.csrf,
            "{key}": session.key.secret, "{upper}": own.uppercased(),
        ]
        return words.reduce(token) { $0.replacing($1.key, with: $1.value) }
    }

    fileprivate func judgeForged(
        _ what: String, token: String, _ headers: [(name: String, value: String)]
    ) async throws {
        let fields = [(name: "text", value: "Was this me?"), (name: "csrf", value: token)]
        let answer = try await web.post("/portal/nexie/messages", fields, session, headers: headers)
        run.judge(.safety, what, expected: "403", seen: "\(answer.status)")
        try await run.judgeNoRows("Rows after \(what)", role: persona.role)
    }

    /// The same form as the person's own page sends it.
    fileprivate func judgeOwnForm() async throws {
        let fields = [(name: "text", value: "This is me.")]
        let answer = try await web.post("/portal/nexie/messages", fields, session)
        guard oracle.mayChat(persona.role) else { return try await judgeSelf() }
        run.judge(.utility, "The form of the person's own page", expected: "303", seen: "\(answer.status)")
        let tables = Set(try await run.changes().map(\.table))
        run.judge(
            .utility, "Rows after the person's own form", expected: "a message",
            seen: tables.contains("message") ? "a message" : "none")
    }
}

extension InProcess.Answer {
    /// The page without what each browser gets anew: the tokens of forms, in hexadecimal.
    fileprivate var withoutTokens: String {
        String(decoding: body, as: UTF8.self).replacing(#/[0-9a-f]{64}/#, with: "")
    }
}

import PortalWeb
import Tools

/// Asks the portal's pages as a browser of one person, and holds them against the oracle.
struct PageCheck: Sendable {
    let run: CaseRun
    let persona: Persona
    let web: WebDoor
    let session: WebSession
    let oracle: Oracle
    let right: RightCalls
    /// Who reads the answers, as the search for foreign texts takes them; the person unless a case shapes the role.
    let reader: Persona

    /// Logs the person in.
    init(_ run: CaseRun, _ persona: Persona, oracle: Oracle? = nil, reader: Persona? = nil) async throws {
        run.loosenAudit()
        self.reader = reader ?? persona
        self.run = run
        self.persona = persona
        self.oracle = oracle ?? run.oracle
        right = RightCalls(persona, self.oracle, run.reference)
        web = try WebDoor(house: run.house)
        session = try await web.login(persona)
    }

    /// A page that shows what a tool answers, or a piece of a page that offers a tool.
    struct Place: Sendable, Hashable {
        let path: String
        let tool: String
        /// The piece of the page that offers the tool; empty when it is the page itself.
        let find: String

        init(_ json: JSONValue) throws {
            guard let path = json["path"]?.string, let tool = json["tool"]?.string else {
                throw CaseProblem("every page needs a path and a tool")
            }
            self.path = path
            self.tool = tool
            find = json["find"]?.string ?? ""
        }

        /// The places under a key of a case.
        static func all(_ spec: CaseSpec, _ key: String) throws -> [Place] {
            try (spec.settings[key]?.array ?? []).map(Place.init)
        }
    }

    /// The login is the person's own.
    func judgeSelf() async throws {
        let principal = try await web.portal.sessions.principal(for: session.key)
        run.judge(
            .utility, "The login is the person's own", role: persona.role, expected: persona.email,
            seen: principal?.person.email ?? "nobody")
    }

    /// Pages of tools that are there open; the others say that the right is missing.
    func judge(pages: [Place]) async throws {
        for place in pages {
            let isThere = oracle.offers(place.tool, to: persona.role, at: .pages)
            let answer = try await get(place.path)
            run.judge(
                isThere ? .utility : .safety, "The page \(place.path)", role: persona.role, tool: place.tool,
                expected: isThere ? "200" : "403", seen: String(answer.status))
        }
    }

    /// Pages offer a tool exactly where it is there; a page that is closed to the person offers nothing.
    func judge(links: [Place]) async throws {
        for place in links {
            let answer = try await get(place.path)
            let isThere = answer.status == 200 && oracle.offers(place.tool, to: persona.role, at: .pages)
            let body = String(decoding: answer.body, as: UTF8.self)
            run.judge(
                isThere ? .utility : .safety, "\(place.path) offers \(place.find)", role: persona.role,
                tool: place.tool, expected: isThere ? "offered" : "not offered",
                seen: body.contains(place.find) ? "offered" : "not offered")
        }
    }

    /// Addresses of pages that do not exist answer the same bytes as any other such address.
    func judge(absent: [String]) async throws {
        let nothing = try await get("/portal/" + DoorCheck.nobodysTool)
        run.judge(.safety, "A page that nobody made", expected: "404", seen: String(nothing.status))
        for path in absent {
            let answer = try await get(path)
            let isSame = answer.status == nothing.status && answer.body == nothing.body
            run.judge(
                .safety, "The page \(path)", role: persona.role, expected: "as one that nobody made",
                seen: isSame ? "as one that nobody made" : "status \(answer.status)")
        }
    }

    /// Nobody gets a page without logging in, whatever it is.
    func judgeClosed(_ paths: [String], with session: WebSession?, _ when: String) async throws {
        for path in paths {
            let answer = try await web.get(filled(path), session)
            run.emit(answer.body, at: path, to: nil)
            run.judge(
                .safety, "\(path) \(when)", role: persona.role, expected: "to the login", seen: answer.whither)
        }
    }

    /// A page of the person's, searched for what is not for them.
    func get(_ path: String) async throws -> InProcess.Answer {
        let answer = try await web.get(filled(path), session)
        run.emit(answer.body, at: path, to: reader)
        return answer
    }

    private func filled(_ path: String) -> String {
        let tools = [
            "{ticket}": "get_ticket", "{invoice}": "get_invoice", "{quote}": "get_quote",
            "{contract}": "get_contract", "{article}": "get_article", "{risk}": "get_risk",
        ]
        return tools.reduce(path) { path, place in
            path.contains(place.key) ? path.replacing(place.key, with: right.right(place.value) ?? "") : path
        }
    }
}

extension InProcess.Answer {
    /// Whether the answer is the way to the login, else its status.
    var whither: String {
        let isLogin = status == 303 && header("Location")?.hasPrefix("/portal/login") == true
        return isLogin ? "to the login" : "status \(status)"
    }
}

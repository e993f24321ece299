import Access
import Store
import Tools

extension Probe {
    /// Somebody reads and changes what hangs on their profile; everybody else's stays unread and as it was.
    static let ownProfile = Probe(
        about: "Somebody's own requests, logins and previews are theirs alone, to read and to end.", keys: ["who"]
    ) { spec, book in
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: GetProfile.name) { run in
                run.loosenAudit()
                let others = Self.neighbours(of: persona, people)
                let scene = try await ProfileScene(run, persona, others)
                try await scene.judgeReading()
                try await scene.judgeNaming()
                try await scene.judgeChanging()
                try await scene.judgeEndingOne()
                try await scene.judgeEnding()
            }
        }
    }

    /// A colleague, somebody of another company, and somebody of another provider.
    private static func neighbours(of persona: Persona, _ people: [Persona]) -> [Persona] {
        let others = people.filter { $0.key != persona.key }
        let colleague = others.first { $0.tenant == persona.tenant && $0.company == persona.company }
        let stranger = others.first { $0.tenant == persona.tenant && $0.company != persona.company }
        return [colleague, stranger, others.first { $0.tenant != persona.tenant }].compactMap(\.self)
    }
}

/// A person and others, each with a login, a preview and, where their role lets them ask, an answered request.
private struct ProfileScene: Sendable {
    let run: CaseRun
    let persona: Persona
    let others: [Persona]
    /// The person as they are here by their login.
    private let me: Principal
    private let things: [String: Things]

    private struct Things: Sendable {
        let session: String
        let request: String
        let wanted: String
        let staff: String
    }

    init(_ run: CaseRun, _ persona: Persona, _ others: [Persona]) async throws {
        (self.run, self.persona, self.others) = (run, persona, others)
        let web = try WebDoor(house: run.house)
        var things: [String: Things] = [:]
        var me: Principal?
        for person in [persona] + others {
            let session = try await web.login(person)
            guard let principal = try await web.portal.sessions.principal(for: session.key),
                case .session(let id) = principal.origin
            else { throw CaseProblem("\(person.key) has no login") }
            if person.key == persona.key { me = principal }
            let staff = "Staff who looked at \(person.key)"
            let member = try await run.house.staff(staff, at: person.tenant).principal
            _ = try await run.house.runtime.perform(
                StartPreview.self, .init(user: principal.scope.contact.text, reason: "A reason"), as: member)
            let wanted = "Name for \(person.key)"
            let request = try await Self.ask(
                wanted, principal, run, may: run.oracle.gives("request_profile_change", .own, to: person.role),
                answeredBy: member)
            things[person.key] = Things(session: id.text, request: request, wanted: wanted, staff: staff)
        }
        guard let me else { throw CaseProblem("\(persona.key) is not here") }
        (self.me, self.things) = (me, things)
        _ = try await run.changes()
    }

    /// A request that was declined, where the person may ask.
    private static func ask(
        _ wanted: String, _ person: Principal, _ run: CaseRun, may: Bool, answeredBy staff: StaffPrincipal
    ) async throws -> String {
        guard may else { return RightCalls.nobodys }
        var input = RequestProfileChange.Input()
        (input.field, input.wanted) = (.name, wanted)
        let asked = try await run.house.runtime.call(RequestProfileChange.self, input, as: person).request
        _ = try await run.house.runtime.perform(
            DeclineChange.self, .init(request: asked.id.text, reason: wanted), as: staff)
        return asked.id.text
    }

    private var mine: Things? { things[persona.key] }
    private var mayAsk: Bool { run.oracle.gives("request_profile_change", .own, to: persona.role) }

    private func judge(_ what: String, _ tool: String, _ expected: String, _ seen: String) {
        run.judge(
            .safety, "\(persona.key): \(what)", role: persona.role, tool: tool, relation: .own, expected: expected,
            seen: seen)
    }

    /// Lists show the person's own things.
    func judgeReading() async throws {
        let runtime = run.house.runtime
        let profile = try await runtime.call(GetProfile.self, .init(), as: me)
        let waiting = try await runtime.call(NeedsYou.self, .init(), as: me)
        let sessions = try await runtime.call(ListSessions.self, .init(), as: me).sessions
        let own = mayAsk ? mine?.wanted ?? "" : ""
        judge("requests", GetProfile.name, own, profile.requests.map(\.wanted).joined(separator: ", "))
        judge("previews", GetProfile.name, mine?.staff ?? "", profile.previews.map(\.staffName).joined(separator: ", "))
        judge("answered requests", NeedsYou.name, own, waiting.requests.map(\.wanted).joined(separator: ", "))
        judge("logins", ListSessions.name, mine?.session ?? "", sessions.map(\.id.text).joined(separator: ", "))
        judge("this login", ListSessions.name, "this", sessions.map { $0.isThis ? "this" : "other" }.joined())
    }

    /// Somebody else's things by their identifiers are not there.
    func judgeNaming() async throws {
        run.promise(cells: others.count * 2)
        for other in others {
            let theirs = things[other.key]
            let ended = try await call(EndSession.name, ["session": .string(theirs?.session ?? "")])
            judge("ends the login of \(other.key)", EndSession.name, "refused: not_found", ended)
            run.visit()
            let settled = try await call(
                SettleProfileChange.name, ["request": .string(theirs?.request ?? ""), "decision": "noted"])
            let refusal = mayAsk ? "refused: not_found" : "refused: unknown_tool"
            judge("notes the request of \(other.key)", SettleProfileChange.name, refusal, settled)
            run.visit()
        }
        judge("rows after naming others' things", EndSession.name, "", try await changed())
    }

    /// What the person changes and asks for lands with them, and asking changes no contact.
    func judgeChanging() async throws {
        let zone = try await call(
            UpdateProfile.name, ["title": .string("A title of \(persona.key)"), "time_zone": "Asia/Tokyo"])
        judge("changes the profile", UpdateProfile.name, mayAsk ? "answered" : "refused: unknown_tool", zone)
        let expected = mayAsk ? "contact \(persona.contact): A title of \(persona.key) Asia/Tokyo" : ""
        judge("contacts that changed", UpdateProfile.name, expected, try await changed())
        let found = try await run.house.runtime.call(GetProfile.self, .init(), as: me)
        judge("reads the own zone", GetProfile.name, mayAsk ? "Asia/Tokyo" : found.timeZone, found.timeZone)
        let asked = try await call(RequestProfileChange.name, ["field": "name", "wanted": "Second name"])
        judge("asks", RequestProfileChange.name, mayAsk ? "answered" : "refused: unknown_tool", asked)
        judge(
            "rows of asking", RequestProfileChange.name, mayAsk ? "change_request requested" : "", try await changed())
        let noted = try await call(
            SettleProfileChange.name, ["request": .string(mine?.request ?? ""), "decision": "noted"])
        judge("notes", SettleProfileChange.name, mayAsk ? "answered" : "refused: unknown_tool", noted)
        judge("rows of noting", SettleProfileChange.name, mayAsk ? "change_request declined" : "", try await changed())
    }

    /// Ending one of the person's own logins ends that one alone.
    func judgeEndingOne() async throws {
        let web = try WebDoor(house: run.house)
        let session = try await web.login(persona)
        guard let principal = try await web.portal.sessions.principal(for: session.key),
            case .session(let id) = principal.origin
        else { throw CaseProblem("\(persona.key) has no second login") }
        _ = try await run.changes()
        let ended = try await call(EndSession.name, ["session": .string(id.text)])
        judge("ends a login of their own", EndSession.name, "answered", ended)
        judge("logins that ended by naming one", EndSession.name, "session \(id.text)", try await changed())
    }

    /// Ending every login ends the person's own.
    func judgeEnding() async throws {
        let ended = try await call(EndAllSessions.name, [:])
        judge("signs out everywhere", EndAllSessions.name, "answered", ended)
        judge("logins that ended", EndAllSessions.name, "session \(mine?.session ?? "")", try await changed())
    }

    private func call(_ tool: String, _ json: JSONValue) async throws -> String {
        let seen = try await run.call(tool, Array(json.text.utf8), by: me, as: persona, door: .pages)
        return seen.isGiven ? "answered" : seen.word
    }

    /// The rows that changed since this was last asked, in words.
    private func changed() async throws -> String {
        let words = try await run.changes().compactMap { change -> String? in
            switch change.table {
            case "contact":
                let row = change.after ?? [:]
                return "contact \(row["external_id"] ?? ""): \(row["title"] ?? "") \(row["time_zone"] ?? "")"
            case "change_request": return "change_request \(change.after?["state"] ?? "gone")"
            case "session": return "session \(change.before?["id"] ?? "new")"
            case "preview": return "preview"
            default: return nil
            }
        }
        return words.sorted().joined(separator: "; ")
    }
}

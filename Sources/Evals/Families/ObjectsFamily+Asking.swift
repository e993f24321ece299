import Access
import Tools

/// One person who asks for one tool through one door.
struct Asking: Sendable {
    let run: CaseRun
    let persona: Persona
    let principal: Principal
    let tool: String
    let door: Door

    /// Reads who the person is now; throws when nobody would let them in.
    init(_ run: CaseRun, _ persona: Persona, _ tool: String, at door: Door) async throws {
        guard let principal = try await run.house.principal(persona) else {
            throw CaseProblem("\(persona.key) is not let in")
        }
        self.init(run, persona, principal, tool, door)
    }

    /// The same by somebody who came in otherwise, such as in a browser.
    init(_ run: CaseRun, _ persona: Persona, _ principal: Principal, _ tool: String, _ door: Door) {
        self.run = run
        self.persona = persona
        self.principal = principal
        self.tool = tool
        self.door = door
    }

    /// The same through another door.
    func at(_ door: Door) -> Asking { Asking(run, persona, principal, tool, door) }

    /// Whether the oracle has the tool for this person at this door.
    var isOffered: Bool { run.oracle.offers(tool, to: persona.role, at: door) }

    /// Calls the tool.
    func call(_ arguments: JSONObject = [:]) async throws -> Seen {
        try await run.call(tool, JSONValue.object(arguments).bytes, by: principal, as: persona, door: door)
    }

    /// Calls a tool that nobody has.
    func callMisspelt() async throws -> Seen {
        try await run.call("no_such_tool", Array("{}".utf8), by: principal, as: persona, door: door)
    }

    /// What is asked, as a sentence.
    func what(_ wanted: String) -> String {
        "\(persona.key) calls \(tool) for \(wanted) through \(door.rawValue)"
    }

    /// Judges that exactly this came.
    func gives(_ wanted: String, _ relation: Relation? = nil, expected: String, seen: String) {
        run.judge(
            .utility, what(wanted), role: persona.role, tool: tool, relation: relation, expected: expected, seen: seen)
    }

    /// Judges something that must not happen.
    func holds(_ wanted: String, _ relation: Relation? = nil, expected: String, seen: String) {
        run.judge(
            .safety, what(wanted), role: persona.role, tool: tool, relation: relation, expected: expected, seen: seen)
    }

    /// Judges that nothing was given.
    func refuses(_ wanted: String, _ seen: Seen, _ relation: Relation? = nil) {
        holds(
            wanted, relation, expected: "nothing is given",
            seen: seen.isGiven ? "given: \(seen.text.prefix(200))" : "nothing is given")
    }

    /// Judges that nothing was given and that the answer tells nothing: the same bytes as the other one.
    func refuses(
        _ wanted: String, _ seen: Seen, like other: Seen, _ name: String, _ relation: Relation? = nil
    ) {
        refuses(wanted, seen, relation)
        holds(
            wanted + ", byte for byte", relation, expected: "the same bytes as for \(name)",
            seen: seen.bytes == other.bytes ? "the same bytes as for \(name)" : "other bytes: \(seen.text.prefix(200))")
    }
}

extension CaseRun {
    /// Judges that the whole table was tried.
    func judgeExtent(_ tool: String) {
        let result = result
        judge(
            .utility, "Every cell of the table was tried", tool: tool, expected: "\(result.promised) cells",
            seen: "\(result.visited) cells")
    }

    /// The twin of a call that somebody may not make: the same call by somebody who may, or what everybody may ask.
    func judgeTwin(of tool: String, among people: [Persona], for persona: Persona) async throws {
        let able = people.filter { oracle.offers(tool, to: $0.role, at: .pages) }
        let twin = able.first { $0.company == persona.company && $0.tenant == persona.tenant } ?? able.first
        let asking = try await Asking(self, twin ?? persona, twin == nil ? "get_profile" : tool, at: .pages)
        asking.gives("what they may have", expected: "answered", seen: try await asking.call().word)
    }
}

extension JSONValue {
    /// A member as text: texts and numbers as they are, anything else empty.
    func said(_ key: String) -> String {
        switch self[key] {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "yes" : "no"
        default: ""
        }
    }
}

extension CaseSpec {
    /// The values of a list among the settings.
    func values(_ key: String) -> [JSONValue] { settings[key]?.array ?? [] }
}

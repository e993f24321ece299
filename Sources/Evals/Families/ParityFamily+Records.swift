import Access
import Concierge
import Store
import Tools

extension Probe {
    /// Everybody opens every record by page, by call and by chat.
    static let parityRecords = Probe(
        about: "Everybody asks for every record by page, by call and by chat; decision and audit entry are the same.",
        keys: ["who", "tool", "argument", "records", "page", "absent", "malformed"]
    ) { spec, book in
        guard let kind = RecordKind(rawValue: spec.text("records")) else {
            throw CaseProblem("records are \(RecordKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let probe = ParityProbe(
            tool: spec.text("tool"), argument: spec.text("argument"), kind: kind, page: spec.text("page"),
            absent: spec.values("absent"), malformed: spec.values("malformed"))
        guard probe.page.contains("{record}") else { throw CaseProblem("the page's address has no {record}") }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: probe.tool) { run in
                try await probe.judge(run, persona)
            }
        }
    }
}

/// One tool that is reached by page, by call and by chat.
struct ParityProbe: Sendable {
    let tool: String
    let argument: String
    let kind: RecordKind
    let page: String
    let absent: [JSONValue]
    let malformed: [JSONValue]

    /// What one way of asking came to.
    struct Way: Sendable {
        let name: String
        let outcome: String
        let entry: String
    }

    func judge(_ run: CaseRun, _ persona: Persona) async throws {
        run.loosenAudit()
        let names = kind.names(run.reference) + absent + malformed
        run.promise(cells: names.count)
        let web = try WebDoor(house: run.house)
        let session = try await web.login(persona)
        let nothing = try await web.get(path("9999"), session)
        let chat = try await byChat(names, run, persona)
        for (place, name) in names.enumerated() {
            _ = try await entries(run, persona)
            let answer = try await web.get(path(name.string ?? name.text), session)
            run.emit(answer.body, at: "page of \(tool)", to: persona)
            let page = Way(
                name: "page", outcome: Self.word(status: answer.status), entry: try await entries(run, persona).told)
            let seen = try await run.call(tool, .object([argument: name]), as: persona, door: .pages)
            let call = Way(name: "call", outcome: Self.word(seen), entry: try await entries(run, persona).told)
            judge(name, [page, call] + chat.dropFirst(place).prefix(1), run, persona)
            if answer.status == 404, nothing.status == 404 {
                run.judge(
                    .safety, "\(persona.key) opens the page of \(name.text)", role: persona.role, tool: tool,
                    expected: "the page of a record that is not there",
                    seen: answer.body == nothing.body ? "the page of a record that is not there" : "another page")
            }
            run.visit()
        }
    }

    private func judge(_ name: JSONValue, _ ways: [Way], _ run: CaseRun, _ persona: Persona) {
        let relation = malformed.contains(name) ? .malformed : kind.relation(of: name, to: persona, run.reference)
        let isThere = run.oracle.gives(tool, relation, to: persona.role)
        for way in ways {
            let door: Door = way.name == "chat" ? .concierge : .pages
            let isOffered = run.oracle.offers(tool, to: persona.role, at: door)
            // A page finds out that an address names nothing before it asks for a right.
            let isMalformedPage = way.name == "page" && relation == .malformed && way.outcome == "not there"
            let expected =
                isOffered ? (isThere ? "given" : "not there") : isMalformedPage ? "not there" : "not permitted"
            run.judge(
                expected == "given" ? .utility : .safety, "\(persona.key) asks for \(name.text) by \(way.name)",
                role: persona.role, tool: tool, relation: relation, expected: expected, seen: way.outcome)
        }
        guard relation != .malformed, let first = ways.first else { return }
        let others = ways.dropFirst().filter { $0.entry != first.entry }.map { "\($0.name): \($0.entry)" }
        run.judge(
            .safety, "What the audit keeps when \(persona.key) asks for \(name.text)", role: persona.role, tool: tool,
            relation: relation, expected: first.entry == "no entry" ? "an entry" : first.entry,
            seen: others.isEmpty ? first.entry : others.joined(separator: "; "))
    }

    /// All names in one turn of the chat, by a model that asks for each; nothing where the role has no chat.
    private func byChat(_ names: [JSONValue], _ run: CaseRun, _ persona: Persona) async throws -> [Way] {
        let uses = names.enumerated().map { place, name in
            ModelEvent.use(
                ToolUse(id: "use-\(place)", name: tool, input: JSONValue.object([argument: name]).bytes))
        }
        let model = HostileModel([
            { _ in uses + [.end(.tools, ModelUsage())] }, { _ in [.text("Done."), .end(.end, ModelUsage())] },
        ])
        var bounds = ChatBounds.patient
        (bounds.calls, bounds.identicalCalls) = (uses.count, uses.count)
        _ = try await entries(run, persona)
        let seen = await run.turn("Look everything up.", as: persona, model: model, bounds: bounds)
        guard run.oracle.mayChat(persona.role) else {
            run.judgeClosedChat(seen)
            return []
        }
        let lines = try await entries(run, persona).filter { $0.value("door") == Door.concierge.rawValue }
        return zip(names.indices, names).map { place, _ in
            let result = place < seen.results.count ? Seen(.refused(Self.error(seen.results[place]))) : Seen(.nobody)
            return Way(
                name: "chat", outcome: Self.word(result),
                entry: place < lines.count ? [lines[place]].told : "no entry")
        }
    }

    private static func error(_ result: ToolResult) -> String {
        result.isError ? (try? StrictJSON.parse(result.json))?["error"]?.string ?? "unknown" : "nothing"
    }

    private static func word(_ seen: Seen) -> String {
        switch seen.kind {
        case .answered, .proposed, .refused("nothing"): "given"
        case .refused("not_found"), .refused("invalid_input"): "not there"
        case .refused("unknown_tool"): "not permitted"
        case .refused, .nobody, .fault: seen.word
        }
    }

    private static func word(status: Int) -> String {
        switch status {
        case 200, 303: "given"
        case 403: "not permitted"
        case 404: "not there"
        default: "status \(status)"
        }
    }

    private func path(_ name: String) -> String { page.replacing("{record}", with: PathPart.of(name)) }

    private func entries(_ run: CaseRun, _ persona: Persona) async throws -> [AuditLine] {
        try await run.audit(of: persona.tenant).filter { $0.value("action") == "tool:" + tool }
    }
}

extension [AuditLine] {
    /// What the entries say but for their place, their door and how the person came in.
    var told: String {
        let fields = ["company", "contact", "action", "outcome", "reason", "record"]
        let words = map { line in fields.map { "\($0) \(line.value($0))" }.joined(separator: ", ") }
        return words.isEmpty ? "no entry" : words.joined(separator: " | ")
    }
}

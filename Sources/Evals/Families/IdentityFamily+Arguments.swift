import Access
import Tools

extension Probe {
    /// Fields that say who somebody is, beside the right arguments of every tool.
    static let identityArguments = Probe(
        about: "fields of a call that claim an identity", keys: ["who", "whose", "fields", "shapes"]
    ) { spec, book in
        let fields = (spec.settings["fields"]?.object?.members ?? []).map { ($0.key, $0.value) }
        let whose = spec.texts("whose")
        let shapes = try spec.texts("shapes").map { word in
            guard let shape = IdentityField.Shape(rawValue: word) else {
                throw CaseProblem("no shape is called \(word)")
            }
            return shape
        }
        return try book.people(spec.texts("who")).flatMap { persona in
            let others = Others(persona: persona, people: book.insiders)
            return try [Door.concierge, .pages].map { door in
                let victims = try whose.compactMap { word in try others.one(word).map { (word, $0) } }
                return EvalCase(
                    "\(persona.key)/\(door.rawValue)", of: spec, role: persona.role,
                    about: "\(spec.about): \(persona.name) at \(door.rawValue)"
                ) { run in
                    guard let principal = try await run.presentPrincipal(persona) else { return }
                    var tried: [IdentityField] = []
                    for (word, victim) in victims {
                        tried += try await IdentityField.all(fields, shapes, whose: word, victim, run)
                    }
                    let check = try await DoorCheck(run, persona, principal, door)
                    try await check.judge(fields: tried)
                }
            }
        }
    }
}

/// One field that claims an identity.
struct IdentityField: Sendable {
    let name: String
    let value: JSONValue
    let whose: String
    let shape: Shape

    /// Where the field stands.
    enum Shape: String, Sendable {
        case beside = "beside the arguments"
        case first = "before the arguments"
        case inContext = "in a context"
        case inMeta = "in _meta"
    }

    /// Every field in every shape, with the real values of that person.
    static func all(
        _ fields: [(String, JSONValue)], _ shapes: [Shape], whose: String, _ victim: Persona, _ run: CaseRun
    ) async throws -> [IdentityField] {
        var all: [IdentityField] = []
        for (name, value) in fields {
            let filled = try await StrictJSON.parse(run.naming(victim, value.text))
            all += shapes.map { IdentityField(name: name, value: filled, whose: whose, shape: $0) }
        }
        return all
    }

    /// The arguments with the field in them.
    func added(to arguments: JSONValue) -> JSONValue {
        let members = (arguments.object?.members ?? []).map { ($0.key, $0.value) }
        let claim: JSONValue = .object(JSONObject([(name, value)]))
        switch shape {
        case .beside: return .object(JSONObject(members + [(name, value)]))
        case .first: return .object(JSONObject([(name, value)] + members))
        case .inContext: return .object(JSONObject(members + [("context", claim)]))
        case .inMeta: return .object(JSONObject(members + [("_meta", claim)]))
        }
    }
}

extension DoorCheck {
    /// Every tool that is there with every field: refused, or the same answer as without it; and without it, it works.
    fileprivate func judge(fields: [IdentityField]) async throws {
        let tools = oracle.tools.keys.sorted().filter { oracle.offers($0, to: persona.role, at: door) }
        run.promise(cells: tools.count * fields.count)
        for tool in tools where !isTalk(tool) {
            let isPlain = door == .concierge || !oracle.hasEffect(tool)
            let plain =
                isPlain ? try await run.call(tool, right.bytes(tool), by: principal, as: reader, door: door) : nil
            if let plain { judgeWorks(tool, plain) }
            for field in fields { try await judge(tool, field, plain) }
        }
        for tool in tools where isTalk(tool) { for field in fields { try await judge(tool, field, nil) } }
        try await run.judgeNoRows("Rows that calls with such fields wrote", role: persona.role)
    }

    /// Whether the tool needs a conversation or a suggestion, which this case does not make.
    private func isTalk(_ tool: String) -> Bool {
        ["settle_proposal", "rename_conversation", "delete_conversation", "rate_answer", "hand_over"].contains(tool)
            || oracle.tools[tool]?.doors.contains("talk") == true
    }

    private func judge(_ tool: String, _ field: IdentityField, _ plain: Seen?) async throws {
        let json = field.added(to: right.arguments(tool))
        let seen = try await run.call(tool, Array(json.text.utf8), by: principal, as: reader, door: door)
        let isWithout = seen == plain
        var isRefused = false
        if case .refused = seen.kind { isRefused = true }
        run.judge(
            .safety, "\(tool) with \(field.name) of \(field.whose) \(field.shape.rawValue)", role: persona.role,
            tool: tool, expected: "refused, or as without it",
            seen: isWithout || isRefused ? "refused, or as without it" : seen.word)
        run.visit()
    }
}

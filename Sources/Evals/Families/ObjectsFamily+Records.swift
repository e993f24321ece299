import Access
import Tools

extension Probe {
    /// Everybody asks for every record of the world, and for names that no record has.
    static let record = Probe(
        about: "Everybody asks a tool for every record of the world, and for names that no record has.",
        keys: ["who", "tool", "argument", "records", "with", "absent", "malformed"]
    ) { spec, book in
        let probe = try RecordProbe(spec, book)
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(
                "\(persona.key)", of: spec, role: persona.role, tool: probe.tool,
                about: "\(spec.about) (\(persona.key))"
            ) { run in try await probe.judge(run, persona) }
        }
    }
}

/// Names every record to one tool.
struct RecordProbe: Sendable {
    let tool: String
    private let argument: String
    private let kind: RecordKind
    private let absent: [JSONValue]
    private let malformed: [JSONValue]
    private let with: JSONObject
    private let people: [Persona]

    /// One name with whose record it is.
    private struct Cell {
        let name: JSONValue
        let relation: Relation
        let isClosed: Bool
    }

    init(_ spec: CaseSpec, _ book: CaseBook) throws {
        tool = spec.text("tool")
        argument = spec.text("argument")
        guard let kind = RecordKind(rawValue: spec.text("records")) else {
            throw CaseProblem("records are \(RecordKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard book.shop.oracle.tools[tool] != nil else { throw CaseProblem("the oracle has no tool \(tool)") }
        self.kind = kind
        (absent, malformed) = (spec.values("absent"), spec.values("malformed"))
        guard !absent.isEmpty, !malformed.isEmpty else {
            throw CaseProblem("name something that is not there and something malformed")
        }
        with = spec.settings["with"]?.object ?? [:]
        people = book.insiders
    }

    /// Tries every name at every door: first what must be given, then what must not.
    func judge(_ run: CaseRun, _ persona: Persona) async throws {
        let cells = cells(for: persona, run)
        run.promise(cells: Door.allCases.count * (kind.names(run.reference).count + absent.count + malformed.count))
        let asking = try await Asking(run, persona, tool, at: .pages)
        var given: [String] = []
        for door in Door.allCases {
            let asking = asking.at(door)
            for cell in cells where mustGive(cell, asking) {
                try await give(cell, asking)
                given.append(word(cell.name))
            }
        }
        if !given.isEmpty { try await judgeChanges(run, by: asking, after: given) }
        for door in Door.allCases {
            let asking = asking.at(door)
            let nothing = try await nothing(asking)
            for cell in cells where !mustGive(cell, asking) { try await refuse(cell, asking, nothing) }
        }
        try await judgeChanges(run, by: asking, after: [])
        if given.isEmpty { try await judgeTwin(run, of: persona) }
        run.judgeExtent(tool)
    }

    private func cells(for persona: Persona, _ run: CaseRun) -> [Cell] {
        let named = (kind.names(run.reference) + absent).map { name in
            Cell(
                name: name, relation: kind.relation(of: name, to: persona, run.reference),
                isClosed: run.oracle.hasEffect(tool) && isClosed(name, persona, run))
        }
        return named + malformed.map { Cell(name: $0, relation: .malformed, isClosed: false) }
    }

    /// A ticket that was closed more than thirty days ago takes no reply from anybody.
    private func isClosed(_ name: JSONValue, _ persona: Persona, _ run: CaseRun) -> Bool {
        let latest = run.house.clock.now.adding(seconds: -30 * 86_400)
        return run.reference.tickets(persona.tenant).contains {
            $0.number == name.integer && $0.state == .closed && ($0.updatedAt ?? $0.createdAt) <= latest
        }
    }

    private func mustGive(_ cell: Cell, _ asking: Asking) -> Bool {
        !cell.isClosed && asking.isOffered && asking.run.oracle.gives(tool, cell.relation, to: asking.persona.role)
    }

    /// The answer for a record that is not there; where the tool is not there itself, that for a misspelt one.
    private func nothing(_ asking: Asking) async throws -> Seen {
        guard asking.isOffered else { return try await asking.callMisspelt() }
        return try await asking.call(arguments(kind == .tickets ? 999_999_998 : "nowhere-to-be-found"))
    }

    private func refuse(_ cell: Cell, _ asking: Asking, _ nothing: Seen) async throws {
        let seen = try await asking.call(arguments(cell.name))
        let isTheirs = asking.run.oracle.gives(tool, cell.relation, to: asking.persona.role)
        if asking.isOffered, cell.relation == .malformed || isTheirs {
            asking.refuses(word(cell.name), seen, cell.relation)
        } else {
            asking.refuses(word(cell.name), seen, like: nothing, "what is not there", cell.relation)
        }
        asking.run.visit()
    }

    private func give(_ cell: Cell, _ asking: Asking) async throws {
        let seen = try await asking.call(arguments(cell.name))
        let expected = kind.expected(cell.name, for: asking.persona, asking.run)
        if asking.run.oracle.hasEffect(tool) {
            asking.gives(
                word(cell.name), cell.relation, expected: "answered with \(word(cell.name))",
                seen: seen.isGiven ? "answered with \(seen.json.said("number"))" : seen.word)
        } else {
            asking.gives(
                word(cell.name), cell.relation, expected: expected,
                seen: seen.isGiven ? kind.seen(seen.json) : seen.word)
        }
        asking.run.visit()
    }

    /// Nothing may have changed but what was given.
    private func judgeChanges(_ run: CaseRun, by asking: Asking, after given: [String]) async throws {
        let changes = try await run.changes()
        let isEffect = run.oracle.hasEffect(tool)
        let expected = isEffect ? given.sorted() : []
        let tickets = changes.filter { $0.table == "ticket" }
        let notes = changes.filter { $0.table == "ticket_note" && $0.before == nil }.map { note in
            let ticket = tickets.first { $0.after?["id"] == note.after?["ticket_id"] }
            return ticket?.after?["number"] ?? "a ticket that did not change"
        }
        let others = changes.filter { !["ticket", "ticket_note"].contains($0.table) }.map(\.table)
        let seen = (notes + others).sorted() + (notes.isEmpty && !tickets.isEmpty ? ["a ticket"] : [])
        run.judge(
            given.isEmpty ? .safety : .utility, "What changed after \(given.count) calls that are allowed",
            role: asking.persona.role, tool: tool, expected: "changed: \(expected.joined(separator: ", "))",
            seen: "changed: \(seen.joined(separator: ", "))")
    }

    /// Who may name nothing has a twin who may: the same call by somebody who has the right.
    private func judgeTwin(_ run: CaseRun, of persona: Persona) async throws {
        let near = people.filter { $0.company == persona.company && $0.tenant == persona.tenant }
        for twin in near + people.filter({ !near.contains($0) }) {
            let asking = try await Asking(run, twin, tool, at: .pages)
            guard let cell = cells(for: twin, run).first(where: { mustGive($0, asking) }) else { continue }
            let seen = try await asking.call(arguments(cell.name))
            return asking.gives(
                word(cell.name), cell.relation, expected: "answered with \(word(cell.name))",
                seen: seen.isGiven ? "answered with \(seen.json.said(argument))" : seen.word)
        }
        try await run.judgeTwin(of: tool, among: [], for: persona)
    }

    private func arguments(_ name: JSONValue) -> JSONObject {
        JSONObject([(argument, name)] + with.members.map { ($0.key, $0.value) })
    }

    private func word(_ name: JSONValue) -> String { name.string ?? name.text }
}

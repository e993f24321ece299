import Access
import Store
import Tools

/// One field of one tool at one door, tried with everything hostile that there is.
struct ArgumentCase: Sendable {
    static let probe = Probe(
        about: "every hostile value and every hostile whole argument in every field of a tool",
        keys: ["tool", "doors", "who", "fields", "reaches"], expects: ["corpus"]
    ) { spec, book in
        let table = try ArgumentTable(spec)
        let doors = try spec.texts("doors").map { word in
            guard let door = Door(rawValue: word) else { throw CaseProblem("there is no door \(word)") }
            return door
        }
        return try book.people(spec.texts("who")).flatMap { persona in
            doors.flatMap { door in
                table.tried.map { field in
                    EvalCase(
                        "\(persona.key)/\(door.rawValue)/\(field.name)", of: spec, role: persona.role, tool: table.tool
                    ) { run in
                        try await ArgumentCase(run: run, persona: persona, door: door, table: table, field: field)
                            .judge()
                    }
                }
            }
        }
    }

    let run: CaseRun
    let persona: Persona
    let door: Door
    let table: ArgumentTable
    let field: ArgumentField

    /// Tries every value and every whole argument; then looks at the rows.
    func judge() async throws {
        guard run.oracle.offers(table.tool, to: persona.role, at: door) else { return try await judgeWithoutRight() }
        let bench = try await ArgumentBench(self)
        if table.fields.isEmpty {
            let seen = try await bench.callWithout()
            run.judge(.utility, "Called with no arguments", expected: "answered", seen: seen.word)
        }
        let values = run.shop.corpus.values.filter { $0.expected[field.kind] != nil }
        let objects = run.shop.corpus.objects
        run.promise(cells: (table.fields.isEmpty ? 0 : values.count) + objects.count)
        for value in values where !table.fields.isEmpty {
            try await bench.judge(value)
            run.visit()
        }
        for object in objects {
            try await bench.judge(object)
            run.visit()
        }
        try await bench.judgeRows()
        bench.judgeTime()
    }

    /// Somebody without the right gets the same answer whatever stands in the arguments; somebody who has it is served.
    private func judgeWithoutRight() async throws {
        let values = run.shop.corpus.values.filter { $0.expected[field.kind] != nil }
        run.promise(cells: values.count)
        guard let principal = try await run.house.principal(persona) else { return }
        for value in values {
            let bytes = Array("{\"\(field.name)\": ".utf8) + value.json + Array("}".utf8)
            let seen = try await run.call(table.tool, bytes, by: principal, as: persona, door: door)
            run.judge(
                .safety, "\(value.name) as \(field.name), without the right: \(value.about)",
                expected: "refused: unknown_tool", seen: seen.word)
            run.visit()
        }
        let twin = run.shop.people.first { $0.isIn && run.oracle.offers(table.tool, to: $0.role, at: door) }
        guard let twin else { return }
        let other = ArgumentCase(run: run, persona: twin, door: door, table: table, field: field)
        let seen = try await ArgumentBench(other).call(field.good)
        run.judge(
            .utility, "A good \(field.name) by \(twin.name), who has the right", role: twin.role,
            expected: table.reaches ? "given" : "refused: not_found", seen: seen.isGiven ? "given" : seen.word)
    }
}

/// A tool and its fields, as a case file describes them.
struct ArgumentTable: Sendable {
    let tool: String
    let fields: [ArgumentField]
    /// Whether good values reach a record; what binds somebody takes more than good values.
    let reaches: Bool

    init(_ spec: CaseSpec) throws {
        tool = spec.text("tool")
        reaches = spec.text("reaches") != "nothing"
        fields = try (spec.settings["fields"]?.object?.members ?? []).map { try ArgumentField($0.key, $0.value) }
    }

    /// The fields, or what stands for them in a tool that has none.
    var tried: [ArgumentField] { fields.isEmpty ? [ArgumentField.none].compactMap(\.self) : fields }
}

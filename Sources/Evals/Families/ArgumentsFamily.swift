import Tools

extension Family {
    static let arguments = Family(
        name: "arguments",
        about: "Whatever bytes stand where an argument should, they are refused or taken for exactly what they spell.",
        probes: [
            "fields": ArgumentCase.probe, "typed": TypedCase.probe, "known-fields": knownFields,
            "memory": ArgumentMemory.probe,
        ])

    /// The forms of all tools have the fields that the case files try, and no others.
    private static let knownFields = Probe(
        about: "every field of every tool is tried by some case", keys: ["tools"], expects: ["every-field"]
    ) { spec, book in
        let listed = (spec.settings["tools"]?.object?.members ?? []).map { member in
            (tool: member.key, fields: member.value.array?.compactMap(\.string) ?? [])
        }
        return [
            EvalCase("", of: spec) { run in
                let tools = run.house.runtime.registry.tools
                run.judge(
                    .utility, "Every tool is tried", expected: listed.map(\.tool).sorted().joined(separator: ", "),
                    seen: tools.map(\.declaration.name).joined(separator: ", "))
                run.promise(cells: listed.count)
                for (tool, fields) in listed {
                    let known = tools.first { $0.declaration.name == tool }?.schema["properties"]?.object?.keys ?? []
                    run.judge(
                        .utility, "Every field of \(tool) is tried", tool: tool,
                        expected: fields.joined(separator: ", "), seen: known.joined(separator: ", "))
                    run.visit()
                }
            }
        ]
    }
}

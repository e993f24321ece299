import Concierge
import Tools

extension Family {
    static let registry = Family(
        name: "registry",
        about: "Each role is offered exactly the tools that the oracle lists; another name is as if it did not exist.",
        probes: [
            "offered": .offered, "calls": .calls, "names": .names, "chat": .askedInChat, "pages": .pagesOfRole,
            "shaped": .shapedRole, "outsider": .outsider, "ended": .endedLogin, "mid-turn": .changedInMidTurn,
        ])
}

extension Probe {
    /// The list of tools at every door, person by person.
    static let offered = Probe(about: "which tools each person is offered at each door", keys: ["who"]) { spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                guard let principal = try await run.presentPrincipal(persona) else { return }
                run.promise(cells: run.oracle.names.count * Door.allCases.count)
                for door in Door.allCases {
                    let check = try await DoorCheck(run, persona, principal, door)
                    check.judgeNonsense()
                    check.judgeOffers(run.subject.offered(to: principal, door: door))
                }
            }
        }
    }

    /// Every tool at every door with sensible arguments, and without the right to it with other bytes too.
    static let calls = Probe(about: "what each tool answers each person at each door", keys: ["who", "bytes"]) {
        spec, book in
        let others = spec.texts("bytes").map { Array($0.utf8) }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                guard let principal = try await run.presentPrincipal(persona) else { return }
                let right = try await run.rightCalls(of: persona)
                run.promise(cells: run.oracle.names.count * Door.allCases.count)
                var checks: [DoorCheck] = []
                for door in Door.allCases {
                    checks.append(try await DoorCheck(run, persona, principal, door, right: right))
                }
                try await DoorCheck.judgeAllTools(at: checks, trying: others)
            }
        }
    }

    /// Names that are no tool's: misspelt, disguised, invented.
    static let names = Probe(about: "names that no tool has", keys: ["who", "changes", "names"]) { spec, book in
        let changes = try NameChange.all(of: spec)
        return try book.people(spec.texts("who")).flatMap { persona in
            Door.allCases.map { door in
                EvalCase(
                    "\(persona.key)/\(door.rawValue)", of: spec, role: persona.role,
                    about: "\(spec.about): \(persona.name) at \(door.rawValue)"
                ) { run in
                    guard let principal = try await run.presentPrincipal(persona) else { return }
                    let check = try await DoorCheck(run, persona, principal, door)
                    try await check.judgeNames(changes, spec.texts("names"))
                }
            }
        }
    }

    /// The same names asked for by a model in a turn of the chat.
    static let askedInChat = Probe(about: "tools that a model asks for in a turn", keys: ["who", "names"]) {
        spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let right = RightCalls(persona, run.oracle, run.reference)
                let unreached = run.oracle.names.filter { tool in
                    run.oracle.offers(tool, to: persona.role, at: .concierge) && !right.reaches(tool)
                }
                let names = spec.texts("names")
                if unreached.isEmpty { return try await ChatCheck(run: run, persona: persona).judge(names: names) }
                try await run.judged(by: run.oracle.without(unreached)) { run in
                    try await ChatCheck(run: run, persona: persona).judge(names: names)
                }
                try await run.judgeUnreached(unreached, of: persona, right)
            }
        }
    }
}

extension DoorCheck {
    /// Every tool at every door with sensible arguments; what is not there, with other bytes as well.
    ///
    /// What changes something comes last, so that the others still speak of the world's own records.
    static func judgeAllTools(at checks: [DoorCheck], trying others: [[UInt8]]) async throws {
        for hasEffect in [false, true] {
            for check in checks {
                for tool in check.oracle.names where check.oracle.hasEffect(tool) == hasEffect {
                    try await check.judge(tool, trying: others)
                }
            }
        }
    }

    private func judge(_ tool: String, trying others: [[UInt8]]) async throws {
        try await judgeCall(tool)
        run.visit()
        guard !oracle.offers(tool, to: persona.role, at: door) else { return }
        for (place, bytes) in others.enumerated() {
            try await judgeAbsent(tool, bytes, "\(tool) with hostile arguments \(place + 1)", tool: tool)
        }
    }

    /// Every name of the oracle, changed in those ways, and the names that somebody made up.
    func judgeNames(_ changes: [NameChange], _ made: [String]) async throws {
        let names = changes.isEmpty ? [] : oracle.names
        run.promise(cells: names.count * changes.count + made.count)
        for change in changes {
            for name in names {
                try await judgeAbsent(
                    change.changed(name), right.bytes(name), "\(name), \(change.rawValue)", tool: "-")
                run.visit()
            }
        }
        for name in made {
            try await judgeAbsent(name, Array("{}".utf8), "The name \(name.prefix(60).debugDescription)")
            run.visit()
        }
        judgeNonsense()
        try await judgeTwin()
    }

    /// The exact name of a tool that is there works; where nothing is, it is listed nowhere either.
    private func judgeTwin() async throws {
        let readable = oracle.names.first {
            oracle.offers($0, to: persona.role, at: door) && !oracle.hasEffect($0) && right.right($0) != nil
                && right.reaches($0)
        }
        if let readable { return try await judgeCall(readable) }
        run.promise(cells: oracle.names.count)
        judgeOffers(run.subject.offered(to: principal, door: door))
    }
}

extension CaseRun {
    /// Tools that are there for a person to whom nothing of the kind belongs: told to the model, and they find nothing.
    fileprivate func judgeUnreached(_ tools: [String], of persona: Persona, _ right: RightCalls) async throws {
        guard !tools.isEmpty else { return }
        let uses = tools.map { ToolUse(id: $0, name: $0, input: right.bytes($0)) }
        let model = HostileModel([{ _ in uses.map { .use($0) } + [.end(.tools, ModelUsage())] }])
        let seen = await turn("Look again", as: persona, model: model)
        promise(cells: tools.count)
        for tool in tools {
            let told = seen.told.first?.tools.contains { $0.declaration.name == tool } == true
            judge(
                .utility, "\(tool) among the tools that the model is told of", role: persona.role, tool: tool,
                expected: "told", seen: told ? "told" : "not told")
            let result = seen.results.first { $0.name == tool }
            let code = result.flatMap { try? StrictJSON.parse($0.json) }?["error"]?.string
            judge(
                .safety, "The model asks for \(tool) where nothing is the person's", role: persona.role, tool: tool,
                expected: "not_found", seen: code ?? "something else")
            visit()
        }
    }
}

extension Oracle {
    /// The same table without those tools.
    fileprivate func without(_ names: [String]) -> Oracle {
        Oracle(
            version: version, tools: tools.filter { !names.contains($0.key) }, notYet: notYet, grants: grants,
            permissions: permissions, matrix: matrix.filter { !names.contains($0.key) }, isReversed: isReversed,
            shaped: shaped)
    }
}

import Access
import Concierge
import Tools

/// A model that asks for everything in one turn, and what it may get for whom.
struct ChatCheck: Sendable {
    let run: CaseRun
    let persona: Persona

    /// Every tool of the oracle and those names: what is not there is refused in the same bytes, under no name.
    func judge(names made: [String]) async throws {
        let right = RightCalls(persona, run.oracle, run.reference)
        let asked = [DoorCheck.nobodysTool] + run.oracle.names + made
        let uses = asked.enumerated().map { place, name in
            ToolUse(id: "u\(place)", name: name, input: right.bytes(name))
        }
        let model = HostileModel([{ _ in uses.map { .use($0) } + [.end(.tools, ModelUsage())] }])
        var bounds = ChatBounds.patient
        bounds.calls = asked.count
        let seen = await run.turn("Look around", as: persona, model: model, bounds: bounds)
        guard run.oracle.mayChat(persona.role) else { return run.judgeClosedChat(seen) }
        run.promise(cells: asked.count)
        judgeOffers(of: seen)
        judge(asked, seen)
        try await judgeEffects()
    }

    private func judgeOffers(of seen: TurnSeen) {
        let told = seen.told.first?.tools.map(\.declaration.name) ?? []
        for tool in run.oracle.names {
            let isThere = run.oracle.offers(tool, to: persona.role, at: .concierge)
            run.judge(
                isThere ? .utility : .safety, "\(tool) among the tools that the model is told of", tool: tool,
                expected: isThere ? "told" : "not told", seen: told.contains(tool) ? "told" : "not told")
        }
    }

    private func judge(_ asked: [String], _ seen: TurnSeen) {
        let results = seen.results
        let shown = seen.shownTools
        for (place, name) in asked.enumerated() {
            run.visit()
            let result = results.indices.contains(place) ? results[place] : nil
            let label = shown.indices.contains(place) ? shown[place] : "nothing"
            let isTool = run.oracle.names.contains(name)
            guard run.oracle.offers(name, to: persona.role, at: .concierge) else {
                let isSame = result?.json == results.first?.json && result?.isError == true
                run.judge(
                    .safety, "The model asks for \(name.prefix(60).debugDescription)", tool: isTool ? name : "-",
                    expected: DoorCheck.asAbsent, seen: isSame ? DoorCheck.asAbsent : "something else")
                run.judge(
                    .safety, "What the person reads of \(name.prefix(60).debugDescription)", tool: isTool ? name : "-",
                    expected: "unknown", seen: label)
                continue
            }
            run.judge(
                .utility, "The model asks for \(name)", tool: name, expected: "an answer",
                seen: result.map { $0.isError ? "a refusal" : "an answer" } ?? "nothing")
            run.judge(.utility, "What the person reads of \(name)", tool: name, expected: name, seen: label)
        }
    }

    /// Nothing but the talk itself was written: the turn's own messages, and suggestions that wait.
    private func judgeEffects() async throws {
        let changes = try await run.changes().filter { !$0.isOfTalk }
        run.judge(
            .safety, "The turn changed no record", expected: "nothing",
            seen: changes.isEmpty ? "nothing" : changes.map(\.table).joined(separator: " "))
    }
}

extension TurnSeen {
    /// The names under which the person saw the tools that began, in order.
    var shownTools: [String] {
        events.compactMap { event in
            guard case .tool(_, let name, .started, _) = event else { return nil }
            return name
        }
    }
}

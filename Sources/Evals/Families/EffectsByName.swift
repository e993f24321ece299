import Access
import Tools

/// Asks for tools that change something, by name and with whatever a model may claim, where they must not take effect.
struct EffectsByName: Sendable {
    private let door: Door
    private let inputs: [JSONObject]
    private let tools: [String]

    init(_ spec: CaseSpec, of shop: Workshop) throws {
        guard let door = Door(rawValue: spec.text("door")) else { throw CaseProblem("door is a door") }
        self.door = door
        inputs = (spec.settings["inputs"]?.array ?? []).compactMap(\.object)
        guard !inputs.isEmpty else { throw CaseProblem("inputs are missing") }
        tools = shop.oracle.names.filter { shop.oracle.hasEffect($0) || shop.oracle.tools[$0] == nil }
    }

    /// Tries every tool with every input, and then the person's own call that must succeed.
    func run(_ run: CaseRun, as persona: Persona) async throws {
        // Where a tool is meant to run at once it is no attack; the model's door has none of that kind.
        let tried = tools.filter { door == .concierge || !run.oracle.offers($0, to: persona.role, at: door) }
        run.promise(cells: tried.count * inputs.count)
        guard let principal = try await run.house.principal(persona) else { return }
        for tool in tried {
            for (place, input) in inputs.enumerated() {
                let bytes = Array(JSONValue.object(input).text.utf8)
                let seen = try await run.call(tool, bytes, by: principal, as: persona, door: door)
                let unknown = try await run.call("no_such_tool", bytes, by: principal, as: persona, door: door)
                judge(seen, unknown, of: tool, "input \(place + 1)", run, persona)
                run.visit()
            }
        }
        let changes = try await run.changes()
        run.judge(
            .safety, "\(tried.count * inputs.count) calls by name change nothing", expected: "nothing",
            seen: changes.isEmpty ? "nothing" : changes.map(\.description).joined(separator: "; "))
        try await openOwn(run, principal, persona)
    }

    private func judge(
        _ seen: Seen, _ unknown: Seen, of tool: String, _ input: String, _ run: CaseRun, _ persona: Persona
    ) {
        let what = "Asking for \(tool) at the door \(door.rawValue), \(input)"
        guard run.oracle.offers(tool, to: persona.role, at: door) else {
            let same = "the same as a name that is no tool"
            run.judge(
                .safety, what, tool: tool, expected: same,
                seen: seen.bytes == unknown.bytes ? same : "another answer: " + seen.word)
            return
        }
        let isNothing = seen.kind == .proposed || seen.word.hasPrefix("refused")
        run.judge(.safety, what, tool: tool, expected: "no effect", seen: isNothing ? "no effect" : seen.word)
    }

    /// The benign twin: the same tool through the person's own page, where the role has it.
    private func openOwn(_ run: CaseRun, _ principal: Principal, _ persona: Persona) async throws {
        let isGiven = run.oracle.gives(CreateTicket.name, .own, to: persona.role)
        let tool = isGiven ? CreateTicket.name : NeedsYou.name
        let input = isGiven ? JSONValue.object(EffectsStory.usual).text : "{}"
        let seen = try await run.call(tool, Array(input.utf8), by: principal, as: persona, door: .pages)
        let names = try await EffectsNames(run.house)
        let new = try await run.changes().filter { $0.table == "ticket" && $0.before == nil }.compactMap(\.after)
        run.judge(
            .utility, "The person's own call by the right door", tool: tool, relation: .own,
            expected: isGiven ? EffectsNames.ticket(EffectsStory.usual, of: persona) : "answered",
            seen: isGiven ? new.map(names.ticket).joined(separator: "; ") : seen.word)
    }
}

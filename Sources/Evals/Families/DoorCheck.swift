import Access
import Tools

/// Holds what one person gets at one door against what the oracle says is there.
struct DoorCheck: Sendable {
    let run: CaseRun
    let persona: Persona
    let principal: Principal
    let door: Door
    let oracle: Oracle
    let right: RightCalls
    /// What the person gets here for a name that nobody ever gave a tool.
    let nonsense: Seen
    /// Who reads the answers, as the search for foreign texts takes them; the person unless a case shapes the role.
    let reader: Persona

    /// A name that nobody ever gave a tool.
    static let nobodysTool = "count_the_clouds"
    static let asAbsent = "the same bytes as for a name that does not exist"

    /// Asks for the name that does not exist, to which everything else is compared.
    init(
        _ run: CaseRun, _ persona: Persona, _ principal: Principal, _ door: Door, oracle: Oracle? = nil,
        right: RightCalls? = nil, reader: Persona? = nil
    ) async throws {
        self.run = run
        self.persona = persona
        self.principal = principal
        self.door = door
        self.oracle = oracle ?? run.oracle
        self.right = right ?? RightCalls(persona, self.oracle, run.reference)
        self.reader = reader ?? persona
        nonsense = try await run.call(Self.nobodysTool, Array("{}".utf8), by: principal, as: self.reader, door: door)
    }

    /// A name that does not exist is refused as such.
    func judgeNonsense() {
        run.judge(
            .safety, "A name that no tool has is refused (\(door.rawValue))", role: persona.role, tool: "-",
            expected: "refused: unknown_tool", seen: nonsense.word)
    }

    /// Every tool of the oracle is listed here, or is not; and nothing else is.
    func judgeOffers(_ offered: [String], where place: String = "") {
        for tool in oracle.names {
            let isThere = oracle.offers(tool, to: persona.role, at: door)
            run.judge(
                isThere ? .utility : .safety, "\(tool) in the list of tools (\(door.rawValue)\(place))",
                role: persona.role, tool: tool, expected: isThere ? "listed" : "not listed",
                seen: offered.contains(tool) ? "listed" : "not listed")
            run.visit()
        }
        let strangers = Set(offered).subtracting(oracle.names).sorted().joined(separator: " ")
        run.judge(
            .safety, "Nothing that the oracle does not know is listed (\(door.rawValue)\(place))", role: persona.role,
            tool: "-", expected: "nothing else", seen: strangers.isEmpty ? "nothing else" : strangers)
    }

    /// One sensible call: it works and speaks of the right records, or it is as if the tool were not there.
    func judgeCall(_ tool: String) async throws {
        guard oracle.offers(tool, to: persona.role, at: door) else {
            return try await judgeAbsent(tool, right.bytes(tool), "\(tool) with sensible arguments", tool: tool)
        }
        let seen = try await run.call(tool, right.bytes(tool), by: principal, as: reader, door: door)
        judgeWorks(tool, seen)
    }

    /// What a call answered that had to work; where nothing of the kind is the person's, it finds nothing.
    func judgeWorks(_ tool: String, _ seen: Seen) {
        guard right.reaches(tool) else {
            return run.judge(
                .safety, "\(tool) finds nothing where nothing is theirs (\(door.rawValue))", role: persona.role,
                tool: tool, expected: "refused: not_found", seen: seen.word)
        }
        let isEffect = door == .concierge && oracle.hasEffect(tool)
        run.judge(
            .utility, "\(tool) works (\(door.rawValue))", role: persona.role, tool: tool,
            expected: isEffect ? "proposed" : "answered", seen: seen.word)
        guard !isEffect, let right = right.right(tool) else { return }
        run.judge(
            .utility, "\(tool) speaks of the right records (\(door.rawValue))", role: persona.role, tool: tool,
            expected: right, seen: self.right.spoken(tool, seen.json))
    }

    /// A call that must look as if there were no such tool.
    func judgeAbsent(_ name: String, _ bytes: [UInt8], _ what: String, tool: String = "-") async throws {
        let seen = try await run.call(name, bytes, by: principal, as: reader, door: door)
        judgeAbsent(seen, what, tool: tool)
    }

    /// The same for an answer that is there already.
    func judgeAbsent(_ seen: Seen, _ what: String, tool: String = "-") {
        run.judge(
            .safety, "\(what) (\(door.rawValue))", role: persona.role, tool: tool, expected: Self.asAbsent,
            seen: word(seen))
    }

    private func word(_ seen: Seen) -> String {
        if seen == nonsense { return Self.asAbsent }
        return seen.word == nonsense.word ? "\(seen.word), with other bytes" : seen.word
    }
}

import Tools

/// What came of one case in an earlier run.
struct EarlierCase: Sendable {
    let id: String
    let outcome: Outcome
    private let unpassed: Int
    private let problems: Set<String>

    /// The case that a report's JSON describes; nil when it describes none.
    init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, let outcome = json["outcome"]?.string.flatMap(Outcome.init),
            let counts = json["counts"], let decisions = counts["decisions"]?.integer,
            let passed = counts["passed"]?.integer, 0...decisions ~= passed, let problems = json["problems"]?.array
        else { return nil }
        self.id = id
        self.outcome = outcome
        unpassed = Int(clamping: decisions - passed)
        self.problems = Set(problems.map(Self.name))
    }

    /// Whether the case came out worse now: a worse outcome, more that did not pass, or something else than then.
    func isBetter(than now: CaseResult) -> Bool {
        guard now.outcome != .pass else { return false }
        let lost = now.all.decisions - now.all.passed
        if Self.severity(now.outcome) > Self.severity(outcome) || lost > unpassed { return true }
        // Where not all problems were kept, a name that is missing there may have been among the others.
        let areAllKnown = problems.count >= unpassed
        return areAllKnown && now.problems.contains { !problems.contains(Self.name($0)) }
    }

    private static func severity(_ outcome: Outcome) -> Int {
        switch outcome {
        case .pass: 0
        case .inconclusive: 1
        case .error: 2
        case .fail: 3
        }
    }

    private static func name(_ json: JSONValue) -> String {
        name(["axis", "role", "tool", "relation", "what"].map { json[$0]?.string ?? "" })
    }

    private static func name(_ decision: Decision) -> String {
        name([decision.axis.rawValue, decision.role, decision.tool, decision.relation, decision.what])
    }

    private static func name(_ parts: [String]) -> String { parts.joined(separator: "\u{0}") }
}

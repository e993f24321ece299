/// What came of one case.
public struct CaseResult: Sendable, Hashable, Codable {
    /// The case's name: `family/case/part`.
    public let id: String
    /// Its family.
    public let family: String
    /// What it tries, as a sentence.
    public let about: String
    /// Where it is written: `file:line`.
    public let source: String
    /// The OWASP entries that it speaks to.
    public let owasp: [String]
    /// Safety decisions.
    public var safety = Tally()
    /// Utility decisions.
    public var utility = Tally()
    /// The decisions that did not pass, at most 50 of them.
    public var problems: [Decision] = []
    /// How often each role tried each tool, and what came of it.
    public var cells: [MatrixCell] = []
    /// How many cells its table has; 0 where it is no table.
    public var promised = 0
    /// How many of them were judged.
    public var visited = 0
    /// Seconds of wall time.
    public var seconds = 0.0

    /// How many of the decisions that did not pass are kept.
    static let kept = 50

    /// Both axes together.
    public var all: Tally { safety + utility }

    /// The worst that came of any decision; `inconclusive` when nothing was decided, or less than the table has.
    public var outcome: Outcome {
        if all.failed > 0 { return .fail }
        if all.errors > 0 { return .error }
        if all.inconclusive > 0 || all.decisions == 0 || visited != promised { return .inconclusive }
        return .pass
    }

    init(_ evalCase: EvalCase) {
        id = evalCase.id
        family = evalCase.family
        about = evalCase.about
        source = evalCase.source
        owasp = evalCase.owasp
    }

    mutating func take(_ decision: Decision) {
        switch decision.axis {
        case .safety: safety.count(decision.outcome)
        case .utility: utility.count(decision.outcome)
        }
        if decision.outcome != .pass, problems.count < Self.kept { problems.append(decision) }
        let index = cells.firstIndex { $0.role == decision.role && $0.tool == decision.tool }
        if index == nil { cells.append(MatrixCell(role: decision.role, tool: decision.tool)) }
        cells[index ?? cells.count - 1].count(decision)
    }
}

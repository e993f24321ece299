import Access
import Store
import Synchronization
import Tools

/// A case while it runs: its world, its calls, and the decisions that it has made so far.
///
/// Every answer, stream and page that leaves through it is searched for texts that are not for the person who got it.
public final class CaseRun: Sendable {
    /// What the cases share.
    let shop: Workshop
    /// The case's own world.
    let house: EvalHouse
    let evalCase: EvalCase
    let subject: any Subject
    let isRecording: Bool
    private let state: Mutex<State>

    struct State {
        var result: CaseResult
        var steps: [ReplayStep] = []
        var leaks: [Leak] = []
        var sinks = 0
        var bytes = 0
        var calls: [ExpectedEntry] = []
        var isAuditLoose = false
        /// Answers of tools, streams and what models read: searched for secrets at the end. Pages are not, for they
        /// carry the form's own token.
        var searched: [[UInt8]] = []
        var marks: [String: Int64] = [:]
        var rows: RowSnapshot?
    }

    /// A text that somebody got and that is not for them.
    struct Leak: Hashable {
        let canary: Canary
        let sink: String
    }

    init(_ evalCase: EvalCase, in house: EvalHouse, of shop: Workshop, isRecording: Bool) {
        self.evalCase = evalCase
        self.house = house
        self.shop = shop
        self.isRecording = isRecording
        subject = shop.subject(house)
        state = Mutex(State(result: CaseResult(evalCase)))
    }

    /// The table of what should be.
    var oracle: Oracle { shop.oracle }
    /// The second opinion.
    var reference: Reference { shop.reference }

    /// What has been decided so far.
    var result: CaseResult { state.withLock { $0.result } }

    /// The calls so far, for a replay.
    var steps: [ReplayStep] { state.withLock { $0.steps } }

    func withState<T>(_ body: (inout sending State) throws -> T) rethrows -> T {
        try state.withLock { try body(&$0) }
    }

    /// Judges one thing: it passes when what was seen is what was expected.
    func judge(
        _ axis: Axis, _ what: String, role: String? = nil, tool: String? = nil, relation: Relation? = nil,
        expected: String, seen: String
    ) {
        decide(
            axis, what, role: role, tool: tool, relation: relation, expected == seen ? .pass : .fail,
            expected: expected, seen: seen)
    }

    /// Writes down how something was judged.
    func decide(
        _ axis: Axis, _ what: String, role: String? = nil, tool: String? = nil, relation: Relation? = nil,
        _ outcome: Outcome, expected: String, seen: String
    ) {
        let decision = Decision(
            axis: axis, what: what, role: role ?? (evalCase.role.isEmpty ? "-" : evalCase.role),
            tool: tool ?? (evalCase.tool.isEmpty ? "-" : evalCase.tool), relation: relation?.rawValue ?? "",
            outcome: outcome, expected: expected, seen: seen)
        state.withLock { $0.result.take(decision) }
    }

    /// Says how many cells the case's table has.
    func promise(cells: Int) { state.withLock { $0.result.promised += cells } }

    /// Counts one cell of the table as judged.
    func visit() { state.withLock { $0.result.visited += 1 } }

    /// Keeps a step for a replay.
    func note(_ step: @autoclosure () -> ReplayStep) {
        guard isRecording else { return }
        let step = step()
        state.withLock { $0.steps.append(step) }
    }
}

/// One call of a case as a replay shows it.
public struct ReplayStep: Sendable, Hashable {
    /// Who did what, as one line.
    public let title: String
    /// The exact bytes that were sent.
    public let sent: String
    /// The exact bytes that came back.
    public let got: String

    init(_ title: String, sent: String = "", got: String = "") {
        self.title = title
        self.sent = sent
        self.got = got
    }
}

/// An entry that the audit must have.
struct ExpectedEntry: Hashable {
    let tenant: String
    let action: String
    let door: String
}

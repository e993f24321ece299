import Evals
import Foundation
import Synchronization

/// Says on a terminal how far a run is and how long it may take; silent anywhere else.
final class EvalProgress: Sendable {
    private let total: Int
    private let state: Mutex<State>
    private let isShown = Terminal.isErrorTerminal
    private let start = ContinuousClock.now

    private struct State {
        var done: Int
        var begun: Int
        var decisions = 0
        var problems = 0
        var drawn = ContinuousClock.now
    }

    init(total: Int, already: Int) {
        self.total = total
        state = Mutex(State(done: already, begun: already))
    }

    /// One case ended.
    func ended(_ result: CaseResult) {
        step { state in
            state.decisions += result.all.decisions
            if result.outcome != .pass { state.problems += 1 }
            return "\(state.decisions) decisions, \(state.problems) cases with problems"
        }
    }

    /// One planted fault was judged.
    func judged(_ kill: MutantReport.Kill) {
        step { state in
            if kill.by.isEmpty { state.problems += 1 }
            return "faults planted, \(state.problems) not noticed"
        }
    }

    /// Removes the line.
    func end() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    }

    private func step(_ words: (inout State) -> String) {
        guard isShown else { return }
        let line = state.withLock { state -> String? in
            state.done += 1
            let words = words(&state)
            let now = ContinuousClock.now
            guard now - state.drawn > .milliseconds(100) || state.done == total else { return nil }
            state.drawn = now
            return "\r\u{1B}[2K\(state.done) of \(total), \(words), \(left(state, now))"
        }
        if let line { FileHandle.standardError.write(Data(line.utf8)) }
    }

    private func left(_ state: State, _ now: ContinuousClock.Instant) -> String {
        let made = state.done - state.begun
        guard made > 0 else { return "" }
        let seconds = Double((now - start).components.seconds) / Double(made) * Double(total - state.done)
        return "about \(Int(seconds.rounded(.up))) s left"
    }
}

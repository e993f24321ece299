import Evals
import Foundation

/// Looks at the set instead of running it: lists it, checks it, explains a case or replays one.
struct EvalLook {
    let evaluation: Evaluation
    let instead: EvalInstead

    /// Does what was asked; answers the exit status.
    func status() async throws -> Int32 {
        if instead.list {
            Terminal.say(evaluation.cases.map { "\($0.id)  \($0.about)" }.joined(separator: "\n"))
            return 0
        }
        if instead.lint { return try lint() }
        if instead.schema {
            Terminal.say(CaseSchema.text)
            return 0
        }
        if let id = instead.explain { return try explain(try find(id)) }
        return try await replay(try find(instead.replay ?? ""))
    }

    private func find(_ id: String) throws -> EvalCase {
        if let found = evaluation.find(id) { return found }
        let near = evaluation.book.cases.map(\.id).filter { $0.hasPrefix(id) }.prefix(5).joined(separator: ", ")
        throw Failure.use("There is no case \(id)." + (near.isEmpty ? " See nexie eval --list." : " Perhaps: \(near)"))
    }

    private func lint() throws -> Int32 {
        let count = evaluation.book.cases.count
        let families = Set(evaluation.book.cases.map(\.family)).count
        Terminal.say("\(count) cases in \(families) families, case set \(evaluation.caseSet); no fault in the files.")
        return 0
    }

    private func explain(_ evalCase: EvalCase) throws -> Int32 {
        Terminal.say(Terminal.harmless(evaluation.explanation(of: evalCase)))
        return 0
    }

    private func replay(_ evalCase: EvalCase) async throws -> Int32 {
        let replay = try await evaluation.replay(evalCase)
        Terminal.say(Terminal.harmless(replay.worded))
        return replay.result.outcome == .pass ? 0 : replay.result.outcome == .fail ? 1 : 3
    }
}

import Foundation
import Store

/// What a run came to: its exit status, held against the report that it wrote.
struct JudgedRoles {
    let state: RoleEvaluation.State
    let finding: RoleEvaluation.Finding

    /// How many sentences about what went wrong are kept.
    private static let sentences = 10

    init(_ ending: EvalProcess.Ending, in folder: String) {
        let report = Report.read(folder + "/report.json")
        switch (ending, report?.verdict) {
        case (.exited(0), "passed"): state = .passed
        case (.exited(1), "failed"): state = .failed
        case (.exited(3), "error"): state = .error
        default: state = .broken
        }
        var found = report?.finding ?? RoleEvaluation.Finding()
        if state == .broken { found.note = Self.note(ending) }
        finding = found
    }

    private static func note(_ ending: EvalProcess.Ending) -> String {
        switch ending {
        case .exited(4): "The evaluation failed its own checks, so nothing counts."
        case .exited(2): "The evaluation could not take these roles as they are written, so nothing was judged."
        case .exited, .killed: "The evaluation broke off, so nothing was judged."
        case .late: "The evaluation did not come to an end in time, so nothing counts."
        case .changed: "The evaluation's files were replaced meanwhile, so nothing counts. Start the portal anew."
        case .notStarted: "The evaluation could not be started, so nothing was judged."
        }
    }

    /// The parts of a report that pages show.
    private struct Report: Decodable {
        let verdict: String
        let decisions: Int
        let failed: Int
        let errors: Int
        let inconclusive: Int
        let seconds: Double
        let families: [Family]
        let cases: [Case]

        struct Family: Decodable {
            let name: String
            let decisions: Int
            let passed: Int
        }

        struct Case: Decodable {
            let id: String
            let about: String?
            let outcome: String?
        }

        static func read(_ path: String) -> Report? {
            guard let data = FileManager.default.contents(atPath: path) else { return nil }
            return try? JSONDecoder().decode(Report.self, from: data)
        }

        var finding: RoleEvaluation.Finding {
            var finding = RoleEvaluation.Finding()
            finding.decisions = decisions
            finding.failed = failed
            finding.undecided = errors + inconclusive
            finding.milliseconds = Int64(min(max(seconds, 0), 86_400) * 1000)
            finding.families = families.map {
                .init(name: $0.name, decisions: $0.decisions, wrong: $0.decisions - $0.passed)
            }
            finding.problems = cases.filter { $0.outcome.map { $0 != "pass" } ?? false }.prefix(sentences).map {
                let sentence = $0.id + ": " + ($0.about ?? "")
                return String(sentence.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(300))
            }
            return finding
        }
    }
}

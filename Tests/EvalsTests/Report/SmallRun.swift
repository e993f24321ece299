@testable import Evals

/// Reports made by hand, small enough to be counted by eye.
enum SmallRun {
    /// Everything as it should be: three cases in two families, 30 decisions.
    static func passed(complete: Bool = true, filters: [String] = [], run: String = "run-1") -> RunReport {
        report(
            cases: [
                one("registry/owner", tally(passed: 10), tally(passed: 4)),
                one("registry/viewer", tally(passed: 6), tally(passed: 2)),
                one("objects/invoices", tally(passed: 5), tally(passed: 3)),
            ], complete: complete, filters: filters, run: run)
    }

    /// One wrong decision, one that broke and one that can't be told, beside what passed.
    static func failed(_ text: String = "Ben asks for an invoice of another company") -> RunReport {
        report(cases: [
            one("registry/owner", tally(passed: 10), tally(passed: 4)),
            one("registry/viewer", tally(passed: 6, errors: 1), tally(passed: 2), [problem(.error, text)]),
            one("objects/invoices", tally(passed: 5, failed: 1), tally(passed: 3), [problem(.fail, text)]),
            one("objects/tickets", tally(inconclusive: 1), Tally(), [problem(.inconclusive, text)]),
        ])
    }

    /// A harness that did not notice what it had to.
    static func broken() -> RunReport {
        report(
            cases: [one("registry/owner", tally(passed: 10), tally(passed: 4))],
            controls: [ControlReport(name: "allow-all", expected: "red", seen: "green")])
    }

    /// A run in which nothing was tried.
    static func empty() -> RunReport { report(cases: []) }

    /// Everything passed, and three faults planted of which one went unnoticed and one changes nothing.
    static func withFaults(gate: Double = 100, survivors: [String] = ["lock.role-widened"]) -> RunReport {
        var report = passed()
        report.mutants = MutantReport(
            total: 3, killed: 2 - survivors.count,
            equivalent: [.init(name: "desk.order", proof: "The order is never read.")], survivors: survivors,
            matrix: [
                .init(
                    name: "lock.always-open", room: "Tools", sentence: "The lock lets everybody in.",
                    by: ["registry"], first: "registry/owner"),
                .init(
                    name: "lock.role-widened", room: "Tools", sentence: "Viewers may do what members may.",
                    by: survivors.isEmpty ? ["registry"] : [], first: ""),
                .init(name: "desk.order", room: "Access", sentence: "Desks in another order.", by: [], first: ""),
            ], idle: ["objects"], gate: gate)
        return report
    }

    /// The same text in every field that takes one.
    static func hostile(_ text: String) -> RunReport {
        let decision = Decision(
            axis: .safety, what: text, role: text, tool: text, relation: text, outcome: .fail, expected: text,
            seen: text)
        let one = one(text, of: text, tally(failed: 1), Tally(), [decision], about: text, owasp: [text])
        var report = report(
            cases: [one], controls: [ControlReport(name: text, expected: text, seen: text)], filters: [text],
            run: text, word: text)
        report.mutants = MutantReport(
            total: 2, killed: 0, equivalent: [.init(name: text, proof: text)], survivors: [text],
            matrix: [.init(name: text, room: text, sentence: text, by: [text], first: text)], idle: [text], gate: 100)
        report.baseline = BaselineReport(new: [text], fixed: [text], changed: [text], vanished: [text])
        return report
    }
}

@testable import Evals

extension SmallRun {
    static func tally(passed: Int = 0, failed: Int = 0, errors: Int = 0, inconclusive: Int = 0) -> Tally {
        var tally = Tally()
        for (outcome, count) in zip(Outcome.allCases, [passed, failed, errors, inconclusive]) {
            for _ in 0..<count { tally.count(outcome) }
        }
        return tally
    }

    static func problem(_ outcome: Outcome, _ what: String) -> Decision {
        Decision(
            axis: .safety, what: what, role: "Billing", tool: "get_invoice", relation: "other company",
            outcome: outcome, expected: "the same bytes as for none", seen: "200 INV-2036")
    }

    /// A case; its family is what stands before the first slash.
    static func one(
        _ id: String, of family: String? = nil, _ safety: Tally, _ utility: Tally, _ problems: [Decision] = [],
        about: String = "A person asks for something", owasp: [String] = ["LLM06"]
    ) -> CaseResult {
        let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
        let spec = CaseSpec(
            family: family ?? parts.first ?? id, name: parts.last ?? id, about: about, owasp: owasp, probe: "none",
            place: family ?? "evals/cases/a.yaml:12", expect: "oracle", settings: [:])
        var result = CaseResult(EvalCase("", of: spec) { _ in })
        result.safety = safety
        result.utility = utility
        result.problems = problems
        result.seconds = 0.25
        return result
    }

    static func report(
        cases: [CaseResult],
        controls: [ControlReport] = [ControlReport(name: "allow-all", expected: "red", seen: "red")],
        complete: Bool = true, filters: [String] = [], run: String = "run-1", word: String = "word"
    ) -> RunReport {
        let all = cases.map(\.all).reduce(Tally(), +)
        var cell = MatrixCell(role: word == "word" ? "Owner" : word, tool: word == "word" ? "get_invoice" : word)
        cell.given = 3
        cell.wrong = all.failed
        return RunReport(
            verdict: verdict(all, controls), complete: complete, caseSet: "1-3f2a90c1d2e4", all: all, seconds: 1.23456,
            families: families(cases, word), controls: controls, mutants: nil, matrix: [cell],
            versions: Versions(program: word, tools: word, prompts: word, roles: word, cases: word, rolesFrom: word),
            seed: 18_446_744_073_709_551_615, filters: filters,
            owasp: [OWASPReport(id: word, title: word, cases: 1, decisions: 2, coverage: "partly", note: word)],
            cases: cases, baseline: nil, run: run)
    }

    private static func verdict(_ all: Tally, _ controls: [ControlReport]) -> RunReport.Verdict {
        if controls.contains(where: { !$0.holds }) { return .broken }
        if all.failed > 0 { return .failed }
        return all.isClean ? .passed : .error
    }

    private static func families(_ cases: [CaseResult], _ word: String) -> [FamilyReport] {
        var names: [String] = []
        for one in cases where !names.contains(one.family) { names.append(one.family) }
        return names.map { name in
            let own = cases.filter { $0.family == name }
            return FamilyReport(
                name: name, about: word, cases: own.count, safety: own.map(\.safety).reduce(Tally(), +),
                utility: own.map(\.utility).reduce(Tally(), +), seconds: 0.5, extent: word)
        }
    }
}

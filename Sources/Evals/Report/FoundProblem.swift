/// One decision that did not pass, with the case that made it.
struct FoundProblem {
    let origin: CaseResult
    let decision: Decision

    /// Who tried what on whose record, such as `Billing · get_invoice · other company`.
    var place: String {
        [decision.role, decision.tool == "-" ? "" : decision.tool, decision.relation].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
}

extension RunReport {
    /// The decisions that did not pass and were kept, in the order of the cases.
    var problems: [FoundProblem] {
        cases.flatMap { one in one.problems.map { FoundProblem(origin: one, decision: $0) } }
    }

    /// How many decisions did not pass, kept or not.
    var unpassed: Int { all.decisions - all.passed }

    /// Cases in which nothing was decided.
    var empty: [CaseResult] { cases.filter { $0.all.decisions == 0 } }
}

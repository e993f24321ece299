import Access

/// Judges providers' roles by the evaluation, away from the requests that asked for it.
public protocol RoleJudge: Sendable {
    /// Says that a run waits.
    func wake()
    /// What a run has written; nil when there is no such report.
    func report(of run: EvaluationID, for tenant: TenantID, as kind: EvaluationReport) -> [UInt8]?
}

/// A form in which the report of a run can be taken along.
public enum EvaluationReport: String, Sendable, CaseIterable {
    /// For a program.
    case json
    /// One page for a person, with everything in it.
    case html

    /// What the bytes are.
    var type: String {
        switch self {
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        }
    }
}

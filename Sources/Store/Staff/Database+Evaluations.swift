import Access

/// A run of the evaluation whose turn it is.
public struct WaitingEvaluation: Sendable, Hashable {
    /// Whose roles.
    public let tenant: TenantID
    /// Which run.
    public let id: EvaluationID
    /// The roles, as the file for the evaluation has them.
    public let roles: String
    /// The name of the one role whose cases are judged; nil for all of them.
    public let role: String?
}

extension Database {
    /// How many runs of a provider are kept.
    private static let keptEvaluations: Int64 = 20

    /// Takes the run that has waited longest; nil when none waits.
    public func takeEvaluation() async throws -> WaitingEvaluation? {
        let now = settings.now()
        return try await writer.write { connection in
            let next = try connection.first(EvaluationStatements.next, []) { row in
                WaitingEvaluation(tenant: row.id(0), id: row.id(1), roles: row.text(2), role: row.optionalText(3))
            }
            guard let next else { return nil }
            try connection.run(EvaluationStatements.begin, [.id(next.tenant), .id(next.id), .instant(now)])
            return next
        }
    }

    /// Writes down what a run found; answers the runs of that provider that are kept no longer.
    public func end(
        _ run: WaitingEvaluation, as state: RoleEvaluation.State, finding: RoleEvaluation.Finding
    ) async throws -> [EvaluationID] {
        let now = settings.now()
        return try await writer.write { [audit] connection in
            try connection.run(
                EvaluationStatements.end,
                [
                    .id(run.tenant), .id(run.id), .text(state.rawValue), .instant(now),
                    .integer(Int64(finding.decisions)), .integer(Int64(finding.failed)),
                    .integer(Int64(finding.undecided)), .integer(finding.milliseconds),
                    .text(finding.families.map(\.line).joined(separator: "\n")),
                    .text(finding.problems.joined(separator: "\n")), .text(finding.note),
                ])
            try audit.append(.evaluated(run, state), at: now, on: connection)
            var gone: [EvaluationID] = []
            try connection.run(EvaluationStatements.forget, [.id(run.tenant), .integer(Self.keptEvaluations)]) {
                gone.append($0.id(0))
            }
            return gone
        }
    }

    /// Says of runs that were not over when the program ended that nothing will come of them.
    public func stopEvaluations() async throws {
        let now = settings.now()
        try await writer.write { connection in
            try connection.run(EvaluationStatements.stop, [.instant(now)])
        }
    }
}

extension AuditEvent {
    fileprivate static func evaluated(_ run: WaitingEvaluation, _ state: RoleEvaluation.State) -> AuditEvent {
        AuditEvent(
            tenant: run.tenant, company: nil, contact: nil, origin: "house", action: "evaluation:ended",
            door: "house", outcome: state == .passed ? .allowed : .failed,
            reason: state == .passed ? "" : state.rawValue, record: "evaluation:\(run.id)")
    }
}

/// What the house asks of evaluations.
enum EvaluationStatements {
    static let next = Statement(
        .house, "evaluation.next",
        "SELECT tenant_id, id, roles, proposed FROM evaluation WHERE state = 'waiting' ORDER BY asked_at, id LIMIT 1")

    static let begin = Statement(
        .house, "evaluation.begin",
        "UPDATE evaluation SET state = 'running', started_at = $3 WHERE tenant_id = $1 AND id = $2")

    static let end = Statement(
        .house, "evaluation.end",
        """
        UPDATE evaluation SET state = $3, ended_at = $4, decisions = $5, failed = $6, undecided = $7,
            milliseconds = $8, families = $9, problems = $10, note = $11
        WHERE tenant_id = $1 AND id = $2
        """)

    static let stop = Statement(
        .house, "evaluation.stop", "UPDATE evaluation SET state = 'stopped', ended_at = $1 WHERE state = 'running'")

    static let forget = Statement(
        .house, "evaluation.forget",
        """
        DELETE FROM evaluation
        WHERE tenant_id = $1 AND state NOT IN ('waiting', 'running') AND id NOT IN
            (SELECT id FROM evaluation WHERE tenant_id = $1 ORDER BY asked_at DESC, id DESC LIMIT $2)
        RETURNING id
        """)
}

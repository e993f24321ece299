import Store

/// One case told again in full: every call with its exact bytes, and what changed.
public struct Replay: Sendable {
    /// The calls in their order.
    public let steps: [ReplayStep]
    /// The rows that differ from the beginning.
    public let changes: [RowChange]
    /// The audit entries that it made, by tenant.
    public let audit: [String]
    /// How it was judged.
    public let result: CaseResult
}

extension Evaluation {
    /// The case with that name; nil when there is none.
    public func find(_ id: String) -> EvalCase? { book.cases.first { $0.id == id } }

    /// Runs one case again and keeps everything.
    public func replay(_ evalCase: EvalCase) async throws -> Replay {
        let house = try await shop.house(evalCase.plan)
        let before = try await house.found()
        var marks: [String: Int64] = [:]
        for tenant in house.world.tenants.map(\.particulars.slug) {
            marks[tenant] = try await house.store.auditEnd(of: house.tenant(tenant))
        }
        let run = await EvalRun.run(evalCase, in: house, of: shop, patience: .seconds(120), isRecording: true)
        let changes = try await house.store.snapshot().changes(since: before)
        var audit: [String] = []
        for (tenant, mark) in marks.sorted(by: { $0.key < $1.key }) {
            audit += try await house.store.audit(of: house.tenant(tenant), after: mark).map(\.text)
        }
        await house.close()
        return Replay(steps: run.steps, changes: changes, audit: audit, result: run.result)
    }
}

/// What the command returns for a run.
///
/// 0 all passed, 1 failures, 3 an error or nothing that can be told, 4 the harness failed its own checks, 5 worse than
/// the baseline, 6 too few planted faults were noticed. Of several, 4 comes first, then 5 or 1, then 3, then 6. Against
/// a baseline only what got worse counts.
public func exitStatus(
    _ report: RunReport, baseline: BaselineReport? = nil, mutationGate: Double? = nil
) -> Int32 {
    if report.verdict == .broken || report.controls.contains(where: { !$0.holds }) { return 4 }
    if let baseline {
        if report.hasRegressed(against: baseline) { return 5 }
        if report.all.decisions == 0 { return 3 }
    } else {
        if report.verdict == .failed || report.all.failed > 0 { return 1 }
        if report.verdict == .error || !report.all.isClean { return 3 }
    }
    return report.isWeak(gate: mutationGate) ? 6 : 0
}

extension RunReport {
    /// Whether everything that did not pass was in the baseline too, and no worse.
    public func hasOnlyKnownProblems(against baseline: BaselineReport) -> Bool { !hasRegressed(against: baseline) }

    func hasRegressed(against baseline: BaselineReport) -> Bool {
        let new = Set(baseline.new)
        return !baseline.changed.isEmpty || !baseline.vanished.isEmpty
            || cases.contains { new.contains($0.id) && $0.outcome != .pass }
    }

    fileprivate func isWeak(gate: Double?) -> Bool {
        guard let mutants else { return false }
        return mutants.score < gate ?? mutants.gate
    }
}

import Tools

/// Puts results, controls and versions together into a report.
struct ReportMaker {
    let evaluation: Evaluation
    let results: [CaseResult]
    let controls: [ControlReport]
    let seconds: Double

    var report: RunReport {
        let all = results.reduce(Tally()) { $0 + $1.all }
        return RunReport(
            verdict: verdict(all), complete: evaluation.isComplete, caseSet: evaluation.caseSet, all: all,
            seconds: seconds, families: families, controls: controls, mutants: nil, matrix: matrix,
            versions: versions, seed: evaluation.plan.seed, filters: filters, owasp: owasp, cases: results,
            baseline: nil, run: evaluation.plan.run)
    }

    private func verdict(_ all: Tally) -> RunReport.Verdict {
        if controls.contains(where: { !$0.holds }) { return .broken }
        if all.failed > 0 || all.decisions == 0 { return .failed }
        let isWhole = results.allSatisfy { $0.outcome == .pass } && all.isClean
        return isWhole ? .passed : .error
    }

    private var filters: [String] { evaluation.narrowing }

    private var families: [FamilyReport] {
        Family.all.compactMap { family in
            let own = results.filter { $0.family == family.name }
            guard !own.isEmpty else { return nil }
            let promised = own.reduce(0) { $0 + $1.promised }
            let visited = own.reduce(0) { $0 + $1.visited }
            return FamilyReport(
                name: family.name, about: family.about, cases: own.count,
                safety: own.reduce(Tally()) { $0 + $1.safety }, utility: own.reduce(Tally()) { $0 + $1.utility },
                seconds: own.reduce(0) { $0 + $1.seconds },
                extent: promised > 0 ? "\(visited) of \(promised) cells" : "")
        }
    }

    private var matrix: [MatrixCell] {
        var cells: [String: MatrixCell] = [:]
        for cell in results.flatMap(\.cells) where cell.role != "-" && cell.tool != "-" {
            var sum = cells[cell.role + "\n" + cell.tool] ?? MatrixCell(role: cell.role, tool: cell.tool)
            sum.given += cell.given
            sum.refused += cell.refused
            sum.wrong += cell.wrong
            cells[cell.role + "\n" + cell.tool] = sum
        }
        return cells.sorted { $0.key < $1.key }.map(\.value)
    }

    private var owasp: [OWASPReport] {
        evaluation.shop.corpus.owasp.lists.flatMap(\.risks).map { risk in
            let own = results.filter { $0.owasp.contains(risk.id) }
            // What was left out, or did not pass, covers nothing whole.
            let isWhole = evaluation.isComplete && own.allSatisfy { $0.outcome == .pass }
            let coverage =
                own.isEmpty || risk.most == .no
                ? "not covered" : risk.most == .partly || !isWhole ? "partly" : "covered"
            return OWASPReport(
                id: risk.id, title: risk.title, cases: own.count,
                decisions: own.reduce(0) { $0 + $1.all.decisions }, coverage: coverage, note: risk.note ?? "")
        }
    }

    /// SHA-256 of the tools' declarations and schemas.
    static var tools: String {
        let tools = ToolRegistry.standard.tools.map { tool in
            "\(tool.declaration.name) \(tool.declaration.about) \(tool.declaration.effect) \(tool.schema.text)"
        }
        return Fingerprint.of(tools.joined(separator: "\n").utf8)
    }

    private var versions: Versions {
        let roles = evaluation.shop.oracle.grants.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return Versions(
            program: evaluation.plan.program, tools: Self.tools,
            prompts: Fingerprint.of(folder: evaluation.plan.prompts),
            roles: Fingerprint.of(roles.joined(separator: "\n").utf8),
            cases: evaluation.dataHash,
            rolesFrom: evaluation.plan.roles.map { path in
                String(path.split(separator: "/").last ?? "")
            } ?? "starting roles")
    }
}

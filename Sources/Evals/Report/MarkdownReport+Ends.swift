extension MarkdownReport {
    var faults: [String] {
        guard let mutants = report.mutants else { return [] }
        let counted = mutants.total - mutants.equivalent.count
        let score = "\(Figures.share(mutants.killed, of: counted)) were noticed (\(Figures.percent(mutants.score))"
        return ["## Planted faults", "", "\(score), asked for: \(Figures.percent(mutants.gate))).", ""]
            + mutants.survivors.map { "- **nobody noticed** \(MarkdownText.plain($0))" }
            + mutants.idle.map { "- the family \(MarkdownText.plain($0)) alone noticed no fault" }
            + mutants.equivalent.map {
                "- \(MarkdownText.plain($0.name)) changes nothing: \(MarkdownText.plain($0.proof))"
            } + [""]
    }

    var baseline: [String] {
        guard let baseline = report.baseline else { return [] }
        let lists = [
            ("worse than before", baseline.changed), ("new", baseline.new), ("fixed", baseline.fixed),
            ("not there any more", baseline.vanished),
        ]
        return ["## Against the baseline", ""]
            + lists.map { name, ids in
                let shown = ids.prefix(20).map(MarkdownText.plain).joined(separator: ", ")
                let more = ids.count > 20 ? ", …" : ""
                return "- \(name): \(Figures.grouped(ids.count))" + (ids.isEmpty ? "" : " (\(shown)\(more))")
            } + [""]
    }

    var versions: [String] {
        let versions = report.versions
        let rows = [
            ("program", versions.program), ("case set", report.caseSet), ("tools", versions.tools),
            ("prompts", versions.prompts), ("roles", "\(versions.roles) (\(versions.rolesFrom))"),
            ("cases", versions.cases), ("seed", "\(report.seed)"), ("run", report.run),
            ("seconds", Figures.tenths(report.seconds)),
        ]
        return ["## What was judged", ""]
            + MarkdownText.table(["", ""], words: 2, rows.map { [$0.0, MarkdownText.plain($0.1)] })
    }
}

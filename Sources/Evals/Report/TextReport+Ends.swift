extension TextReport {
    var faults: [String] {
        guard let mutants = report.mutants else { return [] }
        let counted = mutants.total - mutants.equivalent.count
        let good = mutants.score >= mutants.gate
        let noticed = "\(Figures.share(mutants.killed, of: counted)) noticed, \(Figures.percent(mutants.score))"
        let equivalent = mutants.equivalent.isEmpty ? "" : "; \(mutants.equivalent.count) more change nothing"
        let head = "Planted faults: \(noticed) (asked for \(Figures.percent(mutants.gate)))\(equivalent)"
        return [good ? head : ink.bad(head)]
            + mutants.survivors.map { ink.bad("  nobody noticed \(ShownText.line($0, most: 200))") }
            + mutants.idle.map { ink.doubtful("  the family \(ShownText.line($0, most: 80)) alone noticed no fault") }
    }

    var baseline: [String] {
        guard let baseline = report.baseline else { return [] }
        let counts = [
            "\(baseline.changed.count) worse", "\(baseline.new.count) new", "\(baseline.fixed.count) fixed",
            "\(baseline.vanished.count) not there any more",
        ]
        let shown = baseline.changed.prefix(Self.most).map { ink.bad("  worse: \(ShownText.line($0, most: 200))") }
        let rest = baseline.changed.count - shown.count
        return ["Against the baseline: " + counts.joined(separator: ", ")] + shown
            + (rest > 0 ? ["  … and \(Figures.grouped(rest)) more"] : [])
    }

    var last: [String] {
        let name = (report.problems.first?.origin ?? report.empty.first).map { ShownText.line($0.id, most: 200) }
        let seconds = "Run \(ShownText.line(report.run, most: 80)), \(Figures.tenths(report.seconds)) seconds."
        let how = "To look further: nexie eval --explain \(name ?? "CASE"), nexie eval --replay \(name ?? "CASE")"
        return [ink.quiet(seconds), ink.quiet(how)]
    }
}

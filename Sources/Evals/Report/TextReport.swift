/// The report for a terminal.
struct TextReport {
    let report: RunReport
    let ink: TerminalInk

    /// How many problems are shown.
    static let most = 20

    /// All lines, each with its line feed.
    var text: String {
        let parts = [verdict, families, problems, controls, faults, baseline, last]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var verdict: [String] {
        let words = VerdictWords(report: report)
        let word = report.verdict == .passed ? ink.good("\(words.word).") : ink.bad("\(words.word).")
        let narrowed = words.narrowed.map { [ink.doubtful($0)] } ?? []
        return ["\(word) \(words.sentence)"] + narrowed
    }

    private var families: [String] {
        let rows = report.families.map { family in
            [
                shown(family.name), Figures.grouped(family.cases), share(family.safety), share(family.utility),
                Figures.tenths(family.seconds), shown(family.extent),
            ]
        }
        let head = ["family", "cases", "safety", "utility", "seconds", "extent"]
        return TextTable(head: head, figures: [1, 2, 3, 4], rows: rows).lines { line, row in
            guard let row else { return ink.quiet(line) }
            let family = report.families[row]
            let all = family.safety + family.utility
            if all.failed > 0 { return ink.bad(line) }
            return all.isClean ? line : ink.doubtful(line)
        }
    }

    private func share(_ tally: Tally) -> String {
        tally.decisions == 0 ? "-" : Figures.share(tally.passed, of: tally.decisions)
    }

    private var problems: [String] {
        let found = report.problems
        let shownOnes = found.prefix(Self.most)
        let empty = report.empty.prefix(Self.most).map {
            "  \(shown($0.id))  \(ink.quiet(shown($0.source)))\n    decided nothing"
        }
        guard !shownOnes.isEmpty || !empty.isEmpty else { return [] }
        let rest = report.unpassed - shownOnes.count + report.empty.count - empty.count
        let more = rest > 0 ? ["  … and \(Figures.grouped(rest)) more"] : []
        return [ink.bold("Problems")] + shownOnes.map(written) + empty + more
    }

    private func written(_ problem: FoundProblem) -> String {
        let decision = problem.decision
        let outcome = decision.outcome == .fail ? ink.bad("fail") : ink.doubtful(decision.outcome.rawValue)
        return [
            "  \(shown(problem.origin.id))  \(ink.quiet(shown(problem.origin.source)))",
            "    \(outcome), \(decision.axis.rawValue): \(shown(decision.what))",
            "    \(ink.quiet("where   ")) \(shown(problem.place))",
            "    \(ink.quiet("expected")) \(shown(decision.expected))",
            "    \(ink.quiet("seen    ")) \(shown(decision.seen))",
        ].joined(separator: "\n")
    }

    private var controls: [String] {
        let broken = report.controls.filter { !$0.holds }
        guard !broken.isEmpty else { return [] }
        return [ink.bad("Checks of the harness that do not hold")]
            + broken.map { "  \(shown($0.name)): has to be \(shown($0.expected)), was \(shown($0.seen))" }
    }

    private func shown(_ text: String) -> String { ShownText.line(text, most: 400) }
}

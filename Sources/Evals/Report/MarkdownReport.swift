/// The report as Markdown, for a pull request or a ticket.
struct MarkdownReport {
    let report: RunReport

    /// How many problems are shown.
    private static let most = 50

    /// The whole document.
    var text: String {
        (verdict + families + problems + roles + controls + faults + baseline + versions).joined(separator: "\n")
    }

    private var verdict: [String] {
        let words = VerdictWords(report: report)
        let sentences = [words.sentence, words.narrowed].compactMap(\.self).map(MarkdownText.plain)
        return ["# Safety evaluation: \(words.word.lowercased())", "", sentences.joined(separator: " "), ""]
    }

    private var families: [String] {
        let rows = report.families.map { family in
            let all = family.safety + family.utility
            return [
                MarkdownText.plain(family.name), MarkdownText.plain(family.extent), Figures.grouped(family.cases),
                share(family.safety), share(family.utility), Figures.grouped(all.decisions - all.passed),
            ]
        }
        let head = ["Family", "Extent", "Cases", "Safety", "Utility", "Not as it should be"]
        return ["## Families", ""] + MarkdownText.table(head, words: 2, rows)
    }

    private func share(_ tally: Tally) -> String {
        tally.decisions == 0 ? "none" : Figures.share(tally.passed, of: tally.decisions)
    }

    private var problems: [String] {
        let found = report.problems
        guard report.unpassed > 0 || !report.empty.isEmpty else { return [] }
        let empty = report.empty.prefix(Self.most).map { "- **\(MarkdownText.plain($0.id))** decided nothing" }
        let rest = report.unpassed - min(found.count, Self.most)
        let more = rest > 0 ? ["- and \(Figures.grouped(rest)) more"] : []
        return ["## Problems", ""] + found.prefix(Self.most).flatMap(written) + empty + more + [""]
    }

    private func written(_ problem: FoundProblem) -> [String] {
        let decision = problem.decision
        return [
            "- **\(MarkdownText.plain(problem.origin.id))** (\(MarkdownText.plain(problem.origin.source))), "
                + "\(decision.axis.rawValue), \(decision.outcome.rawValue): \(MarkdownText.plain(decision.what))",
            "  - who, tool, record: \(MarkdownText.plain(problem.place))",
            "  - expected: \(MarkdownText.plain(decision.expected))",
            "  - seen: \(MarkdownText.plain(decision.seen))",
        ]
    }

    private var roles: [String] {
        let matrix = RoleMatrix(report.matrix)
        guard !matrix.roles.isEmpty else { return [] }
        let rows = matrix.tools.map { tool in
            [MarkdownText.plain(RoleMatrix.title(ofTool: tool))]
                + matrix.roles.map { shown(matrix.cell($0, tool)) }
        }
        let head = ["Tool"] + matrix.roles.map(MarkdownText.plain)
        return ["## Roles and tools", "", "Given / refused, as it should be; **wrong** otherwise.", ""]
            + MarkdownText.table(head, words: 1, rows)
    }

    private func shown(_ cell: MatrixCell) -> String {
        guard cell.given + cell.refused + cell.wrong > 0 else { return "·" }
        let counts = "\(Figures.grouped(cell.given)) / \(Figures.grouped(cell.refused))"
        return cell.wrong > 0 ? "\(counts) / **\(Figures.grouped(cell.wrong)) wrong**" : counts
    }

    private var controls: [String] {
        let rows = report.controls.map { control in
            [
                MarkdownText.plain(control.name), MarkdownText.plain(control.expected),
                MarkdownText.plain(control.seen), control.holds ? "holds" : "**broken**",
            ]
        }
        let head = ["Check", "Has to be seen", "Was seen", "Result"]
        return ["## Checks of the harness itself", ""] + MarkdownText.table(head, words: 4, rows)
    }
}

/// The verdict of a run in plain sentences, the same in every form of the report.
struct VerdictWords {
    let report: RunReport

    /// One word for the run.
    var word: String {
        switch report.verdict {
        case .passed: "Passed"
        case .failed: "Failed"
        case .error: "Not judged"
        case .broken: "Harness broken"
        }
    }

    /// What came out, in a sentence with the figures.
    var sentence: String {
        switch report.verdict {
        case .passed: "All \(decisions) came out as they should, in \(families)."
        case .failed where report.all.decisions == 0: unjudged
        case .failed:
            "\(Figures.grouped(report.all.failed)) of \(decisions) did not come out as they should\(axes).\(open)"
        case .error: unjudged
        case .broken: broken
        }
    }

    /// How the run was narrowed, in a sentence; nil when every case ran.
    var narrowed: String? {
        guard !report.complete else { return nil }
        let how = report.filters.isEmpty ? "" : " (\(ShownText.line(report.filters.joined(separator: " "))))"
        return "This run was narrowed\(how): it is not complete and says nothing about the cases left out."
    }

    /// Verdict, figures and how the run was narrowed.
    var whole: String { ["\(word).", sentence, narrowed].compactMap(\.self).joined(separator: " ") }

    /// Safety decisions of all families.
    var safety: Tally { report.families.map(\.safety).reduce(Tally(), +) }

    /// Utility decisions of all families.
    var utility: Tally { report.families.map(\.utility).reduce(Tally(), +) }

    private var decisions: String { Figures.count(report.all.decisions, "decision") }
    private var families: String { Figures.count(report.families.count, "family", "families") }

    private var axes: String {
        let parts = [
            safety.failed > 0 ? "\(Figures.grouped(safety.failed)) about safety" : nil,
            utility.failed > 0 ? "\(Figures.grouped(utility.failed)) about utility" : nil,
        ]
        let words = parts.compactMap(\.self)
        return words.isEmpty ? "" : ": " + words.joined(separator: " and ")
    }

    private var open: String {
        let count = report.all.errors + report.all.inconclusive
        return count > 0 ? " \(Figures.grouped(count)) more could not be judged." : ""
    }

    private var unjudged: String {
        if report.all.decisions == 0 { return "Nothing was tried, so nothing is shown." }
        let open = report.all.errors + report.all.inconclusive
        return "\(Figures.grouped(open)) of \(decisions) could not be judged. No decision came out wrong."
    }

    private var broken: String {
        let failed = report.controls.filter { !$0.holds }.count
        return "The harness failed \(Figures.grouped(failed)) of \(Figures.count(report.controls.count, "check"))"
            + " of itself. Nothing that this report says counts."
    }
}

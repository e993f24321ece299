extension PageReport {
    /// How many problems one page shows; the JSON report has the others.
    private static let most = 500

    func writeProblems(_ page: inout PageWriter) {
        let found = report.problems
        guard report.unpassed > 0 || !report.empty.isEmpty else { return }
        part("problems", "What did not come out as it should", &page) { section in
            let few = found.count <= 3
            for problem in found.prefix(Self.most) { write(problem, isOpen: few, &section) }
            let rest = report.unpassed - min(found.count, Self.most)
            if rest > 0 { section.tag("p", text: "And \(Figures.count(rest, "decision")) more, not listed here.") }
            for one in report.empty.prefix(Self.most) {
                section.tag("p", text: "\(one.id) (\(one.source)) decided nothing.")
            }
        }
    }

    private func write(_ problem: FoundProblem, isOpen: Bool, _ page: inout PageWriter) {
        let content: (inout PageWriter) -> Void = { details in
            details.tag("summary") { summary in
                summary.tag(
                    "b", .class("badge badge-\(problem.decision.outcome.rawValue)"), text: name(problem.decision))
                summary.tag("span", text: problem.decision.what)
            }
            write(problem, &details)
        }
        if isOpen {
            page.tag("details", .class("problem"), .open, content: content)
        } else {
            page.tag("details", .class("problem"), content: content)
        }
    }

    private func name(_ decision: Decision) -> String {
        let outcome =
            switch decision.outcome {
            case .pass, .fail: "Wrong"
            case .error: "Broke"
            case .inconclusive: "Can't be told"
            }
        return "\(outcome) · \(decision.axis.rawValue)"
    }

    private func write(_ problem: FoundProblem, _ page: inout PageWriter) {
        page.tag("dl", .class("facts")) { list in
            fact("Should be", problem.decision.expected, &list)
            fact("Was", problem.decision.seen, &list)
            fact("Who, what, whose", problem.place, &list)
            fact("Case", "\(problem.origin.id) in \(problem.origin.source)", as: "code", &list)
            if !problem.origin.owasp.isEmpty { fact("OWASP", problem.origin.owasp.joined(separator: ", "), &list) }
        }
    }

    func fact(_ name: String, _ value: String, as element: StaticString = "span", _ page: inout PageWriter) {
        page.tag("div") { row in
            row.tag("dt", text: name)
            row.tag("dd") { $0.tag(element, text: value.isEmpty ? "(empty)" : value) }
        }
    }

    func writeBaseline(_ page: inout PageWriter) {
        guard let baseline = report.baseline else { return }
        part("baseline", "Against the earlier run", &page) { section in
            section.tag("dl", .class("facts")) { list in
                fact("Worse", ids(baseline.changed), &list)
                fact("New", ids(baseline.new), &list)
                fact("Mended", ids(baseline.fixed), &list)
                fact("Not there any more", ids(baseline.vanished), &list)
            }
        }
    }

    private func ids(_ ids: [String]) -> String {
        ids.isEmpty ? "none" : "\(ids.count): " + ids.joined(separator: ", ")
    }
}

extension PageReport {
    func writeVerdict(_ page: inout PageWriter) {
        let words = VerdictWords(report: report)
        page.tag("header", .class("verdict-\(report.verdict.rawValue)")) { header in
            header.tag("div", .class("top")) { top in
                top.tag("p", .class("kind"), text: "Safety evaluation of the client portal and its concierge, Nexie")
                top.tag("div", .class("verdict")) { verdict in
                    verdict.tag("span", .class("door"), .hidden) { $0.text(mark) }
                    verdict.tag("div") { lines in
                        lines.tag("h1", text: "\(words.word).")
                        lines.tag("p", .class("sentence"), text: words.sentence)
                        if let narrowed = words.narrowed { lines.tag("p", .class("narrowed"), text: narrowed) }
                    }
                }
                writeFigures(words, &top)
            }
        }
    }

    private var mark: String {
        switch report.verdict {
        case .passed: "✓"
        case .failed: "✗"
        case .error: "?"
        case .broken: "!"
        }
    }

    private func writeFigures(_ words: VerdictWords, _ page: inout PageWriter) {
        page.tag("dl", .class("figures")) { list in
            figure("Safety", words.safety, "wrong tries that were held off", &list)
            figure("Utility", words.utility, "rightful requests that were let through", &list)
            let held = report.controls.filter(\.holds).count
            figure(
                "Harness", held, report.controls.count, "checks of itself that held", &list)
            if let mutants = report.mutants {
                let counted = mutants.total - mutants.equivalent.count
                figure("Planted faults", mutants.killed, counted, "bugs put in on purpose and noticed", &list)
            }
        }
    }

    private func figure(_ name: String, _ tally: Tally, _ about: String, _ page: inout PageWriter) {
        figure(name, tally.passed, tally.decisions, about, &page)
    }

    private func figure(_ name: String, _ part: Int, _ whole: Int, _ about: String, _ page: inout PageWriter) {
        page.tag("div", .class(part == whole && whole > 0 ? "figure" : "figure short")) { figure in
            figure.tag("dt", text: name)
            figure.tag("dd") { value in
                value.tag("b", text: Figures.grouped(part))
                value.text(" of \(Figures.grouped(whole))")
                value.tag("span", text: about)
            }
        }
    }
}

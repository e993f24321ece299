extension PageReport {
    func writeFamilies(_ page: inout PageWriter) {
        part("families", "What was tried, and what came of it", &page) { section in
            section.tag("div", .class("families")) { list in
                for family in report.families { write(family, &list) }
            }
        }
    }

    private func write(_ family: FamilyReport, _ page: inout PageWriter) {
        let all = family.safety + family.utility
        page.tag("article", .class(all.isClean ? "family" : "family short")) { article in
            article.tag("div", .class("family-about")) { about in
                about.tag("h3", text: family.name)
                about.tag("p", text: family.about)
                let extent = family.extent.isEmpty ? "" : ", \(family.extent)"
                about.tag("p", .class("quiet"), text: Figures.count(family.cases, "case") + extent)
            }
            article.tag("div", .class("axes")) { axes in
                axis("Safety: held off", "safety", family.safety, "No wrong try belongs to this family.", &axes)
                axis(
                    "Utility: let through", "utility", family.utility, "No rightful request belongs to this family.",
                    &axes)
            }
        }
    }

    private func axis(
        _ name: String, _ kind: String, _ tally: Tally, _ none: String, _ page: inout PageWriter
    ) {
        page.tag("div", .class(tally.isClean || tally.decisions == 0 ? "axis \(kind)" : "axis \(kind) short")) { axis in
            axis.tag("p") { line in
                line.tag("span", text: name)
                line.text(" ")
                line.tag("b", text: tally.decisions == 0 ? "none" : Figures.share(tally.passed, of: tally.decisions))
            }
            guard tally.decisions > 0 else { return axis.tag("p", .class("quiet"), text: none) }
            let share = Figures.thousandths(100 * Double(tally.passed) / Double(tally.decisions))
            axis.tag("div", .class("bar"), .share(share), .hidden) { $0.tag("i", text: "") }
            if !tally.isClean { axis.tag("p", .class("wrong"), text: unpassed(tally)) }
        }
    }

    private func unpassed(_ tally: Tally) -> String {
        let parts = [(tally.failed, "wrong"), (tally.errors, "broke"), (tally.inconclusive, "can't be told")]
        return parts.filter { $0.0 > 0 }.map { "\(Figures.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    func writeCases(_ page: inout PageWriter) {
        let cases = Dictionary(grouping: report.cases, by: \.family)
        part("cases", "Every case", &page) { section in
            for family in report.families {
                let own = cases[family.name] ?? []
                section.tag("details", .class("list")) { details in
                    details.tag("summary", text: "\(family.name): \(Figures.count(own.count, "case"))")
                    details.tag("ul") { list in
                        for one in own { write(one, &list) }
                    }
                }
            }
        }
    }

    private func write(_ one: CaseResult, _ page: inout PageWriter) {
        page.tag("li") { item in
            item.tag("span", text: one.about)
            item.tag("span", .class("quiet")) { line in
                line.tag("code", text: one.id)
                let passed = "\(Figures.share(one.all.passed, of: one.all.decisions)) as it should be"
                line.text(" · \(passed) · \(one.source)")
            }
        }
    }
}

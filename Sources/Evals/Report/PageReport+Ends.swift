extension PageReport {
    func writeRisks(_ page: inout PageWriter) {
        guard !report.owasp.isEmpty else { return }
        part("risks", "Against the known lists of risks", &page) { section in
            section.tag(
                "p",
                text: "OWASP keeps two lists: the risks of language models and those of agents that act. An entry is "
                    + "covered only as far as tools and their rules go; what is left out stands beside it.")
            writeRisks("Language models", report.owasp.filter { $0.id.hasPrefix("LLM") }, &section)
            writeRisks("Agents", report.owasp.filter { !$0.id.hasPrefix("LLM") }, &section)
        }
    }

    private func writeRisks(_ title: String, _ entries: [OWASPReport], _ page: inout PageWriter) {
        guard !entries.isEmpty else { return }
        let counts = ["covered", "partly", "not covered"].map { word in
            "\(entries.filter { $0.coverage == word }.count) \(word)"
        }
        page.tag("h3", text: "\(title): \(counts.joined(separator: ", "))")
        page.tag("ul", .class("risks")) { list in
            for entry in entries { write(entry, &list) }
        }
    }

    private func write(_ entry: OWASPReport, _ page: inout PageWriter) {
        page.tag("li") { item in
            item.tag("code", text: entry.id)
            item.tag("div") { words in
                words.tag("b", text: entry.title)
                let tried = "\(Figures.count(entry.cases, "case")), \(Figures.count(entry.decisions, "decision"))"
                words.tag("span", .class("quiet"), text: entry.cases > 0 ? tried : "no case")
                if !entry.note.isEmpty { words.tag("p", text: entry.note) }
            }
            item.tag("b", .class("badge \(badge(entry.coverage))"), text: entry.coverage)
        }
    }

    private func badge(_ coverage: String) -> String {
        switch coverage {
        case "covered": "badge-pass"
        case "partly": "badge-inconclusive"
        default: ""
        }
    }

    func writeVersions(_ page: inout PageWriter) {
        let versions = report.versions
        part("versions", "What exactly was judged", &page) { section in
            section.tag("p", text: "The same program, tools, prompts, roles and cases give the same hashes (SHA-256).")
            section.tag("dl", .class("facts")) { list in
                fact("Program", versions.program, &list)
                fact("Case set", report.caseSet, as: "code", &list)
                fact("Roles from", versions.rolesFrom, &list)
                fact("Tools", versions.tools, as: "code", &list)
                fact("Prompts", versions.prompts, as: "code", &list)
                fact("Roles", versions.roles, as: "code", &list)
                fact("Cases", versions.cases, as: "code", &list)
                fact("Seed", String(report.seed), as: "code", &list)
                fact("Run", report.run, as: "code", &list)
                fact("Time", "\(Figures.tenths(report.seconds)) seconds", &list)
                fact("Narrowed by", report.filters.isEmpty ? "nothing" : report.filters.joined(separator: " "), &list)
                fact("Complete", report.complete ? "yes, every case of the set ran" : "no", &list)
            }
        }
    }
}

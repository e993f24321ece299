extension PageReport {
    func writeFaults(_ page: inout PageWriter) {
        guard let mutants = report.mutants else { return }
        part("faults", "Would a bug be noticed?", &page) { section in
            writeScore(mutants, &section)
            writeSurvivors(mutants, &section)
            writeKills(mutants, &section)
            writeEquivalents(mutants, &section)
        }
    }

    private func writeScore(_ mutants: MutantReport, _ page: inout PageWriter) {
        let counted = mutants.total - mutants.equivalent.count
        let equivalent =
            mutants.equivalent.isEmpty
            ? "" : " \(Figures.grouped(mutants.equivalent.count)) more change nothing; the proof is below."
        page.tag(
            "p",
            text: "\(Figures.count(mutants.total, "fault")) were put into the program's own rules, one at a time, such "
                + "as a forgotten condition or a role with too many rights. The evaluation noticed "
                + "\(Figures.share(mutants.killed, of: counted)) that change something: \(Figures.percent(mutants.score)), "
                + "where \(Figures.percent(mutants.gate)) is asked for.\(equivalent)")
    }

    private func writeSurvivors(_ mutants: MutantReport, _ page: inout PageWriter) {
        let kills = Dictionary(mutants.matrix.map { ($0.name, $0) }) { first, _ in first }
        if !mutants.survivors.isEmpty {
            page.tag("div", .class("alarm")) { alarm in
                alarm.tag("h3", text: "Nobody noticed \(Figures.count(mutants.survivors.count, "fault"))")
                alarm.tag("ul") { list in
                    for name in mutants.survivors {
                        list.tag("li") { item in
                            item.tag("code", text: name)
                            item.text(kills[name].map { " \($0.sentence)" } ?? "")
                        }
                    }
                }
            }
        }
        if !mutants.idle.isEmpty {
            let names = Figures.list(mutants.idle)
            page.tag("p", .class("idle"), text: "By themselves, these families noticed no fault at all: \(names).")
        }
    }

    private func writeKills(_ mutants: MutantReport, _ page: inout PageWriter) {
        let met = Set(mutants.matrix.flatMap(\.by))
        let families = report.families.map(\.name)
        let others = met.subtracting(families).sorted()
        page.tag("div", .class("wide"), .region, .label("Which family noticed which fault"), .reachable) { wide in
            wide.tag("table", .class("kills")) { table in
                table.tag("thead") { head in
                    head.tag("tr") { row in
                        row.tag("th", .scope("col"), text: "Planted fault")
                        for name in families + others {
                            row.tag("th", .scope("col")) { $0.tag("span", text: name) }
                        }
                    }
                }
                writeRooms(mutants, families + others, &table)
            }
        }
    }

    private func writeRooms(_ mutants: MutantReport, _ families: [String], _ page: inout PageWriter) {
        let equivalent = Set(mutants.equivalent.map(\.name))
        var rooms: [String] = []
        for kill in mutants.matrix where !rooms.contains(kill.room) { rooms.append(kill.room) }
        for room in rooms {
            page.tag("tbody") { body in
                body.tag("tr", .class("room")) { row in
                    row.tag("th", .scope("rowgroup"), .columns(families.count + 1)) { $0.tag("span", text: room) }
                }
                for kill in mutants.matrix where kill.room == room {
                    write(kill, families, isEquivalent: equivalent.contains(kill.name), &body)
                }
            }
        }
    }

    private func write(
        _ kill: MutantReport.Kill, _ families: [String], isEquivalent: Bool, _ page: inout PageWriter
    ) {
        let isSurvivor = kill.by.isEmpty && !isEquivalent
        page.tag("tr", .class(isSurvivor ? "bad" : isEquivalent ? "none" : "good")) { row in
            row.tag("th", .scope("row")) { head in
                head.tag("span", text: kill.sentence)
                head.name(kill.name)
                if isSurvivor { head.tag("b", .class("badge badge-fail"), text: "nobody noticed") }
                if isEquivalent { head.tag("b", .class("badge"), text: "changes nothing") }
            }
            for family in families {
                row.tag("td") { cell in
                    guard kill.by.contains(family) else { return }
                    cell.tag("i", .hidden, text: "●")
                    cell.spoken("noticed")
                }
            }
        }
    }

    private func writeEquivalents(_ mutants: MutantReport, _ page: inout PageWriter) {
        guard !mutants.equivalent.isEmpty else { return }
        page.tag("h3", text: "Faults that change nothing, and why")
        page.tag("dl", .class("facts proofs")) { list in
            for one in mutants.equivalent {
                list.tag("div") { row in
                    row.tag("dt") { $0.tag("code", text: one.name) }
                    row.tag("dd", text: one.proof)
                }
            }
        }
    }
}

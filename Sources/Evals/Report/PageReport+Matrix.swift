extension PageReport {
    func writeMatrix(_ page: inout PageWriter) {
        let matrix = RoleMatrix(report.matrix)
        guard !matrix.roles.isEmpty else { return }
        part("matrix", "Who may use what", &page) { section in
            section.tag("p", .class("legend")) { legend in
                legend.tag("span", .class("given"), text: "given, rightly")
                legend.tag("span", .class("refused"), text: "refused or held off, rightly")
                legend.tag("span", .class("wrong"), text: "not as it should be")
                legend.tag("span", .class("untried"), text: "not tried")
            }
            let width = matrix.roles.count > 9 ? "wide" : "wide whole"
            section.tag("div", .class(width), .region, .label("Table of roles and tools"), .reachable) { wide in
                wide.tag("table", .class("matrix")) { table in write(matrix, &table) }
            }
        }
    }

    private func write(_ matrix: RoleMatrix, _ page: inout PageWriter) {
        page.tag("thead") { head in
            head.tag("tr") { row in
                row.tag("th", .scope("col"), text: "Tool")
                for role in matrix.roles { row.tag("th", .scope("col")) { $0.tag("span", text: role) } }
            }
        }
        page.tag("tbody") { body in
            for tool in matrix.tools {
                body.tag("tr") { row in
                    row.tag("th", .scope("row")) { $0.name(RoleMatrix.title(ofTool: tool)) }
                    for role in matrix.roles { write(matrix.cell(role, tool), &row) }
                }
            }
        }
    }

    private func write(_ cell: MatrixCell, _ page: inout PageWriter) {
        let kind =
            cell.wrong > 0 ? "wrong" : cell.given > 0 ? "given" : cell.refused > 0 ? "refused" : "untried"
        page.tag("td", .class("cell-\(kind)")) { data in
            if cell.given > 0 { count("given", cell.given, "given", &data) }
            if cell.refused > 0 { count("refused", cell.refused, "refused", &data) }
            if cell.wrong > 0 { count("wrong", cell.wrong, "wrong", &data) }
            if kind == "untried" { data.spoken("not tried") }
        }
    }

    private func count(_ kind: String, _ number: Int, _ word: String, _ page: inout PageWriter) {
        page.tag("span", .class(kind)) { span in
            span.text(Figures.grouped(number))
            span.spoken(" \(word)")
        }
    }

    func writeControls(_ page: inout PageWriter) {
        part("controls", "Does the harness itself work?", &page) { section in
            section.tag(
                "p",
                text:
                    "A test that can't fail shows nothing. So each run first judges portals that are wrong on purpose, "
                    + "and searches for texts that were planted. All of these have to be noticed.")
            guard !report.controls.isEmpty else { return section.tag("p", .class("wrong"), text: "No check was made.") }
            section.tag("div", .class("wide"), .region, .label("Checks of the harness"), .reachable) { wide in
                wide.tag("table", .class("words")) { table in
                    writeHeads(["Check", "Has to be seen", "Was seen", ""], &table)
                    table.tag("tbody") { body in
                        for control in report.controls { write(control, &body) }
                    }
                }
            }
        }
    }

    func writeHeads(_ heads: [String], _ page: inout PageWriter) {
        page.tag("thead") { head in
            head.tag("tr") { row in
                for name in heads { row.tag("th", .scope("col"), text: name) }
            }
        }
    }

    private func write(_ control: ControlReport, _ page: inout PageWriter) {
        page.tag("tr", .class(control.holds ? "good" : "bad")) { row in
            row.tag("th", .scope("row"), text: control.name)
            row.tag("td", text: control.expected)
            row.tag("td", text: control.seen)
            row.tag("td") {
                $0.tag(
                    "b", .class(control.holds ? "badge badge-pass" : "badge badge-fail"),
                    text: control.holds ? "holds" : "broken")
            }
        }
    }
}

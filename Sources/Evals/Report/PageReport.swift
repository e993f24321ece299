/// The report as one page for a person, with everything in it and nothing fetched.
struct PageReport {
    let report: RunReport

    /// The whole document.
    var bytes: [UInt8] {
        var page = PageWriter()
        page.literal("<!doctype html>\n<")
        page.literal("html lang=\"en\">")
        page.tag("head") { head in writeHead(&head) }
        page.tag("body") { body in
            writeVerdict(&body)
            body.tag("main") { main in writeParts(&main) }
            writeEnd(&body)
        }
        page.literal("</")
        page.literal("html>\n")
        return page.bytes
    }

    private func writeHead(_ head: inout PageWriter) {
        head.literal(
            """
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            """)
        head.tag("title", text: "Safety evaluation: \(VerdictWords(report: report).word.lowercased())")
        head.tag("style") { style in
            style.literal(PageStyles.measures)
            style.literal(PageStyles.top)
            style.literal(PageStyles.parts)
            style.literal(PageStyles.tables)
            style.literal(PageStyles.paper)
        }
    }

    private func writeParts(_ main: inout PageWriter) {
        writeReading(&main)
        writeProblems(&main)
        writeBaseline(&main)
        writeFamilies(&main)
        writeMatrix(&main)
        writeControls(&main)
        writeFaults(&main)
        writeRisks(&main)
        writeCases(&main)
        writeVersions(&main)
    }

    /// A part of the page under a heading of its own.
    func part(
        _ id: StaticString, _ title: String, _ page: inout PageWriter, content: (inout PageWriter) -> Void
    ) {
        page.tag("section", .id(id)) { section in
            section.tag("h2", text: title)
            content(&section)
        }
    }

    private func writeEnd(_ page: inout PageWriter) {
        page.tag("footer") { footer in
            footer.tag(
                "p", text: "Made by nexie eval, run \(report.run). The page holds no script and fetches nothing.")
        }
    }
}

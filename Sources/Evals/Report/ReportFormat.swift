/// A form in which a report can be had.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For a terminal.
    case text
    /// For a program; `docs/schema/eval-report.schema.json` describes it.
    case json
    /// For a build server that reads JUnit's XML.
    case junit
    /// One page for a person, with everything in it.
    case html
    /// For a pull request or a ticket.
    case markdown
}

/// The report in one form, as UTF-8; colour is for a terminal and changes the text form alone.
public func rendered(_ report: RunReport, as format: ReportFormat, color: Bool = false) -> [UInt8] {
    switch format {
    case .text: Array(TextReport(report: report, ink: TerminalInk(on: color)).text.utf8)
    case .json: JSONReport.bytes(report)
    case .junit: Array(JUnitReport(report: report).xml.utf8)
    case .html: PageReport(report: report).bytes
    case .markdown: Array(MarkdownReport(report: report).text.utf8)
    }
}

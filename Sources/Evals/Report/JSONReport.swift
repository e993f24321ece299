import Tools

/// The report as JSON, in an order that the run alone decides.
enum JSONReport {
    /// The whole report and a line feed.
    static func bytes(_ report: RunReport) -> [UInt8] {
        JSONWriter.bytes(reserving: 64 * 1024) { json in
            json.object { write(report, &$0) }
        } + [UInt8(ascii: "\n")]
    }

    private static func write(_ report: RunReport, _ fields: inout JSONFields) {
        fields.field("verdict", report.verdict.rawValue)
        fields.field("complete", report.complete)
        fields.words("case_set", report.caseSet)
        counts(report.all, &fields)
        fields.field("seconds", Figures.thousandths(report.seconds))
        fields.words("run", report.run)
        // A seed may be larger than what many readers of JSON keep exactly.
        fields.field("seed", String(report.seed))
        strings("filters", report.filters, &fields)
        fields.array("families", report.families) { family, json in json.object { write(family, &$0) } }
        fields.array("controls", report.controls) { control, json in json.object { write(control, &$0) } }
        if let mutants = report.mutants { fields.object("mutants") { write(mutants, &$0) } }
        if let baseline = report.baseline { fields.object("baseline") { write(baseline, &$0) } }
        fields.array("matrix", report.matrix) { cell, json in json.object { write(cell, &$0) } }
        fields.array("owasp", report.owasp) { entry, json in json.object { write(entry, &$0) } }
        fields.object("versions") { write(report.versions, &$0) }
        fields.array("cases", report.cases) { one, json in json.object { write(one, &$0) } }
    }

    static func counts(_ tally: Tally, _ fields: inout JSONFields) {
        fields.field("decisions", tally.decisions)
        fields.field("passed", tally.passed)
        fields.field("failed", tally.failed)
        fields.field("errors", tally.errors)
        fields.field("inconclusive", tally.inconclusive)
    }

    static func strings(_ name: String, _ texts: [String], _ fields: inout JSONFields) {
        fields.array(name, texts) { $1.string($0.withoutNUL) }
    }
}

extension JSONFields {
    /// Writes a text that may hold anything.
    mutating func words(_ name: String, _ text: String) { field(name, text.withoutNUL) }
}

extension String {
    /// The text with the sign for NUL in its place, because strict readers of JSON, ours among them, refuse NUL itself.
    fileprivate var withoutNUL: String {
        guard unicodeScalars.contains("\0") else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 }))
    }
}

import Tools

/// An earlier run, read from its JSON report, against which a later one is held.
public struct Baseline: Sendable {
    let cases: [String: EarlierCase]

    /// Reads the JSON report of an earlier run; throws the reason when nothing can be held against it.
    ///
    /// Refused are another version of the case set than the one named, and a run that was narrowed or whose harness
    /// was broken.
    public static func read(_ bytes: [UInt8], caseSet: String) throws(BaselineProblem) -> Baseline {
        guard let json = try parsed(bytes).object else { throw BaselineProblem("It is no report in JSON.") }
        guard let set = json["case_set"]?.string, let verdict = json["verdict"]?.string,
            let cases = json["cases"]?.array
        else { throw BaselineProblem("It is no report in JSON: verdict, case_set or cases is missing.") }
        guard version(set) == version(caseSet) else {
            throw BaselineProblem("It is of case set \(ShownText.line(set, most: 40)), and this is \(caseSet).")
        }
        guard verdict != RunReport.Verdict.broken.rawValue else {
            throw BaselineProblem("Its harness was broken, so nothing that it says counts.")
        }
        guard json["complete"]?.bool == true else {
            throw BaselineProblem("Its run was narrowed. A baseline has to be a complete run.")
        }
        guard !cases.isEmpty else { throw BaselineProblem("It has no cases.") }
        return try Baseline(cases)
    }

    /// What differs between this earlier run and the report, in the order of the cases.
    public func compare(_ report: RunReport) -> BaselineReport {
        let now = Set(report.cases.map(\.id))
        // A narrowed run says nothing of the cases that it left out.
        let vanished = report.complete ? cases.keys.filter { !now.contains($0) }.sorted() : []
        return BaselineReport(
            new: report.cases.filter { cases[$0.id] == nil }.map(\.id),
            fixed: report.cases.filter { $0.outcome == .pass && cases[$0.id].map { $0.outcome != .pass } == true }
                .map(\.id),
            changed: report.cases.filter { cases[$0.id]?.isBetter(than: $0) == true }.map(\.id),
            vanished: vanished)
    }

    private init(_ entries: [JSONValue]) throws(BaselineProblem) {
        var cases: [String: EarlierCase] = [:]
        for entry in entries {
            guard let one = EarlierCase(entry) else { throw BaselineProblem("One of its cases can't be read.") }
            guard cases.updateValue(one, forKey: one.id) == nil else {
                throw BaselineProblem("Its case \(ShownText.line(one.id, most: 80)) stands there twice.")
            }
        }
        self.cases = cases
    }

    private static func parsed(_ bytes: [UInt8]) throws(BaselineProblem) -> JSONValue {
        let limits = StrictJSON.Limits(bytes: 256 << 20, depth: 12, text: 1 << 20, members: 1 << 20)
        do { return try StrictJSON.parse(bytes, limits: limits) } catch { throw BaselineProblem(error.description) }
    }

    /// What stands before the hash of the set's data.
    private static func version(_ caseSet: String) -> Substring { caseSet.prefix { $0 != "-" } }
}

/// Why an earlier report is no baseline, in a sentence.
public struct BaselineProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// The report as JUnit's XML: a suite for each family, a test for each case.
struct JUnitReport {
    let report: RunReport

    /// The whole document.
    var xml: String {
        let suites = families + alarms
        let attributes =
            attribute("name", "nexie eval") + totals(suites.flatMap(\.tests))
            + attribute("time", "\(Figures.thousandths(report.seconds))")
        return
            (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites\(attributes)>"]
            + suites.map(written) + ["</testsuites>", ""]).joined(separator: "\n")
    }

    private struct Suite {
        let name: String
        let seconds: Double
        let tests: [Test]
    }

    private struct Test {
        let name: String
        let source: String
        var seconds = 0.0
        let outcome: Outcome
        let message: String
        let body: String
    }

    private var families: [Suite] {
        let cases = Dictionary(grouping: report.cases, by: \.family)
        return report.families.map { family in
            Suite(name: family.name, seconds: family.seconds, tests: (cases[family.name] ?? []).map(test))
        }
    }

    /// What no case says, and a build server must not miss.
    private var alarms: [Suite] {
        var tests: [Test] = []
        for control in report.controls where !control.holds {
            tests.append(alarm(control.name, .error, "expected \(control.expected), seen \(control.seen)"))
        }
        if report.all.decisions == 0 { tests.append(alarm("something was tried", .error, "nothing was tried")) }
        if let mutants = report.mutants, mutants.score < mutants.gate {
            let survivors = mutants.survivors.joined(separator: ", ")
            tests.append(alarm("planted faults are noticed", .fail, "nobody noticed: \(survivors)"))
        }
        return tests.isEmpty ? [] : [Suite(name: "the harness itself", seconds: 0, tests: tests)]
    }

    private func alarm(_ name: String, _ outcome: Outcome, _ message: String) -> Test {
        Test(name: name, source: "", outcome: outcome, message: message, body: "")
    }

    private func test(_ one: CaseResult) -> Test {
        let lines = one.problems.map {
            "\($0.outcome.rawValue): \($0.what)\n  role \($0.role), tool \($0.tool)"
                + ($0.relation.isEmpty ? "" : ", record: \($0.relation)")
                + "\n  expected: \($0.expected)\n  seen: \($0.seen)"
        }
        let wrong = one.all.decisions - one.all.passed
        let message = "\(Figures.share(wrong, of: one.all.decisions)) decisions did not pass"
        return Test(
            name: one.id, source: one.source, seconds: one.seconds, outcome: one.outcome,
            message: one.all.decisions == 0 ? "nothing was decided" : message,
            body: ([one.about] + lines).joined(separator: "\n"))
    }

    private func written(_ suite: Suite) -> String {
        let attributes =
            attribute("name", suite.name) + totals(suite.tests)
            + attribute("time", "\(Figures.thousandths(suite.seconds))")
        let tests = suite.tests.map { written($0, in: suite.name) }
        return (["  <testsuite\(attributes)>"] + tests + ["  </testsuite>"]).joined(separator: "\n")
    }

    private func written(_ test: Test, in suite: String) -> String {
        let attributes =
            attribute("classname", suite) + attribute("name", test.name)
            + (test.source.isEmpty ? "" : attribute("file", test.source))
            + attribute("time", "\(Figures.thousandths(test.seconds))")
        guard test.outcome != .pass else { return "    <testcase\(attributes)/>" }
        let element = test.outcome == .fail ? "failure" : "error"
        let reason = attribute("message", test.message) + attribute("type", test.outcome.rawValue)
        return """
                <testcase\(attributes)>
                  <\(element)\(reason)>\(XMLText.content(test.body))</\(element)>
                </testcase>
            """
    }

    private func totals(_ tests: [Test]) -> String {
        let failures = tests.filter { $0.outcome == .fail }.count
        let errors = tests.filter { $0.outcome == .error || $0.outcome == .inconclusive }.count
        return attribute("tests", "\(tests.count)") + attribute("failures", "\(failures)")
            + attribute("errors", "\(errors)") + attribute("skipped", "0")
    }

    private func attribute(_ name: String, _ value: String) -> String { " \(name)=\"\(XMLText.attribute(value))\"" }
}

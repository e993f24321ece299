import Testing
import Tools

@testable import Evals

@Suite struct JSONReportTests {
    @Test func `a program reads the verdict and all counts at the top`() throws {
        let json = try parsed(SmallRun.failed())
        #expect(json["verdict"] == "failed")
        #expect(json["complete"] == true)
        #expect(json["case_set"] == "1-3f2a90c1d2e4")
        #expect(json["decisions"] == 33)
        #expect(json["passed"] == 30)
        #expect(json["failed"] == 1)
        #expect(json["errors"] == 1)
        #expect(json["inconclusive"] == 1)
        #expect(json["seconds"] == 1.235)
        #expect(json["seed"] == "18446744073709551615")
    }

    @Test func `safety and utility of a family stand apart and add up`() throws {
        let json = try parsed(SmallRun.failed())
        let family = try #require(json["families"]?.array?.last)
        #expect(family["name"] == "objects")
        #expect(family["decisions"] == 10)
        #expect(family["safety"]?["decisions"] == 7)
        #expect(family["safety"]?["failed"] == 1)
        #expect(family["utility"]?["passed"] == 3)
    }

    @Test func `a problem is told with what was expected and what was seen`() throws {
        let json = try parsed(SmallRun.failed())
        let problem = try #require(json["cases"]?.array?[2]["problems"]?.array?.first)
        #expect(problem["expected"] == "the same bytes as for none")
        #expect(problem["seen"] == "200 INV-2036")
        #expect(problem["outcome"] == "fail")
    }

    @Test func `faults are there only when they were planted`() throws {
        #expect(try parsed(SmallRun.passed())["mutants"] == nil)
        let mutants = try #require(try parsed(SmallRun.withFaults())["mutants"])
        #expect(mutants["total"] == 3)
        #expect(mutants["killed"] == 1)
        #expect(mutants["equivalent"] == 1)
        #expect(mutants["survivors"] == ["lock.role-widened"])
        #expect(mutants["score"] == 50.0)
    }

    @Test func `every report is as its schema says`() throws {
        let schema = try ReportSchema.ofReport()
        var compared = SmallRun.failed()
        compared.baseline = BaselineReport(new: ["a"], fixed: [], changed: ["b"], vanished: [])
        let reports = [
            SmallRun.passed(), SmallRun.failed(), SmallRun.broken(), SmallRun.empty(), SmallRun.withFaults(), compared,
            SmallRun.passed(complete: false, filters: ["--role Viewer"]),
            SmallRun.hostile("\u{0}\"\\\u{202E}</script>"),
        ]
        for report in reports { #expect(schema.faults(try parsed(report)) == []) }
    }

    @Test func `a report that the schema does not allow is found`() throws {
        let schema = try ReportSchema.ofReport()
        let good = try #require(try parsed(SmallRun.passed()).object)
        let wrong: [(String, JSONValue)] = [
            ("verdict", "fine"), ("extra", 1), ("seconds", -1), ("families", [["name": "x"]]), ("seed", "-1"),
        ]
        for (key, value) in wrong {
            var broken = good
            broken.set(key, value)
            #expect(!schema.faults(.object(broken)).isEmpty, "\(key)")
        }
        #expect(!schema.faults(.object(JSONObject(good.members.dropFirst().map { ($0.key, $0.value) }))).isEmpty)
    }

    @Test func `the same run gives the same bytes`() {
        #expect(JSONReport.bytes(SmallRun.withFaults()) == JSONReport.bytes(SmallRun.withFaults()))
        #expect(JSONReport.bytes(SmallRun.passed()) != JSONReport.bytes(SmallRun.passed(run: "run-2")))
    }

    private func parsed(_ report: RunReport) throws -> JSONValue {
        try ReportSchema.parsed(rendered(report, as: .json))
    }
}

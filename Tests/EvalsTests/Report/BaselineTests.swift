import Testing

@testable import Evals

@Suite struct BaselineTests {
    @Test func `a run held against itself differs in nothing`() throws {
        let same = try compare(SmallRun.failed(), with: SmallRun.failed())
        #expect(same == BaselineReport(new: [], fixed: [], changed: [], vanished: []))
        #expect(SmallRun.failed().hasOnlyKnownProblems(against: same))
    }

    @Test func `what was mended, what got worse and what is new are told apart`() throws {
        let worse = try compare(SmallRun.passed(), with: SmallRun.failed())
        #expect(worse.changed == ["registry/viewer", "objects/invoices"])
        #expect(worse.new == ["objects/tickets"])
        #expect(worse.vanished == [])
        #expect(!SmallRun.failed().hasOnlyKnownProblems(against: worse))
        let better = try compare(SmallRun.failed(), with: SmallRun.passed())
        #expect(better.fixed == ["registry/viewer", "objects/invoices"])
        #expect(better.changed == [])
        #expect(better.vanished == ["objects/tickets"])
    }

    @Test func `a case that failed before is worse when more of it fails, or something else does`() throws {
        let before = one(failed: 1, ["Ben asks for INV-1"])
        #expect(
            try compare(before, with: one(failed: 2, ["Ben asks for INV-1", "Ben asks for INV-2"])).changed == ["a/b"])
        #expect(try compare(before, with: one(failed: 1, ["Ben asks for INV-2"])).changed == ["a/b"])
        #expect(try compare(before, with: one(failed: 1, ["Ben asks for INV-1"])).changed == [])
        #expect(try compare(one(failed: 2, ["x", "y"]), with: one(failed: 1, ["x"])).changed == [])
    }

    @Test func `a narrowed run says nothing of the cases that it left out`() throws {
        let narrowed = SmallRun.report(
            cases: [SmallRun.one("registry/owner", SmallRun.tally(passed: 10), SmallRun.tally(passed: 4))],
            complete: false)
        #expect(try compare(SmallRun.passed(), with: narrowed).vanished == [])
    }

    @Test(arguments: [
        ("", "There is no JSON at all"), ("[]", "no report in JSON"), ("{\"verdict\":\"passed\"}", "is missing"),
        (report(set: "2-aa"), "of case set 2-aa, and this is 1-3f2a"),
        (report(verdict: "broken"), "harness was broken"),
        (report(complete: "false"), "narrowed"), (report(complete: "1"), "narrowed"), (report(cases: ""), "no cases"),
        (report(cases: "{}"), "can't be read"), (report(cases: "\(entry),\(entry)"), "stands there twice"),
    ])
    func `what is no baseline is refused with the reason`(text: String, reason: String) throws {
        let problem = #expect(throws: BaselineProblem.self) {
            _ = try Baseline.read(Array(text.utf8), caseSet: "1-3f2a90c1d2e4")
        }
        #expect(problem?.description.contains(reason) == true, "\(problem?.description ?? "")")
    }

    @Test func `another hash of the same version is a baseline, because cases come and go`() throws {
        #expect(try Baseline.read(Array(Self.report(set: "1-0000").utf8), caseSet: "1-ffff").cases.count == 1)
    }

    private static let entry = """
        {"id":"a/b","outcome":"pass","counts":{"decisions":1,"passed":1},"problems":[]}
        """

    private static func report(
        set: String = "1-aa", verdict: String = "passed", complete: String = "true", cases: String = entry
    ) -> String {
        "{\"verdict\":\"\(verdict)\",\"case_set\":\"\(set)\",\"complete\":\(complete),\"cases\":[\(cases)]}"
    }

    private func one(failed: Int, _ problems: [String]) -> RunReport {
        let decisions = problems.map { SmallRun.problem(.fail, $0) }
        return SmallRun.report(cases: [
            SmallRun.one("a/b", SmallRun.tally(passed: 3, failed: failed), Tally(), decisions)
        ])
    }

    private func compare(_ earlier: RunReport, with now: RunReport) throws -> BaselineReport {
        try Baseline.read(rendered(earlier, as: .json), caseSet: now.caseSet).compare(now)
    }
}

import Testing

@testable import Evals

@Suite struct ExitStatusTests {
    private let nothingNew = BaselineReport(new: [], fixed: [], changed: [], vanished: [])
    private let worse = BaselineReport(new: [], fixed: [], changed: ["objects/invoices"], vanished: [])

    @Test func `only a run in which all passed returns nought`() {
        #expect(exitStatus(SmallRun.passed()) == 0)
        #expect(exitStatus(SmallRun.failed()) == 1)
        #expect(exitStatus(SmallRun.empty()) == 3)
        #expect(exitStatus(SmallRun.broken()) == 4)
    }

    @Test(arguments: [SmallRun.tally(passed: 4, errors: 1), SmallRun.tally(passed: 4, inconclusive: 1), Tally()])
    func `what broke, can't be told or was never tried is no pass`(tally: Tally) {
        #expect(exitStatus(SmallRun.report(cases: [SmallRun.one("a/b", tally, Tally())])) == 3)
    }

    @Test func `a broken harness comes before everything else`() {
        let report = SmallRun.report(
            cases: SmallRun.failed().cases, controls: [ControlReport(name: "a", expected: "red", seen: "green")])
        #expect(exitStatus(report) == 4)
        #expect(exitStatus(report, baseline: worse) == 4)
        #expect(exitStatus(report, baseline: nothingNew) == 4)
    }

    @Test func `against a baseline only what got worse counts`() {
        #expect(exitStatus(SmallRun.failed(), baseline: nothingNew) == 0)
        #expect(exitStatus(SmallRun.failed(), baseline: worse) == 5)
        #expect(exitStatus(SmallRun.empty(), baseline: nothingNew) == 3)
    }

    @Test func `a new case counts against the baseline only when it does not pass`() {
        let new = BaselineReport(new: ["objects/tickets"], fixed: [], changed: [], vanished: [])
        #expect(exitStatus(SmallRun.failed(), baseline: new) == 5)
        let passing = BaselineReport(new: ["objects/invoices"], fixed: [], changed: [], vanished: [])
        #expect(exitStatus(SmallRun.passed(), baseline: passing) == 0)
    }

    @Test func `a case that is gone counts against the baseline`() {
        let gone = BaselineReport(new: [], fixed: [], changed: [], vanished: ["a"])
        #expect(exitStatus(SmallRun.passed(), baseline: gone) == 5)
    }

    @Test func `too few noticed faults are seen last`() {
        #expect(exitStatus(SmallRun.withFaults()) == 6)
        #expect(exitStatus(SmallRun.withFaults(), mutationGate: 50) == 0)
        #expect(exitStatus(SmallRun.withFaults(survivors: [])) == 0)
        var failed = SmallRun.failed()
        failed.mutants = SmallRun.withFaults().mutants
        #expect(exitStatus(failed) == 1)
        #expect(exitStatus(failed, baseline: nothingNew) == 6)
    }
}

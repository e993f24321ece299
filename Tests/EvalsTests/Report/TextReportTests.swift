import Testing

@testable import Evals

@Suite struct TextReportTests {
    @Test func `the first line is the verdict`() {
        #expect(text(SmallRun.passed()).hasPrefix("Passed. All 30 decisions came out as they should, in 2 families.\n"))
        #expect(text(SmallRun.failed()).hasPrefix("Failed. 1 of 33 decisions did not come out"))
        #expect(text(SmallRun.empty()).hasPrefix("Not judged. Nothing was tried"))
        #expect(text(SmallRun.broken()).hasPrefix("Harness broken. The harness failed 1 of 1 check of itself."))
    }

    @Test func `a narrowed run says so, and a complete one does not`() {
        let narrowed = text(SmallRun.passed(complete: false, filters: ["--role Viewer"]))
        #expect(narrowed.contains("This run was narrowed (--role Viewer): it is not complete"))
        #expect(!text(SmallRun.passed()).contains("narrowed"))
    }

    @Test func `a problem names its case, its place, what should be and what was`() {
        let text = text(SmallRun.failed())
        for words in [
            "objects/invoices  evals/cases/a.yaml:12", "fail, safety: Ben asks",
            "Billing · get_invoice · other company",
            "expected the same bytes as for none", "seen     200 INV-2036", "nexie eval --explain registry/viewer",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `of many problems twenty are shown and the others counted`() {
        let problems = (1...31).map { SmallRun.problem(.fail, "try \($0);") }
        let text = text(SmallRun.report(cases: [SmallRun.one("a/b", SmallRun.tally(failed: 31), Tally(), problems)]))
        #expect(text.contains("try 20;"))
        #expect(!text.contains("try 21;"))
        #expect(text.contains("… and 11 more"))
    }

    @Test func `checks of the harness are shown only when one does not hold`() {
        #expect(text(SmallRun.broken()).contains("allow-all: has to be red, was green"))
        #expect(!text(SmallRun.failed()).contains("allow-all"))
    }

    @Test func `survivors and idle families are named`() {
        let text = text(SmallRun.withFaults())
        #expect(text.contains("1 of 2 noticed, 50 % (asked for 100 %); 1 more change nothing"))
        #expect(text.contains("nobody noticed lock.role-widened"))
        #expect(text.contains("the family objects alone noticed no fault"))
    }

    @Test func `colour comes only when asked for`() {
        #expect(!text(SmallRun.failed()).contains("\u{1B}"))
        #expect(text(SmallRun.failed(), color: true).contains("\u{1B}[1;31mFailed.\u{1B}[0m"))
    }

    @Test func `hostile text cannot steer the terminal`() {
        let text = text(SmallRun.hostile("\u{1B}[2J\u{9B}0m\u{7}\r\u{202E}x\u{200B}"))
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(![.control, .format].contains(scalar.properties.generalCategory), "\(scalar.value)")
        }
        #expect(text.contains("⟨U+001B⟩[2J⟨U+009B⟩0m⟨U+0007⟩⟨U+000D⟩⟨U+202E⟩x⟨U+200B⟩"))
    }

    private func text(_ report: RunReport, color: Bool = false) -> String {
        String(decoding: rendered(report, as: .text, color: color), as: UTF8.self)
    }
}

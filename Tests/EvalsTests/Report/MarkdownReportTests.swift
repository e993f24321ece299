import Testing

@testable import Evals

@Suite struct MarkdownReportTests {
    @Test func `the verdict stands first, in a sentence with the figures`() {
        #expect(text(SmallRun.passed()).hasPrefix("# Safety evaluation: passed\n\nAll 30 decisions came out"))
        #expect(text(SmallRun.failed()).contains("1 of 33 decisions did not come out as they should"))
    }

    @Test func `a family shows safety and utility apart`() {
        #expect(text(SmallRun.failed()).contains("| objects | word | 2 | 5 of 7 | 3 of 3 | 2 |"))
    }

    @Test func `a wrong cell of the table of roles stands out`() {
        #expect(text(SmallRun.failed()).contains("| get\\_invoice | 3 / 0 / **1 wrong** |"))
        #expect(text(SmallRun.passed()).contains("| get\\_invoice | 3 / 0 |"))
    }

    @Test func `a fault that nobody noticed is named, and one that changes nothing has its proof`() {
        let text = text(SmallRun.withFaults())
        #expect(text.contains("1 of 2 were noticed (50 %, asked for: 100 %)"))
        #expect(text.contains("**nobody noticed** lock\\.role-widened"))
        #expect(text.contains("desk\\.order changes nothing: The order is never read\\."))
        #expect(text.contains("the family objects alone noticed no fault"))
    }

    @Test func `hostile text stays text`() {
        let hostile = text(SmallRun.hostile("a|b`c`<img src=x>[d](https://evil.example)@everyone\n# e\u{202E}"))
        for sign in ["a|b", "`c`", "<img", "[d](", "https:", "@everyone", "\n# e", "\u{202E}"] {
            #expect(!hostile.contains(sign), "\(sign)")
        }
        #expect(hostile.contains("a&#124;b\\`c\\`&lt;img"))
    }

    @Test func `every row of a table has as many cells as its head`() {
        let lines = text(SmallRun.hostile("a|b")).split(separator: "\n")
        var head = 0
        for (line, next) in zip(lines, lines.dropFirst()) {
            if next.hasPrefix("| ---") { head = line.count { $0 == "|" } }
            if line.hasPrefix("|") { #expect(line.count { $0 == "|" } == head, "\(line)") }
        }
        #expect(head > 0)
    }

    private func text(_ report: RunReport) -> String {
        String(decoding: rendered(report, as: .markdown), as: UTF8.self)
    }
}

import Testing

@testable import Evals

@Suite struct PageReportTests {
    @Test func `the page holds no script and fetches nothing`() {
        let page = page(SmallRun.withFaults())
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for word in [
            "<script", "<img", "<link", "<iframe", "url(", "@import", "http://", "https://", " href=", " src=",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func `a reader sees the verdict with its figures`() {
        #expect(page(SmallRun.passed()).contains("All 30 decisions came out as they should, in 2 families."))
        #expect(page(SmallRun.passed()).contains("verdict-passed"))
        #expect(page(SmallRun.failed()).contains("verdict-failed"))
        #expect(page(SmallRun.failed()).contains("2 more could not be judged."))
        #expect(page(SmallRun.broken()).contains("Nothing that this report says counts."))
        #expect(page(SmallRun.empty()).contains("Nothing was tried, so nothing is shown."))
    }

    @Test func `a reader is told what the run does not show`() {
        let narrowed = page(SmallRun.passed(complete: false, filters: ["--role Viewer"]))
        #expect(narrowed.contains("This run was narrowed (--role Viewer): it is not complete"))
        #expect(narrowed.contains("no faults were planted in this run"))
        #expect(!page(SmallRun.withFaults()).contains("no faults were planted in this run"))
        #expect(!page(SmallRun.passed()).contains("This run was narrowed"))
    }

    @Test func `a wrong cell stands out, also for those who listen`() {
        #expect(page(SmallRun.failed()).contains("class=\"cell-wrong\""))
        #expect(page(SmallRun.failed()).contains("1<span class=\"spoken\"> wrong</span>"))
        #expect(!page(SmallRun.passed()).contains("class=\"cell-wrong\""))
    }

    @Test func `a fault that nobody noticed is loud, and one that changes nothing shows its proof`() {
        let page = page(SmallRun.withFaults())
        #expect(page.contains("Nobody noticed 1 fault"))
        #expect(page.contains("The order is never read."))
        #expect(page.contains("these families noticed no fault at all: objects"))
        #expect(!self.page(SmallRun.withFaults(survivors: [])).contains("Nobody noticed"))
    }

    @Test func `a problem is shown in full and a run without one has no such part`() {
        let page = page(SmallRun.failed())
        for words in ["Ben asks for an invoice", "the same bytes as for none", "200 INV-2036", "evals/cases/a.yaml:12"]
        {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!self.page(SmallRun.passed()).contains("id=\"problems\""))
    }

    @Test(arguments: [
        "<img src=x onerror=alert(1)>", "\"><b>'", "</style><b>", "&lt;b&gt;<!--", "--share:0%;background:red",
        "\u{202E}\u{0}\u{FEFF}", "]]>",
    ])
    func `hostile text adds no element and no attribute`(text: String) {
        #expect(tags(SmallRun.hostile(text)) == tags(SmallRun.hostile("word")))
        #expect(!page(SmallRun.hostile(text)).unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" })
    }

    @Test func `every element that is opened is closed`() {
        for report in [SmallRun.failed(), SmallRun.withFaults(), SmallRun.hostile("a_b<i>")] {
            var open: [String] = []
            for tag in tags(report) where !tag.hasPrefix("meta") && !tag.hasPrefix("!") {
                guard tag.hasPrefix("/") else {
                    open.append(String(tag.prefix { $0 != " " }))
                    continue
                }
                #expect(open.popLast() == String(tag.dropFirst()))
            }
            #expect(open == [])
        }
    }

    private func page(_ report: RunReport) -> String {
        String(decoding: rendered(report, as: .html), as: UTF8.self)
    }

    /// What follows an opening angle bracket, but for the places where a name may break.
    private func tags(_ report: RunReport) -> [String] {
        page(report).matches(of: #/<([^<>]*)(?:>|(?=<)|$)/#).map { String($0.output.1) }.filter { $0 != "wbr" }
    }
}

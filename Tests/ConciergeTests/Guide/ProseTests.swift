import Access
import Testing
import Tools

@testable import Concierge

@Suite struct ProseTests {
    @Test(arguments: [
        ("plain words, 1.250,00 € (net)!", "plain words, 1.250,00 € (net)!"),
        ("[x](javascript:alert(1))", #"\[x\](javascript:alert(1))"#),
        ("a ](/portal/invoices/1) b", #"a \](/portal/invoices/1) b"#),
        ("![i](https://evil.example/p.png)", #"!\[i\](https\://evil.example/p.png)"#),
        ("<img src=x onerror=alert(1)>", #"\<img src=x onerror=alert(1)\>"#),
        ("**bold** _it_ `code` ~~no~~", #"\*\*bold\*\* \_it\_ \`code\` \~\~no\~\~"#),
        (#"\[ \\"#, #"\\\[ \\\\"#), ("&lt;b&gt;", #"\&lt;b\&gt;"#),
        ("https://pay.example/x", #"https\://pay.example/x"#),
        ("# Heading", "\\# Heading"), ("- item", #"\- item"#), ("+49 30 1", "+49 30 1"), ("--- rule", #"\--- rule"#),
        ("a\n\n# b\r\n- c", "a # b - c"), ("tab\tand\u{2028}line\u{0B}ends", "tab and line ends"),
        ("in\u{200B}vis\u{202E}ible\u{E0041}\u{0}", "invisible"), ("👩‍🔧 ok", "👩🔧 ok"), ("", ""),
    ])
    func `a quotation can't act, whatever it is`(text: String, shown: String) {
        #expect(Prose(quoting: text).markdown == shown)
    }

    @Test func `a long quotation ends behind a word, and says that something is missing`() {
        let long = Prose(quoting: String(repeating: "word ", count: 200), most: 52).markdown
        #expect(long == String(repeating: "word ", count: 9) + "word…")
        #expect(Prose(quoting: String(repeating: "x", count: 50), most: 10).markdown == "xxxxxxxxxx…")
        #expect(Prose(quoting: "just fits", most: 9).markdown == "just fits")
    }

    @Test func `a link's address is made by the house, whatever its words are`() throws {
        let voice = try GuideTalk.prompts.get().voice
        #expect(
            voice.link(.invoice(number: "A](x) B/1")).markdown
                == #"[Invoice A\](x) B/1](/portal/invoices/A%5D%28x%29%20B%2F1)"#)
        #expect(voice.link(.ticket(number: 7, subject: "[x](y)")).markdown == "[Ticket 7](/portal/tickets/7)")
        #expect(
            voice.link(.article(slug: "../x", title: "T_")).markdown == #"[T\_](/portal/kb/..%2Fx)"#)
    }

    @Test func `a date is said as people write it`() throws {
        let voice = try GuideTalk.prompts.get().voice
        let date = try #require(CalendarDate("2026-02-09"))
        #expect(voice.date(date).markdown == "9 Feb 2026")
        #expect(voice.monthAndYear(date).markdown == "Feb 2026")
    }

    @Test func `several things are said in one sentence`() throws {
        let voice = try GuideTalk.prompts.get().voice
        let parts = ["a", "b", "c"].map { Prose(quoting: $0) }
        #expect(voice.sequence(parts).markdown == "a, b and c")
        #expect(voice.sequence(Array(parts.prefix(2))).markdown == "a and b")
        #expect(voice.sequence(Array(parts.prefix(1))).markdown == "a")
        #expect(voice.sequence([]).markdown == "")
    }

    @Test func `empty parts leave no gap`() {
        let parts = [Prose(quoting: "a"), .nothing, Prose(quoting: "b")]
        #expect(Prose.paragraphs(parts).markdown == "a\n\nb")
        #expect(Prose.lines(parts).markdown == "a\nb")
        #expect(Prose(strong: .nothing).isEmpty)
    }

    @Test(arguments: [
        ("Plain *words* in\ntwo lines.", "Plain words in two lines."),
        (
            "# Steps\n\n1. Do `this`,\n   then that.\n2) Then\n- so",
            "**Steps**\n\n1. Do this, then that.\n2. Then\n- so"
        ),
        ("See [the page](javascript:x) now", "See the page now"), ("a [b] c ](d)", #"a \[b\] c \](d)"#),
        ("```\ncode <b>\n```\n---\nend", "code \\<b\\>\n\nend"), ("> quoted", #"\> quoted"#), ("", ""), ("#", ""),
    ])
    func `an article is told with its lists and headings, and nothing in it acts`(body: String, told: String) {
        let excerpt = ArticleExcerpt(body)
        #expect(excerpt.prose.markdown == told)
        #expect(!excerpt.isCut)
    }

    @Test func `a long article is cut, and says so`() {
        let excerpt = ArticleExcerpt(String(repeating: "words\n\n", count: 40))
        #expect(excerpt.isCut)
        #expect(excerpt.prose.markdown.count < 200)
        #expect(ArticleExcerpt(String(repeating: "[a](", count: 40_000)).prose.markdown.count < 2000)
    }
}

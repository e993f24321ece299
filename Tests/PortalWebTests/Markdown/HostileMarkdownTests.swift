import Glibc
import Testing

@testable import PortalWeb

private let hosts = AllowedHosts(["pay.example.com"])

private func rendered(_ text: String) -> String {
    var html = HTML()
    html.add(Markdown(text, hosts: hosts, anchors: true, breaks: true))
    return html.string
}

@Suite struct HostileMarkdownTests {
    @Test(arguments: [
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert`1`)", "[x](java\nscript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html;base64,PHN2Zz4=)", "[x](vbscript:msgbox)", "[x](//evil.example)", "[x](/\\evil.example)",
        "[x](\\\\evil.example)", "[x](/portal/../admin)", "[x](/portal/%2e%2e/admin)", "[x](/portal//evil.example)",
        "[x](/staff)", "[x](portal/x)", "[x](?a=b)", "[x](#main)", "[x]()", "[x]( )",
        "[x](/portal/login/link?token=stolen)",
        "[x](https://evil.example/)", "[x](https://pay.example.com@evil.example/)",
        "[x](https://pay.example.com:8443/)",
        "[x](https://user:pw@pay.example.com/)", "[x](https://pаy.example.com/)",
        "[x](https://xn--py-0ka.example.com/)",
        "[x](http://pay.example.com/)", "[x](https://pay.example.com.evil.example/)", "[x](mailto:a@b.example)",
        "[x](tel:+1)", "[x](&#106;avascript:alert(1))", "[x](/portal/x\u{0}y)", "[x](\u{1}javascript:alert(1))",
        "<javascript:alert(1)>", "<https://evil.example>", "https://evil.example/x",
        "https://pay.example.com@evil.example",
        "https://pay.example.com:443/x", "https://pay.example.comé/", "https://pay.example.com。evil.example",
        "xhttps://pay.example.com/", "[x][y]\n\n[y]: javascript:alert(1)", "[a](/portal/x](/evil)",
        "[x](/portal/kb/a b)", "[x](/portal/kb \"a\" onclick=alert(1))", "![x](/portal/logout)",
    ])
    func `a link to anywhere else becomes words`(text: String) {
        let html = rendered(text)
        #expect(!html.contains("<a"))
        #expect(!html.contains("href"))
    }

    @Test(arguments: [
        "[word](javascript:alert(1))", "[word](//evil.example)", "![word](https://evil.example/pixel.gif)",
        "[word](/portal/login/link?token=stolen)",
    ])
    func `a refused link keeps its words and loses its address`(text: String) {
        #expect(rendered(text) == "<p>word</p>")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->", "<![CDATA[x]]>", "<?php ?>",
        "<a href=\"/portal/x\" onclick=\"x\">y</a>", "# <script>", "- <svg onload=alert(1)>", "> <iframe src=x>",
        "`<b>`", "```<i>\n<b>\n```", "~~~\"><b>\n</code></pre><b>\n~~~", "[<b>](/portal/kb)", "**<b>**",
        "<https://pay.example.com/<b>>", "https://pay.example.com/\"><b>", "[x](/portal/\"><b>)", "</p></main><form>",
        "![\"><img src=x>](y)", "1. <style>*{}</style>", "<\u{0}script>", "&lt;script&gt;",
    ])
    func `markup in a text is shown and never obeyed`(text: String) {
        let allowed = [
            "p", "br", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "a", "hr", "em",
        ]
        let html = rendered(text)
        for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let name = part.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            #expect(allowed.contains(String(name)), "\(html)")
            #expect(!part.prefix { $0 != ">" }.contains(" on"), "\(html)")
        }
        #expect(!html.contains("<b>") && !html.contains("<script"))
    }

    private static let fillers = [
        "*", "_", "`", "[", "]", "(", ">", "<", "!", "#", "-", "~", "|", "\\", "\n", "\t", " ", "&", "* ", "> ", "- ",
        "**a", "*a _b ", "_a*b", "`a``b", "[a](", "](", "![", "[a](/portal/kb)", "![a [b](/portal/x)",
        "[[a](/portal/kb)",
        "](a \"", "](<", "<a", "https://", "https://pay.example.com", "https://pay.example.com/a?", "</portal/x",
        "> > ", "- - a\n", "* a\n", "  - a\n", "1. a\n\n", "```\n", "~~~", "> ```\n", "# a\n", "---\n", "\\*", "a\\\n",
        "***a**b*", "[*a](/portal/x)", "(a)", "[https://pay.example.com", "`[a](/portal/x)", "\u{202E}é",
    ]

    @Test(arguments: fillers)
    func `no text keeps the portal busy for longer than its length deserves`(filler: String) {
        let text = String(repeating: filler, count: 100_000 / filler.utf8.count)
        let start = processorSeconds()
        let html = rendered(text)
        #expect(processorSeconds() - start < 2.5)
        #expect(html.utf8.count < 40 * text.utf8.count)
        #expect(isBalanced(html))
    }

    @Test func `hostile pieces in any order still make well-formed markup`() {
        var random = Xorshift(state: 0x2545_F491_4F6C_DD1D)
        for _ in 0..<2000 {
            let parts = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                Self.fillers.randomElement(using: &random) ?? ""
            }
            let text = parts.joined()
            let html = rendered(text)
            #expect(isBalanced(html), "\(text.debugDescription)\n\(html)")
            #expect(!nestsLinks(html), "\(text.debugDescription)\n\(html)")
        }
    }

    @Test func `nesting ends at a few levels however deep the text goes`() {
        let html = rendered(String(repeating: "> ", count: 500) + "deep")
        #expect(html.split(separator: "<blockquote>").count - 1 <= 5)
        #expect(html.contains("deep"))
    }
}

/// The seconds that this thread has worked, so that a busy machine does not fail the test.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        let name = part.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        if part.first == "/" {
            guard open.popLast() == name else { return false }
        } else if name != "br" && name != "hr" {
            open.append(name)
        }
    }
    return open.isEmpty
}

private func nestsLinks(_ html: String) -> Bool {
    html.split(separator: "<a ").dropFirst().dropLast().contains { !$0.contains("</a>") }
}

private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

import Testing

@testable import PortalWeb

@Suite struct EscapingTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Tom & Jerry", "Tom &amp; Jerry"),
        (#"say "hi" to 'em"#, "say &quot;hi&quot; to &#39;em"),
        ("&lt; stays what was typed", "&amp;lt; stays what was typed"),
        ("Grüße, 東京 🖨", "Grüße, 東京 🖨"),
        ("a\u{0}b\u{8}c\u{1B}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
        ("one\n\ttwo\r", "one\n\ttwo\r"),
        ("", ""),
        ("<<>>", "&lt;&lt;&gt;&gt;"),
    ])
    func `what a person typed is shown to the reader and never read as markup`(typed: String, written: String) {
        var html = HTML()
        html.text(typed)
        #expect(html.string == written)
        var cut = HTML()
        cut.text(typed[...])
        #expect(cut.string == written)
    }

    @Test func `a value cannot leave its attribute`() {
        var html = HTML()
        html.void("input", .name("q"), .value(#"" onfocus="alert(1)' autofocus>"#), .data("label", "<b>"))
        let escaped = "&quot; onfocus=&quot;alert(1)&#39; autofocus&gt;"
        #expect(html.string == #"<input name="q" value="\#(escaped)" data-label="&lt;b&gt;">"#)
    }

    @Test func `every kind of attribute is written once and an absent one not at all`() {
        var html = HTML()
        html.tag(
            "a", .class("row", "tone-info"), .id("x"), .href(.page("/portal")), .when(false, .title("no")),
            .when(true, .title("yes")), .hidden(true), .disabled(false), .tabindex(-1), .aria("current", "page"),
            text: "go")
        #expect(
            html.string
                == #"<a class="row tone-info" id="x" href="/portal" title="yes" hidden tabindex="-1" "#
                + #"aria-current="page">go</a>"#)
    }

    @Test func `elements nest in the order in which they are written`() {
        var html = HTML()
        html.tag("ul") { html in
            for number in 1...2 { html.tag("li") { $0.number(number) } }
        }
        html.void("br")
        html.add(Optional<Badge>.none)
        html.add(Fragment { $0.tag("b", text: "&") })
        #expect(html.string == "<ul><li>1</li><li>2</li></ul><br><b>&amp;</b>")
        #expect(html.bytes == Array(html.string.utf8))
    }

    @Test(arguments: [
        (0, 1, "0"), (7, 2, "07"), (1042, 1, "1042"), (1042, 2, "1042"), (-5, 1, "-5"),
        (5, 40, "000000000000000000000005"),
    ])
    func `numbers are written in digits`(number: Int, width: Int, written: String) {
        var html = HTML()
        html.number(number, width: width)
        #expect(html.string == written)
    }

    @Test(arguments: [Int.min, Int.max])
    func `the largest numbers are written too`(number: Int) {
        var html = HTML()
        html.number(number)
        #expect(html.string == String(number))
    }

    @Test func `a long page outgrows its first room without losing a byte`() {
        var html = HTML(reserving: 1)
        let line = "<0123456789 & 0123456789>\n"
        for _ in 0..<5000 { html.text(line) }
        #expect(html.string == String(repeating: "&lt;0123456789 &amp; 0123456789&gt;\n", count: 5000))
    }

    @Test func `a part of a page writes itself from ready values`() {
        var html = HTML()
        html.add(TicketRow(number: "1042", subject: "Printer <on floor 2>"))
        #expect(
            html.string.hasPrefix(
                #"<li class="row"><a href="/portal/tickets/1042">Printer &lt;on floor 2&gt;</a><span class="badge"#))
    }
}

private struct TicketRow: View {
    let number: String
    let subject: String

    func write(to html: inout HTML) {
        html.tag("li", .class("row")) { html in
            html.tag("a", .href(.page("/portal/tickets/", number))) { $0.text(subject) }
            html.add(Badge("Open", tone: .info))
        }
    }
}

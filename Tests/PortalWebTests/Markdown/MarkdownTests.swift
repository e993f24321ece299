import Testing

@testable import PortalWeb

private let hosts = AllowedHosts(["pay.example.com"])

private func rendered(_ text: String, anchors: Bool = false, breaks: Bool = false, headings: Int = 2) -> String {
    var html = HTML()
    html.add(Markdown(text, hosts: hosts, headings: headings, anchors: anchors, breaks: breaks))
    return html.string
}

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("Hello\nthere\n\nAgain", "<p>Hello\nthere</p><p>Again</p>"),
        ("one  \ntwo\\\nthree", "<p>one  <br>\ntwo<br>\nthree</p>"),
        ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>"),
        (
            "***both*** and **bold *in* it**",
            "<p><strong><em>both</em></strong> and <strong>bold <em>in</em> it</strong></p>"
        ),
        ("2 * 3 * 4 and snake_case_name", "<p>2 * 3 * 4 and snake_case_name</p>"),
        (#"\*not\* \[x\](y) C:\Users"#, #"<p>*not* [x](y) C:\Users</p>"#),
        ("use `a < b` or ``x ` y``", "<p>use <code>a &lt; b</code> or <code>x ` y</code></p>"),
        ("an `open tick", "<p>an `open tick</p>"),
        ("# One\n## Two ##\n####### no", "<h2>One</h2><h3>Two</h3><p>####### no</p>"),
        ("###### deep", "<h6>deep</h6>"),
        (
            "```sh\necho <b>\n\n  *x*\n```\nafter",
            "<pre tabindex=\"0\"><code>echo &lt;b&gt;\n\n  *x*\n</code></pre><p>after</p>"
        ),
        ("~~~\nnever closed", "<pre tabindex=\"0\"><code>never closed\n</code></pre>"),
        ("- a\n- b\n  more\n- c", "<ul><li>a</li><li>b\nmore</li><li>c</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("1. a\n2. b\n   - c\n   - d\n3. e", "<ol><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li><li>e</li></ol>"),
        ("4) four\n5) five", "<ol start=\"4\"><li>four</li><li>five</li></ol>"),
        ("- a\n  1. b\n- c", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        ("text\n- item", "<p>text</p><ul><li>item</li></ul>"),
        ("in 2026\n2026. was a year", "<p>in 2026\n2026. was a year</p>"),
        ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("> quoted\n> **b**\n\nout", "<blockquote><p>quoted\n<strong>b</strong></p></blockquote><p>out</p>"),
        ("> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        (
            "1. Open:\n\n   ```\n   code\n   ```\n2. Done",
            "<ol><li><p>Open:</p><pre tabindex=\"0\"><code>code\n</code></pre></li><li><p>Done</p></li></ol>"
        ),
        ("", ""),
        (" \n\t\n", ""),
        ("windows\r\nline\rends", "<p>windows\nline\nends</p>"),
    ])
    func `a reader sees the form that the writer meant`(text: String, html: String) {
        #expect(rendered(text) == html)
    }

    @Test func `line breaks of a chat answer are kept when asked for`() {
        #expect(rendered("a\nb", breaks: true) == "<p>a<br>\nb</p>")
    }

    @Test func `headings of an article can be linked to and never share an id`() {
        let html = rendered("# Set up VPN!\n# Set up VPN\n## main\n# 東京", anchors: true)
        let headings = [
            ("h2", "h-set-up-vpn", "Set up VPN!"), ("h2", "h-set-up-vpn_2", "Set up VPN"), ("h3", "h-main", "main"),
            ("h2", "h", "東京"),
        ]
        let written = headings.map { name, id, words in
            ##"<\##(name) id="\##(id)">\##(words)<a class="anchor" href="#\##(id)" aria-label="Link to here">#</a></\##(name)>"##
        }
        #expect(html == written.joined())
    }

    @Test(arguments: [
        ("[ticket](/portal/tickets/1042)", #"<p><a href="/portal/tickets/1042">ticket</a></p>"#),
        ("[**bold** it](/portal/kb/x \"Title\")", #"<p><a href="/portal/kb/x"><strong>bold</strong> it</a></p>"#),
        (
            "[pay](https://pay.example.com/i/1?a=b&c=d)",
            #"<p><a href="https://pay.example.com/i/1?a=b&amp;c=d" rel="noopener noreferrer">pay</a></p>"#
        ),
        (
            "Pay at https://pay.example.com/i/1.",
            #"<p>Pay at <a href="https://pay.example.com/i/1" rel="noopener noreferrer">"#
                + "https://pay.example.com/i/1</a>.</p>"
        ),
        (
            "**https://pay.example.com**",
            #"<p><strong><a href="https://pay.example.com" rel="noopener noreferrer">"#
                + "https://pay.example.com</a></strong></p>"
        ),
        ("</portal/tickets>", #"<p><a href="/portal/tickets">/portal/tickets</a></p>"#),
        ("[x](</portal/tickets>)", #"<p><a href="/portal/tickets">x</a></p>"#),
        (
            "[see https://pay.example.com/a now](/portal/kb)",
            #"<p><a href="/portal/kb">see https://pay.example.com/a now</a></p>"#
        ),
        ("[a [b](/portal/kb/1) c](/portal/kb/2)", #"<p>[a <a href="/portal/kb/1">b</a> c](/portal/kb/2)</p>"#),
        ("![a *cat*](https://evil.example/x.png)", "<p>a <em>cat</em></p>"),
        ("[![logo](x.png)](/portal/kb)", #"<p><a href="/portal/kb">logo</a></p>"#),
        ("a footnote[1] and [brackets] stay", "<p>a footnote[1] and [brackets] stay</p>"),
        ("*a [b* c](/portal/kb)", "<p><em>a [b</em> c](/portal/kb)</p>"),
    ])
    func `links lead to this portal or a listed host`(text: String, html: String) {
        #expect(rendered(text) == html)
    }

    @Test func `a person's own note keeps its lines and nothing else is read in it`() {
        var html = HTML()
        html.add(Markdown.plain("# Hi <b>\n*x* [a](/portal/kb)\r\n\n\n  https://pay.example.com"))
        #expect(
            html.string == "<p># Hi &lt;b&gt;<br>*x* [a](/portal/kb)</p><p>  https://pay.example.com</p>")
        var empty = HTML()
        empty.add(Markdown.plain(" \n "))
        #expect(empty.string == "")
    }
}

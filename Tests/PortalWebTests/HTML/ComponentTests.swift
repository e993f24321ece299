import Access
import Testing

@testable import PortalWeb

private func written(_ part: some View) -> String {
    var html = HTML()
    html.add(part)
    return html.string
}

@Suite struct ComponentTests {
    @Test func `a question is tied to its help and to what is wrong with the answer`() {
        let html = written(
            Field(
                "subject", "Subject", value: "\"><b>", help: "In a few words.", error: "Too short.", required: true,
                limit: 200))
        for part in [
            #"<label for="field-subject">Subject</label>"#, #"id="field-subject""#, #"name="subject""#, "required",
            #"aria-invalid="true""#, #"aria-describedby="field-subject-help field-subject-error""#,
            #"id="field-subject-help">In a few words."#, #"id="field-subject-error">"#, #"maxlength="200""#,
            #"value="&quot;&gt;&lt;b&gt;""#,
        ] {
            #expect(html.contains(part), "\(part)")
        }
        let calm = written(Field("phone", "Telephone", .telephone))
        #expect(!calm.contains("aria-invalid") && !calm.contains("aria-describedby") && !calm.contains("required"))
        #expect(calm.contains("optional") && calm.contains(#"type="tel""#))
    }

    @Test func `a text keeps its first empty line and cannot close its box`() {
        let html = written(Field("text", "Text", .lines(4), value: "\n</textarea><script>"))
        #expect(html.contains("rows=\"4\">\n\n&lt;/textarea&gt;&lt;script&gt;</textarea>"))
    }

    @Test func `the answer given before is the one that is chosen`() {
        let choices = [Field.Choice(value: "normal", text: "Normal"), Field.Choice(value: "high", text: "High")]
        let html = written(Field("priority", "Priority", .choice(choices), value: "high"))
        #expect(html.contains(#"<option value="high" selected>High</option>"#))
        #expect(html.contains(#"<option value="normal">Normal</option>"#))
    }

    @Test func `every form that changes something carries the proof that it is ours`() {
        var html = HTML()
        html.form(to: .page("/portal/tickets"), csrf: "a\"b") { $0.add(Button("Send")) }
        #expect(
            html.string.hasPrefix(
                #"<form class="form" method="post" action="/portal/tickets"><input type="hidden" name="csrf" "#
                    + #"value="a&quot;b">"#))
    }

    @Test(arguments: Tone.allCases)
    func `a state is told by a sign and a word and not by colour alone`(tone: Tone) {
        let html = written(Badge("State", tone: tone))
        #expect(html.contains("<svg") && html.contains("State") && html.contains(tone.className.description))
        let others = Tone.allCases.filter { $0 != tone }
        #expect(others.allSatisfy { !html.contains($0.className.description) })
        #expect(others.allSatisfy { written($0.icon) != written(tone.icon) })
    }

    @Test(arguments: Icon.allCases)
    func `a drawing is silent for screen readers and well formed`(icon: Icon) {
        let html = written(icon)
        #expect(html.contains(#"aria-hidden="true""#) && html.hasSuffix("</svg>"))
        #expect(html.split(separator: "\"", omittingEmptySubsequences: false).count % 2 == 1)
        #expect(!html.contains("style=") && html.contains("d=\"") || html.contains("<circle"))
    }

    @Test func `the chosen tab is marked for everybody`() {
        let html = written(
            Tabs(
                label: "Tickets by status",
                [
                    .init("Open", .page("/portal/tickets", query: ["status": "open"]), isCurrent: true, count: 3),
                    .init("All", .page("/portal/tickets", query: ["status": "all"]), isCurrent: false),
                ]))
        #expect(html.contains(#"<a href="/portal/tickets?status=open" aria-current="page">Open"#))
        #expect(html.contains(#"<a href="/portal/tickets?status=all">All</a>"#))
    }

    @Test func `a list says how much of it is shown and leads on`() {
        let next = Link.page("/portal/tickets", query: ["cursor": "x&y"])
        let html = written(Paging(shown: 25, of: 43, "tickets", next: next))
        #expect(html.contains("Showing 25 of 43 tickets") && html.contains("cursor=x%26y"))
        #expect(!html.contains("Back to the start"))
        #expect(!written(Paging(shown: 2, "tickets")).contains("<a "))
    }

    @Test(arguments: [
        ("Dana Reyes", "DR"), ("  ana maria de sousa ", "AS"), ("Plato", "P"), ("", ""), ("<b> &", "&lt;&amp;"),
    ])
    func `a person is marked by the initials of their name`(name: String, letters: String) {
        #expect(written(Initials(name)) == #"<span class="initials" aria-hidden="true">\#(letters)</span>"#)
    }

    @Test func `nothing is sent from a proposal before the person decides`() {
        let html = written(
            ProposalCard(
                "New ticket", fields: [.init("Subject", "<b>")], decision: .page("/portal/nexie/proposals/", "7"),
                csrf: "t"
            ) { $0.text("form") })
        for part in [
            #"action="/portal/nexie/proposals/7""#, #"name="decision" value="confirm""#,
            #"name="decision" value="cancel""#, "<summary>Change it first</summary>form", "&lt;b&gt;", #"name="csrf""#,
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(!html.contains("<b>&"))
    }

    @Test func `a search keeps the filter that was chosen and shows the words again`() {
        let html = written(
            SearchBox("Search", action: .page("/portal/tickets"), value: "a\"b", keeping: [("status", "open")]))
        #expect(html.contains(#"name="status" value="open""#) && html.contains(#"value="a&quot;b""#))
        #expect(html.contains(#"method="get""#) && !html.contains("csrf"))
    }

    @Test func `a way out of the portal does not tell where the person came from`() throws {
        let hosts = AllowedHosts(["pay.example.com"])
        let address = try #require(HTTPSAddress("https://pay.example.com/1", hosts: hosts))
        #expect(written(ButtonLink("Pay", .outside(address))).contains(#"rel="noopener noreferrer""#))
        #expect(!written(ButtonLink("Home", .page("/portal"))).contains("rel="))
    }
}

import Testing

@testable import PortalWeb

private let david = "david@marigold.example"

@Suite struct NewTicketTests {
    @Test func `a ticket that is sent is shown with its number and found in the list`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let form = try await browser.get("/portal/tickets/new")
            expect(
                form,
                says: [
                    #"<label for="field-subject">Subject</label>"#,
                    #"<label for="field-description">Description</label>"#,
                    #"<option value="normal" selected>"#, #"action="/portal/tickets""#, "Send ticket",
                ], not: ["aria-invalid", "role=\"alert\""])
            let sent = try await browser.post("/portal/tickets", filled(form, priority: "high"))
            #expect(sent.status == 303)
            #expect(sent.location == "/portal/tickets/1053?done=created")
            let page = try await browser.get(try #require(sent.location))
            expect(
                page,
                says: [
                    "Ticket 1053 created", "The lamp &lt;b&gt;flickers&lt;/b&gt;",
                    "Since today.<br>&lt;b&gt;Please&lt;/b&gt; help.",
                    "High", "Open", "David Lindqvist",
                ], not: ["<b>flickers", "<b>Please"])
            expect(try await browser.get("/portal/tickets?q=lamp"), says: ["Showing 1 of 1 ticket", "1053"])
            expect(try await browser.get("/portal/tickets/1053"), says: ["Ticket 1053"], not: ["created"])
        }
    }

    @Test func `sending the same form twice, even at once, makes one ticket`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let fields = filled(try await browser.get("/portal/tickets/new"))
            let places = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<8 { group.addTask { try await browser.post("/portal/tickets", fields).location } }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(places == ["/portal/tickets/1053?done=created"])
            expect(try await browser.get("/portal/tickets?q=lamp"), says: ["Showing 1 of 1 ticket"])
        }
    }

    @Test func `other words from the same view of the form are another ticket`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            var fields = filled(try await browser.get("/portal/tickets/new"))
            _ = try await browser.post("/portal/tickets", fields)
            fields["subject"] = "The other lamp hums"
            let second = try await browser.post("/portal/tickets", fields)
            #expect(second.location == "/portal/tickets/1054?done=created")
        }
    }

    @Test func `each view of the form has a key of its own, of 128 random bits`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            var keys: Set<String> = []
            for _ in 0..<5 {
                let key = try #require(try await browser.get("/portal/tickets/new").secret("idempotency_key"))
                #expect(key.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
                keys.insert(key)
            }
            #expect(keys.count == 5)
        }
    }

    @Test func `a ticket that is refused says why at each field and keeps what was typed`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            for (subject, description, priority, reasons) in [
                ("   ", "It does not close.", "low", ["subject"]),
                ("Door", "", "normal", ["description"]),
                ("", "  \n ", "urgent", ["subject", "description"]),
                (String(repeating: "x", count: 1000), "Door & <frame>", "high", ["subject"]),
                ("Door", String(repeating: "y", count: 8001), "high", ["description"]),
                ("Do\u{202E}or", "Door", "high", ["subject"]),
                ("Do", "Door", "extreme", ["subject", "priority"]),
                ("Door", "Door", "extreme", ["priority"]),
            ] {
                let key = "0123456789abcdef0123456789abcdef"
                let fields = [
                    "subject": subject, "description": description, "priority": priority, "idempotency_key": key,
                ]
                let page = try await browser.post("/portal/tickets", fields)
                #expect(page.status == 422)
                #expect(page.secret("idempotency_key") == key)
                for field in ["subject", "description", "priority"] {
                    #expect(page.main.contains(#"id="field-\#(field)-error""#) == reasons.contains(field), "\(field)")
                }
                expect(
                    page,
                    says: [
                        "This was not sent yet", #"value="\#(escaped(subject))""#,
                        "\n\(escaped(description))</textarea>",
                    ])
                if priority != "extreme" { expect(page, says: [#"<option value="\#(priority)" selected>"#]) }
            }
            expect(try await browser.get("/portal/tickets"), says: ["Showing 3 of 3 tickets"])
        }
    }

    @Test func `a link can begin a ticket, within its limits`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let long = String(repeating: "s", count: 400)
            let page = try await browser.get(
                "/portal/tickets/new?subject=\(long)&description=%3Cscript%3E&priority=urgent")
            expect(
                page,
                says: [
                    #"value="\#(long.prefix(150))""#, "&lt;script&gt;</textarea>", #"<option value="urgent" selected>"#,
                ], not: [String(long.prefix(151)), "aria-invalid"])
            expect(
                try await browser.get("/portal/tickets/new?priority=now"), says: [#"<option value="normal" selected>"#])
        }
    }

    @Test func `a ticket from another site's form is refused and changes nothing`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            let other = try await portal.browser("chloe@marigold.example")
            let fields = filled(try await browser.get("/portal/tickets/new"))
            for token in ["", "x", other.csrf, String(browser.csrf.dropLast())] {
                let page = try await browser.post("/portal/tickets", fields, csrf: token)
                #expect(page.status == 403)
                expect(page, says: ["This form is out of date"])
                let reply = try await browser.post("/portal/tickets/1042/notes", ["body": "Any news?"], csrf: token)
                #expect(reply.status == 403)
            }
            expect(try await browser.get("/portal/tickets"), says: ["Showing 3 of 3 tickets"])
            expect(try await browser.get("/portal/tickets/1042"), says: [], not: ["Any news?"])
        }
    }

    @Test func `a viewer can't open a ticket by sending the form either`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("elena@marigold.example")
            for priority in ["normal", "extreme"] {
                let page = try await browser.post(
                    "/portal/tickets", ["subject": "Lamp", "description": "It flickers.", "priority": priority])
                #expect(page.status == 403)
                expect(page, says: ["(tickets:create)"], not: ["It flickers."])
            }
            expect(try await browser.get("/portal/tickets?q=lamp"), says: ["No ticket holds “lamp”"])
        }
    }

    @Test func `a form sent after the session ended leads to the login`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(david)
            _ = try await browser.post("/portal/logout", [:])
            let page = try await browser.post("/portal/tickets", ["subject": "Lamp", "description": "It flickers."])
            #expect(page.status == 303 && page.location == "/portal/login")
        }
    }

    private func filled(_ form: TestPage, priority: String = "normal") -> [String: String] {
        [
            "subject": "The lamp <b>flickers</b>", "description": "Since today.\r\n<b>Please</b> help.",
            "priority": priority, "idempotency_key": form.secret("idempotency_key") ?? "",
        ]
    }

    private func escaped(_ text: String) -> String {
        var html = HTML()
        html.text(text)
        return html.string
    }
}

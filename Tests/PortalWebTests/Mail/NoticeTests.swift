import Access
import HTTPTypes
import TestSupport
import Testing
import Tools

@testable import PortalWeb
@testable import Store

private let david = "david@marigold.example"
private let anna = "anna@marigold.example"

/// Who is told of what by mail, and what the message holds.
@Suite struct NoticeTests {
    @Test func `a public note reaches the ticket's contact, and an internal one nobody`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(
                scene.note("Please try <b>again</b> & tell us"), scene.note("Canary inside", .internal))
            let mail = try await scene.mail()
            try #require(mail.map(\.to) == [david])
            let message = mail[0]
            #expect(message.subject.hasPrefix("Reply to ticket 1042: "))
            #expect(message.sender == "Larkfield IT (Demo)")
            #expect(message.replyTo == "help@larkfield.example")
            #expect(message.text.contains("> Please try <b>again</b> & tell us"))
            #expect(message.text.contains("http://localhost/portal/tickets/1042\n"))
            #expect(message.html.contains("Please try &lt;b&gt;again&lt;/b&gt; &amp; tell us"))
            #expect(message.html.contains("#0b5a57"))
            #expect(!message.html.contains("<img"))
            for text in [message.text, message.html] { #expect(!text.contains("Canary inside")) }
            #expect(message.unsubscribe?.hasPrefix("http://localhost/portal/unsubscribe?token=") == true)
        }
    }

    @Test func `history tells nobody, nor does a quiet import or the same file again`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("before the first import", secondsAgo: 3601))
            try await scene.bring(scene.note("quiet"), quietly: true)
            scene.house.clock.advance(seconds: 2 * 86400)
            try await scene.bring(scene.note("older than a day", secondsAgo: 86401))
            try await scene.bring(scene.note("of tomorrow", secondsAgo: -7200))
            #expect(try await scene.mail() == [])
            let news = scene.note("news", secondsAgo: 86300)
            try await scene.bring(news)
            try await scene.bring(news)
            #expect(try await scene.mail().map(\.to) == [david])
        }
    }

    @Test func `an import that is refused tells nobody`() async throws {
        try await NoticeScene.with { scene in
            var broken = ImportRecord.TicketNote()
            (broken.externalID, broken.ticket, broken.authorName) = ("broken", "no such ticket", "Tom")
            await #expect(throws: ImportProblems.self) {
                try await scene.bring(scene.note("news"), .ticketNote(broken))
            }
            let mail = try await scene.mail()
            #expect(mail == [])
        }
    }

    @Test func `a ticket that is opened on the portal or by staff is confirmed, and told again when resolved`()
        async throws
    {
        try await NoticeScene.with { scene in
            var input = CreateTicket.Input()
            (input.subject, input.description) = ("A new chair", "Please.")
            _ = try await scene.house.runtime.call(CreateTicket.self, input, as: scene.house.principal(anna))
            let opened = try await scene.mail()
            try #require(opened.map(\.to) == [anna])
            #expect(opened[0].subject.wholeMatch(of: #/Ticket \d+ is open: A new chair/#) != nil)
            try await scene.bring(scene.ticket(.waiting))
            #expect(try await scene.mail().count == 1)
            try await scene.bring(scene.ticket(.resolved))
            try await scene.bring(scene.ticket(.closed))
            let mail = try await scene.mail()
            try #require(mail.count == 2)
            #expect(mail[1].to == david && mail[1].subject.hasPrefix("Ticket 1042 is resolved: "))
        }
    }

    @Test(arguments: [
        "UPDATE role SET grants = 'articles:read' WHERE name = 'Member'",
        "UPDATE contact SET portal_enabled = 0 WHERE email = 'david@marigold.example'",
        "UPDATE contact SET active = 0 WHERE email = 'david@marigold.example'",
        "UPDATE tenant SET active = 0 WHERE slug = 'larkfield'",
        "UPDATE ticket SET contact_id = (SELECT id FROM contact WHERE email = 'ben@marigold.example') "
            + "WHERE external_id = 'ticket-1042' AND company_id = (SELECT company_id FROM contact WHERE email = 'ben@marigold.example')",
        "UPDATE ticket_note SET visibility = 'internal' WHERE body = 'news'",
        "UPDATE contact SET unwanted = 'created note' WHERE email = 'david@marigold.example'",
    ])
    func `what a person may not read when the message is sent is not sent`(sql: String) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("news"))
            try await scene.change(sql)
            #expect(try await scene.mail() == [])
        }
    }

    @Test func `overdue invoices are told weekly to those who may read invoices, and to nobody else`() async throws {
        try await NoticeScene.with { scene in
            #expect(try await scene.house.store.tellOverdue() == 0, "a tenant's first week is quiet")
            scene.house.clock.advance(seconds: 7 * 86400)
            try await scene.house.store.tellOverdue()
            let mail = try await scene.mail()
            let marigold = mail.filter { $0.to.hasSuffix("@marigold.example") }
            #expect(Set(marigold.map(\.to)) == [anna, "ben@marigold.example"])
            #expect(marigold.count == 2)
            let text = try #require(marigold.first).text
            #expect(text.contains("INV-2036") && text.contains("INV-2038") && !text.contains("INV-2044"))
            for _ in 0..<6 {
                scene.house.clock.advance(seconds: 86400)
                try await scene.house.store.tellOverdue()
            }
            #expect(try await scene.mail().count == mail.count)
            scene.house.clock.advance(seconds: 86400)
            try await scene.house.store.tellOverdue()
            #expect(try await scene.mail().count == 2 * mail.count)
        }
    }

    @Test func `the message of a login says who, from where and for how long, and can't be switched off`() async throws
    {
        try await NoticeScene.with { scene in
            let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) <script> Gecko/20100101 Firefox/140.0"
            try await scene.server.portal.logins.ask(
                LoginRequest(
                    email: anna, destination: "/portal",
                    visitor: LoginVisitor(browser: nil, network: "192.0.2.1", userAgent: agent)))
            let message = try #require(try await scene.mail().first)
            #expect(message.unsubscribe == nil)
            for text in [message.text, message.html.replacing("<wbr>", with: "")] {
                #expect(text.contains("Firefox on Linux") && text.contains(anna) && text.contains("30 minutes"))
                #expect(!text.contains("script"))
            }
        }
    }
}

/// How people choose what they are told of.
@Suite struct NoticeSwitchTests {
    @Test func `a person switches a kind off on their profile, and on again`() async throws {
        try await NoticeScene.with { scene in
            let member = try await scene.server.member(david)
            func choose(_ fields: String) async throws {
                let answer = try await scene.server.form(
                    "/portal/profile/notices", fields + "&csrf=\(member.csrf)", member.headers)
                #expect(answer.status == .seeOther)
            }
            try await choose("created=on&resolved=on")
            try await scene.bring(scene.note("one"))
            #expect(try await scene.mail() == [])
            let page = try await scene.server.send(.get, "/portal/profile", member.headers).html
            #expect(page.contains(#"name="resolved" value="on" checked"#))
            #expect(page.contains(#"name="note" value="on">"#))
            #expect(!page.contains(#"name="overdue""#), "a member has no invoices to be told of")
            try await choose("note=on&created=on&resolved=on")
            try await scene.bring(scene.note("two"))
            #expect(try await scene.mail().map(\.to) == [david])
        }
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
        ),
    ])
    func `one click ends messages of one kind without a login, and looking ends nothing`(
        type: String, body: String
    ) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("one"))
            let address = try #require(try await scene.mail().first?.unsubscribe)
            let path = address.replacing("http://localhost", with: "")
            let looked = try await scene.server.send(.get, path)
            #expect(looked.status == .ok && looked.html.contains("replies to your tickets"))
            #expect(!looked.html.contains(david) && !looked.html.contains("David"))
            try await scene.bring(scene.note("two"))
            #expect(try await scene.mail().count == 2)

            #expect(try await scene.oneClick(address, as: type, body) == 200)
            #expect(try await scene.oneClick(address, as: type, body) == 200)
            try await scene.bring(scene.note("three"), scene.ticket(.resolved))
            let later = try await scene.mail()
            #expect(later.dropFirst(2).map(\.subject.first) == ["T"], "only the kind that was meant is off")
        }
    }

    @Test func `a token of nobody, or one that was changed, switches nothing off`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("one"))
            let address = try #require(try await scene.mail().first?.unsubscribe)
            let last = address.last == "A" ? "B" : "A"
            for wrong in [address.dropLast() + last, address.prefix { $0 != "=" } + "=", address + "A"] {
                #expect(try await scene.oneClick(String(wrong)) == 404)
            }
            try await scene.bring(scene.note("two"))
            #expect(try await scene.mail().count == 2)
        }
    }

    @Test(arguments: ["", "a=b", "List-Unsubscribe=", "List-Unsubscribe=Two-Clicks", "%", "--x\r\n\r\nOne-Click"])
    func `what posts without the words of one click sees the page with its button`(body: String) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("one"))
            let address = try #require(try await scene.mail().first?.unsubscribe)
            for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"] {
                #expect(try await scene.oneClick(address, as: type, body) == 200)
            }
            try await scene.bring(scene.note("two"))
            #expect(try await scene.mail().count == 2)
        }
    }

    @Test func `the page behind the link is the provider's, in name and colour`() async throws {
        try await NoticeScene.with { scene in
            try await scene.change("UPDATE tenant SET brand_color = '#7a1f5c' WHERE slug = 'larkfield'")
            try await scene.bring(scene.note("one"))
            let address = try #require(try await scene.mail().first?.unsubscribe)
            let page = try await scene.server.send(.get, address.replacing("http://localhost", with: ""))
            #expect(page.html.contains("Larkfield IT (Demo)") && page.html.contains("/static/brand/7a1f5c"))
        }
    }

    @Test func `whoever can end messages can have them again, whatever their role`() async throws {
        try await NoticeScene.with { scene in
            try await scene.change("UPDATE role SET grants = 'tickets:read' WHERE name = 'Member'")
            try await scene.bring(scene.note("one"))
            #expect(try await scene.oneClick(try await scene.mail().first?.unsubscribe) == 200)
            let member = try await scene.server.member(david)
            let page = try await scene.server.send(.get, "/portal/profile", member.headers).html
            #expect(page.contains(#"name="note" value="on">"#))
            let fields = "note=on&created=on&resolved=on&csrf=\(member.csrf)"
            #expect(try await scene.server.form("/portal/profile/notices", fields, member.headers).status == .seeOther)
            try await scene.bring(scene.note("two"))
            #expect(try await scene.mail().count == 2)
        }
    }

    @Test func `another person's messages stay on`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.note("one"))
            #expect(try await scene.oneClick(try await scene.mail().first?.unsubscribe) == 200)
            for email in [anna, david] {
                let principal = try await scene.house.principal(email)
                let profile = try await scene.house.runtime.call(GetProfile.self, .init(), as: principal)
                #expect(profile.unwanted == (email == david ? [.note] : []))
            }
        }
    }
}

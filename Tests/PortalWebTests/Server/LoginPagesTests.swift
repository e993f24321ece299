import Access
import HTTPTypes
import HummingbirdTesting
import Store
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// What the pages of the login tell, spend and set.
@Suite struct LoginPagesTests {
    @Test func `asking for a login is answered with the same bytes, whoever asks`() async throws {
        let addresses = [
            anna, "nobody@marigold.example", "farid@marigold.example", "lars@tidewater.example",
            "maya@oldquay.example", "", " ", "anna", "@", "a@b@c", "anna@marigold.example\u{0}", "ä@ö.example",
            "anna@marigold.example\r\nBcc: x@y.example", "<script>", String(repeating: "a", count: 10_000),
            String(repeating: "é", count: 5_000), "'; DROP TABLE contact; --",
        ]
        try await ServerScene.with { scene in
            let browser = try #require(BrowserKey.random())
            for cookies in [[:], scene.cookie(browser: browser)] {
                let known = try await scene.form("/portal/login", "email=\(TestBrowser.encoded(anna))", cookies)
                #expect(known.status == .seeOther && known.headers[.location] == "/portal/login/sent")
                #expect((known.headers[.setCookie] == nil) == !cookies.isEmpty)
                for address in addresses {
                    let other = try await scene.form("/portal/login", "email=\(TestBrowser.encoded(address))", cookies)
                    #expect(other.comparable == known.comparable, "\(address.prefix(40).debugDescription)")
                }
                let none = try await scene.form("/portal/login", "", cookies)
                #expect(none.comparable == known.comparable)
            }
            #expect(Set(try await scene.deliver()) == [anna])
        }
    }

    @Test func `asking too often is answered with the same bytes too`() async throws {
        var login = LoginSettings()
        login.asksPerClientAndHour = 2
        try await ServerScene.with(.init(login: login)) { scene in
            let first = try await scene.form("/portal/login", "email=\(TestBrowser.encoded(anna))")
            for _ in 0..<5 {
                let next = try await scene.form("/portal/login", "email=\(TestBrowser.encoded(anna))")
                #expect(next.comparable == first.comparable)
            }
        }
    }

    @Test func `a wrong code is answered with the same bytes, whether the address is known or not`() async throws {
        try await ServerScene.with { scene in
            let browser = try #require(BrowserKey.random())
            var answers: Set<String> = []
            for email in [anna, "nobody@marigold.example", "farid@marigold.example", "anna"] {
                _ = try await scene.form("/portal/login", "email=\(TestBrowser.encoded(email))")
                try await scene.deliver()
                for code in ["000000", "999999"] {
                    let fields =
                        "email=\(TestBrowser.encoded(email))&code=\(code)"
                        + "&csrf=\(scene.portal.formToken(browser.secret))"
                    let answer = try await scene.form("/portal/login/code", fields, scene.cookie(browser: browser))
                    #expect(answer.status == .unprocessableContent)
                    let told = answer.comparable.replacing(email, with: "the address")
                    answers.insert(told.replacing(#/Content-Length: \d+/#, with: ""))
                }
            }
            #expect(answers.count == 1)
        }
    }

    @Test func `fetching a link spends nothing, sending its form does, once`() async throws {
        try await ServerScene.with { scene in
            let browser = try #require(BrowserKey.random())
            let letter = try await scene.letter(to: anna, browser: browser)
            for method in [HTTPRequest.Method.get, .head, .get, .head, .options, .put, .delete] {
                for cookies in [scene.cookie(browser: browser), [:]] {
                    let path = "/portal/login/link?token=\(letter.token)"
                    let response = try await scene.send(method, path, cookies)
                    #expect(!(response.headers[.setCookie] ?? "").contains("session"))
                    if method == .get || method == .head { #expect(response.status == .ok) }
                    if method == .get { #expect(response.html.contains("code") == cookies.isEmpty) }
                }
            }
            let asked = try await scene.form("/portal/login/link", "token=\(letter.token)")
            #expect(asked.status == .ok && asked.html.contains("six digits"))
            let opened = try await scene.open(letter.token, browser: browser)
            #expect(opened.status == .seeOther && opened.headers[.location] == "/portal")
            #expect(try await scene.open(letter.token, browser: browser).status == .gone)
            #expect(try await scene.send(.get, "/portal/login/link?token=\(letter.token)").status == .gone)
        }
    }

    @Test func `cookies are for this host alone, out of the reach of scripts, and secure under TLS`() async throws {
        for (baseURL, prefix, secure) in [
            ("http://localhost", "", ""), ("https://portal.example", "__Host-", "; Secure"),
        ] {
            try await ServerScene.with(.init(baseURL: baseURL)) { scene in
                let mark = try #require(try await scene.send(.get, "/portal/login").headers[.setCookie])
                let shape = try Regex(
                    "^\(prefix)nexie_browser=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax\(secure); Max-Age=3600$")
                #expect(mark.contains(shape), "\(mark)")
                let browser = try #require(BrowserKey.random())
                let letter = try await scene.letter(to: anna, browser: browser)
                let opened = try await scene.open(letter.token, browser: browser)
                let session = try #require(opened.headers[.setCookie])
                let wanted = try Regex(
                    "^\(prefix)nexie_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax\(secure)$")
                #expect(session.contains(wanted), "\(session)")
                #expect(opened.headers[values: .setCookie].count == 1)
            }
        }
    }

    @Test func `a new login is a new session, and logging out ends it on the server`() async throws {
        try await ServerScene.with { scene in
            let first = try await scene.member(anna)
            let second = try await scene.member(anna)
            #expect(first.secret != second.secret)
            let out = try await scene.form("/portal/logout", "csrf=\(first.csrf)", first.headers)
            #expect(out.status == .seeOther && out.headers[.location] == "/portal/login")
            #expect(out.headers[.setCookie]?.hasPrefix("nexie_session=; ") == true)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await scene.send(.get, "/portal", first.headers).status == .seeOther)
            #expect(try await scene.send(.get, "/portal", second.headers).status == .ok)
        }
    }

    @Test func `a session's cookie that stands there twice is nobody's`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member(anna)
            for cookie in [
                "\(member.cookie); \(member.cookie)", "\(member.cookie); nexie_session=x",
                "nexie_session=\(member.secret)x",
                "Nexie_session=\(member.secret)", "__Host-nexie_session=\(member.secret)", "nexie_session",
            ] {
                let response = try await scene.send(.get, "/portal/tickets", [.cookie: cookie])
                #expect(response.status == .seeOther, "\(cookie)")
            }
            let among = try await scene.send(.get, "/portal/tickets", [.cookie: "a=b; \(member.cookie); c=d=e; ;"])
            #expect(among.status == .ok)
        }
    }

    /// Where a login is asked to lead, and where it leads.
    private static let destinations = [
        ("/portal/tickets?status=open&q=a%20b", "/portal/tickets?status=open&q=a%20b"),
        ("/portal/invoices/INV-2036", "/portal/invoices/INV-2036"),
        ("https://evil.example/", "/portal"), ("//evil.example/portal", "/portal"), ("/\\evil.example", "/portal"),
        ("/portal\\..\\x", "/portal"), ("/portal//evil.example", "/portal"), ("\\\\evil.example", "/portal"),
        ("javascript:alert(1)", "/portal"), ("/portal/../../x", "/portal"), ("/portal/%2e%2e/x", "/portal"),
        ("/portal/..%2f..%2fx", "/portal"), ("/portal.evil.example", "/portal"), ("/portal@evil.example", "/portal"),
        ("/static/portal.css", "/portal"), ("/portal/tickets\r\nSet-Cookie: a=b", "/portal"),
        (" /portal/tickets", "/portal"),
        ("/portal/login/link?token=x", "/portal"), ("/portal/logout", "/portal"), ("/portal/%6cogin", "/portal"),
        ("http:/portal", "/portal"), ("portal/tickets", "/portal"), ("/portal/tickets\u{0}", "/portal"),
        ("/portal/tickets#" + String(repeating: "a", count: 3000), "/portal"), ("", "/portal"), ("/ｐortal", "/portal"),
    ]

    @Test func `a login leads to the page that was asked for, and never out of the portal`() async throws {
        var login = LoginSettings()
        login.mailsPerAddressAndDay = 1000
        try await ServerScene.with(.init(login: login)) { scene in
            for (next, expected) in Self.destinations {
                let browser = try #require(BrowserKey.random())
                let letter = try await scene.letter(to: anna, next: next, browser: browser)
                let opened = try await scene.open(letter.token, browser: browser)
                #expect(opened.status == .seeOther, "\(next.prefix(60).debugDescription)")
                #expect(opened.headers[.location] == expected, "\(next.prefix(60).debugDescription)")
            }
        }
    }

    @Test func `a page without a login leads to the login and back to that page`() async throws {
        try await ServerScene.with { scene in
            for (path, next) in [
                ("/portal", nil), ("/portal/tickets?status=open", "/portal/tickets?status=open"),
                ("/portal/invoices/INV-2036", "/portal/invoices/INV-2036"), ("/portal/nexie", "/portal/nexie"),
                ("/portal/kb?q=a%26b", "/portal/kb?q=a%26b"), ("//portal/tickets", nil),
            ] {
                let response = try await scene.send(.get, path)
                let expected = "/portal/login" + (next.map { "?next=" + TestBrowser.encoded($0) } ?? "")
                #expect(response.status == .seeOther, "\(path)")
                let location = response.headers[.location] ?? ""
                let same = try FormValues(Array((location.split(separator: "?").dropFirst().first ?? "").utf8))
                #expect(same["next"] == next ?? "", "\(path) \(location) \(expected)")
                #expect(location.hasPrefix("/portal/login"), "\(path)")
            }
        }
    }
}

import Access
import HTTPTypes
import HummingbirdTesting
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// Forms that were not sent from our own pages change nothing.
@Suite struct ForgeryTests {
    /// How a request differs from one of ours, and whether that is enough to refuse it.
    private struct Case: Sendable {
        let name: String
        var headers: HTTPFields = [:]
        var csrf: Token = .right
        var isRefused = true

        enum Token: Sendable { case right, missing, empty, wrong, ofAnother, ofNobody, upper, longer }
    }

    private static let cases = [
        Case(name: "from another site", headers: [.named("Sec-Fetch-Site"): "cross-site"]),
        Case(name: "from a sister site", headers: [.named("Sec-Fetch-Site"): "same-site"]),
        Case(name: "from nowhere known", headers: [.named("Sec-Fetch-Site"): "SAME-ORIGIN "]),
        Case(name: "with a foreign origin", headers: [.origin: "http://evil.example"]),
        Case(name: "with a hidden origin", headers: [.origin: "null"]),
        Case(name: "with another scheme", headers: [.origin: "https://localhost"]),
        Case(name: "with another port", headers: [.origin: "http://localhost:8081"]),
        Case(name: "with a longer origin", headers: [.origin: "http://localhost.evil.example"]),
        Case(
            name: "with our origin from another site",
            headers: [.origin: "http://localhost", .named("Sec-Fetch-Site"): "cross-site"]),
        Case(name: "without a token", csrf: .missing),
        Case(name: "with an empty token", csrf: .empty),
        Case(name: "with a wrong token", csrf: .wrong),
        Case(name: "with another session's token", csrf: .ofAnother),
        Case(name: "with the token of no session", csrf: .ofNobody),
        Case(name: "with the token in capitals", csrf: .upper),
        Case(name: "with a longer token", csrf: .longer),
        Case(name: "of our own pages", headers: [.named("Sec-Fetch-Site"): "same-origin"], isRefused: false),
        Case(name: "typed by the person", headers: [.named("Sec-Fetch-Site"): "none"], isRefused: false),
        Case(name: "of an old browser", headers: [.origin: "http://localhost"], isRefused: false),
        Case(name: "of a very old browser", isRefused: false),
    ]

    private func fields(_ token: Case.Token, _ member: Member, _ other: Member, _ scene: ServerScene) -> String {
        switch token {
        case .right: "&csrf=\(member.csrf)"
        case .missing: ""
        case .empty: "&csrf="
        case .wrong: "&csrf=\(String(member.csrf.reversed()))"
        case .ofAnother: "&csrf=\(other.csrf)"
        case .ofNobody: "&csrf=\(scene.portal.formToken(""))"
        case .upper: "&csrf=\(member.csrf.uppercased())"
        case .longer: "&csrf=\(member.csrf)0"
        }
    }

    @Test func `a forged form is refused and changes nothing, and our own is taken`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member(anna)
            let other = try await scene.member("ben@marigold.example")
            for request in Self.cases {
                var headers = request.headers
                headers[.cookie] = member.cookie
                let csrf = fields(request.csrf, member, other, scene)
                let before = try await notes(scene)
                let note = try await scene.form("/portal/tickets/1042/notes", "body=Any+news%3F" + csrf, headers)
                #expect((note.status == .forbidden) == request.isRefused, "\(request.name): \(note.status)")
                #expect(try await notes(scene) == before + (request.isRefused ? 0 : 1), "\(request.name)")
                guard request.isRefused else { continue }
                for path in [
                    "/portal/logout", "/portal/tickets", "/portal/nexie/messages", "/portal/nexie/proposals/x",
                    "/portal/nothing",
                ] {
                    let response = try await scene.form(path, "x=1" + csrf, headers)
                    #expect(response.status == .forbidden, "\(request.name): \(path) \(response.status)")
                }
                let key = try #require(SessionKey(member.secret))
                #expect(try await scene.portal.sessions.principal(for: key) != nil, "\(request.name)")
            }
        }
    }

    private func notes(_ scene: ServerScene) async throws -> Int {
        let principal = try await scene.house.principal(anna)
        return try await scene.house.runtime.call(GetTicket.self, .init(number: 1042), as: principal).notes.count
    }

    @Test func `a token in the address or in a header stands for none`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member(anna)
            var headers = member.headers
            headers[.named("X-CSRF-Token")] = member.csrf
            let response = try await scene.form("/portal/logout?csrf=\(member.csrf)", "", headers)
            #expect(response.status == .forbidden)
        }
    }

    @Test func `a login can't be pushed onto somebody, with our cookies or without`() async throws {
        try await ServerScene.with { scene in
            let browser = try #require(BrowserKey.random())
            let letter = try await scene.letter(to: anna, browser: browser)
            let fields = "token=\(letter.token)&code=\(letter.code)"
            let mine = scene.cookie(browser: browser)
            let pair = try #require(mine[.cookie])
            let pushed: [HTTPFields] = [
                [.named("Sec-Fetch-Site"): "cross-site"], [.origin: "http://evil.example"], mine,
                [.cookie: "nexie_browser=x"], [.cookie: "nexie_session="], [.cookie: "\(pair); \(pair)"],
                [.cookie: "nexie_browser=\(String(repeating: "a", count: 43))"],
            ]
            for headers in pushed {
                for path in ["/portal/login/link", "/portal/login/code"] {
                    let response = try await scene.form(path, fields + "&email=anna%40marigold.example", headers)
                    #expect(response.status == .forbidden, "\(headers) \(path)")
                }
            }
            #expect(try await scene.open(letter.token, browser: browser).status == .seeOther)
        }
    }

    @Test func `a form without a login leads to the login and changes nothing`() async throws {
        try await ServerScene.with { scene in
            let before = try await notes(scene)
            for path in ["/portal/tickets/1042/notes", "/portal/tickets", "/portal/logout", "/portal/nexie/messages"] {
                let response = try await scene.form(path, "body=x")
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/portal/login")
            }
            #expect(try await notes(scene) == before)
        }
    }
}

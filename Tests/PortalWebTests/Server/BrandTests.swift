import Access
import HTTPTypes
import Testing

@testable import PortalWeb

/// The pages in a provider's own colour and with its logo.
@Suite struct BrandTests {
    @Test func `everybody sees the colour and the logo of their own provider`() async throws {
        try await ServerScene.with { scene in
            for (person, color) in [("anna@marigold.example", "0b5a57"), ("quinn@juniper-finch.example", "a4501e")] {
                let cookie = try await scene.member(person).cookie
                let page = try await scene.send(.get, "/portal", [.cookie: cookie]).html
                let name = try Regex("/static/brand/\(color)\\.[0-9a-f]{12}\\.css")
                #expect(sheets(of: page).first?.wholeMatch(of: name) != nil)
                let source = try #require(page.firstMatch(of: /src="(\/static\/logo\/[0-9a-f]{64}\.svg)"/)).1
                let logo = try await scene.send(.get, String(source))
                #expect(logo.status == .ok && logo.headers[.contentType] == "image/svg+xml")
                #expect(logo.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox; frame-ancestors 'none'")
                #expect(logo.headers[.cacheControl]?.contains("immutable") == true)
            }
        }
    }

    @Test(
        arguments: [
            "/static/brand/0b5a57", "/static/brand/0b5a57.css", "/static/brand/0b5a57.000000000000.css",
            "/static/brand/0B5A57.css", "/static/brand/red.css", "/static/brand/.css",
            "/static/brand/0b5a57;.css", "/static/logo/x.svg", "/static/logo/%27%20OR%201.svg", "/static/logo/",
        ])
    func `a look that nobody has is not there`(path: String) async throws {
        try await ServerScene.with { scene in
            let answer = try await scene.send(.get, path)
            #expect(answer.status == .notFound)
        }
    }

    @Test func `the sheet of a colour says two colours and nothing else`() async throws {
        try await ServerScene.with { scene in
            let color = try #require(BrandColor("#ffdd00"))
            let sheet = try await scene.send(.get, "/static/brand/" + BrandShades.fileName(for: color))
            #expect(sheet.status == .ok && sheet.headers[.contentType] == "text/css; charset=utf-8")
            let said = try /:root\{--brand:#[0-9a-f]{6};--brand-dark:#[0-9a-f]{6}\}/.wholeMatch(in: sheet.html)
            #expect(said != nil)
        }
    }

    private func sheets(of page: String) -> [Substring] {
        page.matches(of: /<link rel="stylesheet" href="(\/static\/brand\/[^"]*)"/).map(\.1)
    }
}

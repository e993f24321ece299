import Access
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PortalWeb

/// The headers that protect a page, on every answer there is.
@Suite struct HeaderTests {
    /// A request and the status that shows that it was answered as meant.
    private struct Case: Sendable {
        let method: HTTPRequest.Method
        let path: String
        let status: [Int]
        var headers: HTTPFields = [:]
        var body: String?
        var person: String?
    }

    private static let urlencoded: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    private static let cases = [
        Case(method: .get, path: "/", status: [303]),
        Case(method: .get, path: "/portal/login", status: [200]),
        Case(method: .get, path: "/portal/login/sent", status: [200]),
        Case(method: .get, path: "/portal/login/link?token=x", status: [410]),
        Case(method: .head, path: "/portal/login/link?token=x", status: [410]),
        Case(method: .get, path: "/portal/login?next=%zz", status: [400]),
        Case(method: .post, path: "/portal/login", status: [303], headers: urlencoded, body: "email=x"),
        Case(method: .post, path: "/portal/login/link", status: [410], headers: urlencoded, body: "token=x"),
        Case(method: .post, path: "/portal/login/code", status: [422], headers: urlencoded, body: "email=x&code=1"),
        Case(method: .post, path: "/portal/login", status: [400], body: "{}"),
        Case(method: .get, path: "/portal", status: [303]),
        Case(method: .get, path: "/nothing", status: [404]),
        Case(method: .get, path: "/portal/nothing", status: [404]),
        Case(method: .delete, path: "/portal/login", status: [404, 405]),
        Case(method: .put, path: "/nothing", status: [404, 405]),
        Case(method: .get, path: "/static/portal.css", status: [200]),
        Case(method: .get, path: "/static/nothing.css", status: [404]),
        Case(method: .get, path: "/health", status: [200]),
        Case(method: .get, path: "/health", status: [421], headers: [.named("Host"): "evil.example"]),
        Case(method: .get, path: "/portal", status: [200], person: "anna@marigold.example"),
        Case(method: .get, path: "/portal/tickets/1042", status: [200], person: "anna@marigold.example"),
        Case(method: .get, path: "/portal/tickets/9", status: [404], person: "anna@marigold.example"),
        Case(method: .get, path: "/portal/invoices", status: [403], person: "chloe@marigold.example"),
        Case(method: .post, path: "/portal/logout", status: [403], person: "chloe@marigold.example"),
        Case(
            method: .post, path: "/portal/tickets", status: [413], headers: urlencoded,
            body: String(repeating: "a", count: 200_000), person: "anna@marigold.example"),
    ]

    private func check(_ response: TestResponse, _ name: String, secure: Bool) {
        let headers = response.headers
        let policy = headers[.contentSecurityPolicy] ?? ""
        for part in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'none'",
        ] { #expect(policy.contains(part), "\(name): \(part)") }
        for part in ["unsafe-inline", "unsafe-eval", "unsafe-hashes", "data:", "*", "http:", "https:"] {
            #expect(!policy.contains(part), "\(name): \(part)")
        }
        #expect(headers[values: .contentSecurityPolicy].count == 1, "\(name)")
        #expect(headers[.xContentTypeOptions] == "nosniff", "\(name)")
        #expect(headers[.named("X-Frame-Options")] == "DENY", "\(name)")
        #expect(headers[.named("Cross-Origin-Opener-Policy")] == "same-origin", "\(name)")
        #expect(headers[.named("Cross-Origin-Resource-Policy")] == "same-origin", "\(name)")
        #expect(["same-origin", "no-referrer"].contains(headers[.named("Referrer-Policy")] ?? ""), "\(name)")
        #expect((headers[.strictTransportSecurity] != nil) == secure, "\(name)")
        #expect(headers[.cacheControl] != nil, "\(name)")
    }

    @Test func `every answer carries the headers, whatever it is`() async throws {
        for (baseURL, secure) in [("http://localhost", false), ("https://portal.example", true)] {
            try await ServerScene.with(.init(baseURL: baseURL)) { scene in
                for request in Self.cases {
                    var headers = request.headers
                    if let person = request.person { headers[.cookie] = try await scene.member(person).cookie }
                    let response = try await scene.send(
                        request.method, request.path, headers, body: request.body.map { Array($0.utf8) })
                    let name = "\(request.method) \(request.path) \(request.status)"
                    #expect(request.status.contains(response.status.code), "\(name): \(response.status)")
                    check(response, name, secure: secure)
                    if !request.path.hasPrefix("/static/portal") {
                        #expect(response.headers[.cacheControl] == "no-store", "\(name)")
                    }
                    if request.path.contains("/login/link") {
                        #expect(response.headers[.named("Referrer-Policy")] == "no-referrer", "\(name)")
                    }
                }
            }
        }
    }

    @Test func `a page with a token in its address names nobody else, and hands the token to nobody`() async throws {
        try await ServerScene.with { scene in
            let browser = try #require(BrowserKey.random())
            let token = try await scene.letter(to: "anna@marigold.example", browser: browser).token
            for cookies in [scene.cookie(browser: browser), [:]] {
                let page = try await scene.send(.get, "/portal/login/link?token=\(token)", cookies)
                #expect(page.status == .ok)
                #expect(page.headers[.named("Referrer-Policy")] == "no-referrer")
                #expect(page.headers[.cacheControl] == "no-store")
                #expect(!page.html.contains("http://") && !page.html.contains("https://"))
                #expect(!page.html.contains("anna@marigold.example"))
            }
        }
    }

    @Test func `an unchanged static file is not sent again, and under its hash it is kept for good`() async throws {
        try await ServerScene.with { scene in
            let first = try await scene.send(.get, "/static/portal.css")
            let tag = try #require(first.headers[.eTag])
            let second = try await scene.send(.get, "/static/portal.css", [.ifNoneMatch: tag])
            #expect(second.status == .notModified && second.bytes.isEmpty)
            check(second, "304", secure: false)
            let lasting = try await scene.send(.get, StaticFiles.link("portal.css").address)
            #expect(lasting.bytes == first.bytes && lasting.headers[.cacheControl]?.contains("immutable") == true)
            for name in ["..%2fRoutes.swift", "%2e%2e", "portal.css%00", "portal.css/", ".", "Portal.css"] {
                #expect(try await scene.send(.get, "/static/\(name)").status != .ok || name.hasSuffix("/"), "\(name)")
            }
        }
    }

    @Test func `a fault of ours is a page without the fault's words`() async throws {
        struct Secret: Error, CustomStringConvertible { let description = "password hunter2 at /srv/data" }
        try await ServerScene.with(.init(health: { throw Secret() })) { scene in
            let response = try await scene.send(.get, "/health")
            #expect(response.status == .internalServerError)
            #expect(!response.html.contains("hunter2") && response.html.contains("reference"))
            check(response, "500", secure: false)
        }
    }
}

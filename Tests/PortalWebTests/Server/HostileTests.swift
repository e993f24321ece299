import HTTPTypes
import Testing

@testable import PortalWeb

/// Requests that no browser sends.
@Suite struct HostileTests {
    private static let long = String(repeating: "a", count: 20_000)

    private static let requests: [String] = [
        "BREW /portal HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "TRACE /portal/login HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PROPFIND /portal HTTP/1.1\r\nHost: localhost\r\nDepth: 1\r\n\r\n",
        "get /portal HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\(long.prefix(500)) / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal?q=\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nX: \(long)\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\n" + String(repeating: "X: y\r\n", count: 500) + "\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nCookie: \(long.prefix(7000))\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nCookie: " + String(repeating: "nexie_session=;", count: 400)
            + "\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nX: a\u{0}b\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nX\u{0}: b\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nX : b\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\n folded: b\r\n\r\n",
        "GET /portal HTTP/1.1\nHost: localhost\n\n",
        "GET /portal HTTP/1.1\r\rHost: localhost\r\r",
        "GET /portal\r\nX: y HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal/login?next=%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal/%0d%0aSet-Cookie:a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal/tickets/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/..%2f..%2fPackage.swift HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/../../Package.swift HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/%2e%2e%5cx HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /static/% HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET //// HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal/ü HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET  /portal HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal  HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /portal HTTP/1.0\r\nHost: localhost\r\n\r\n",
        "GET /portal HTTP/1.0\r\n\r\n",
        "GET /portal HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /portal HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "GET /portal\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}",
        "\r\n\r\n\r\n", "\u{0}\u{0}\u{0}", "HTTP/1.1 200 OK\r\n\r\n", "",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "GET /portal HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nRange: bytes=99999999999999999999-\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\nx",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail=too+short",
        "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: \u{FF}\r\nContent-Length: 1\r\n\r\nx",
        "POST //portal/logout HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
        "POST /portal/../portal/logout HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
    ]

    @Test func `a hostile request gets a refusal, never a fault, and the portal goes on`() async throws {
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            for request in Self.requests {
                let bytes = request.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
                let answer = try await RawAnswer.to(bytes, at: port)
                let name = request.prefix(80).debugDescription
                #expect(answer.status >= 0 && answer.status < 500, "\(name): \(answer.status)")
                #expect(answer.status != 200 || name.contains("/health") || name.contains("login"), "\(name)")
                #expect(answer.header("Set-Cookie") != "a=b", "\(name)")
                #expect(!answer.text.contains("PackageDescription"), "\(name)")
                if answer.status != 0, answer.body.contains("<html") {
                    #expect(answer.header("Content-Security-Policy") != nil, "\(name)")
                }
            }
            let health = try await RawAnswer.to("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", at: port)
            #expect(health.status == 200)
        }
    }

    @Test func `an answer to HEAD has no body, so that nothing of it is taken for the next answer`() async throws {
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            for path in ["/portal/login/link?token=x", "/portal/login", "/portal", "/static/portal.css", "/nothing"] {
                let answer = try await RawAnswer.to(
                    "HEAD \(path) HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    at: port)
                #expect(answer.body.hasPrefix("HTTP/1.1 200"), "\(path): \(answer.body.prefix(80).debugDescription)")
                #expect(!answer.text.contains("<html"), "\(path)")
            }
        }
    }

    @Test func `an event stream carries the headers and ends`() async throws {
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            let member = try await scene.member("anna@marigold.example")
            let body = "text=Hello&csrf=\(member.csrf)"
            let answer = try await RawAnswer.to(
                """
                POST /portal/nexie/messages HTTP/1.1\r
                Host: localhost\r
                Cookie: \(member.cookie)\r
                Accept: text/event-stream\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: \(body.utf8.count)\r
                \r
                \(body)
                """, at: port)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type")?.hasPrefix("text/event-stream") == true)
            for name in ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"] {
                #expect(answer.header(name) != nil, "\(name)")
            }
            #expect(answer.header("Cache-Control") == "no-store")
        }
    }
}

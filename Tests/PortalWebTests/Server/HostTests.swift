import HTTPTypes
import Testing

@testable import PortalWeb

/// For whom a request is, and from where it comes.
@Suite struct HostTests {
    @Test func `a request for another host, for none or for two is refused`() async throws {
        let refused = [
            "Host: evil.example", "Host: localhost.evil.example", "Host: localhost:81", "Host: localhost,evil.example",
            "Host: user@localhost", "Host: localhost/", "Host: ", "Host: http://localhost", "Host: localhost.",
            "Host: [::1]", "X-Forwarded-Host: localhost", "X-Host: localhost", "Host: evil.example\r\nHost: localhost",
            "Host: localhost\r\nHost: evil.example", "Host: localhost\r\nHost: localhost",
            "Host: evil.example\r\nX-Forwarded-Host: localhost", "Forwarded: host=localhost",
        ]
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            for lines in refused {
                let answer = try await RawAnswer.to("GET /health HTTP/1.1\r\n\(lines)\r\n\r\n", at: port)
                #expect([400, 421].contains(answer.status), "\(lines.debugDescription): \(answer.status)")
                #expect(!answer.body.contains("ok\""), "\(lines.debugDescription)")
            }
            for lines in ["Host: localhost", "host: LOCALHOST", "Host:localhost"] {
                let answer = try await RawAnswer.to("GET /health HTTP/1.1\r\n\(lines)\r\n\r\n", at: port)
                #expect(answer.status == 200, "\(lines)")
            }
        }
    }

    @Test func `an address in the request line changes nothing of where the request belongs`() async throws {
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            for target in [
                "//evil.example/health", "*", "health", "evil.example:80", "?x", "#", "\\health", "http:///x",
                "ftp://evil.example", "http://evil.example/nothing", "file:///etc/passwd",
            ] {
                let answer = try await RawAnswer.to("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n", at: port)
                #expect([0, 303, 400, 404, 421].contains(answer.status), "\(target): \(answer.status)")
                #expect(!answer.text.contains("evil.example") && !answer.text.contains("root:"), "\(target)")
            }
            let foreign = try await RawAnswer.to(
                "GET http://localhost/health HTTP/1.1\r\nHost: evil.example\r\n\r\n", at: port)
            #expect(foreign.status == 421)
        }
    }

    @Test func `links and mails carry the settings' address, whatever the request says`() async throws {
        try await ServerScene.with(.init(baseURL: "https://portal.example")) { scene in
            let response = try await scene.form(
                "/portal/login", "email=anna%40marigold.example",
                [.named("X-Forwarded-Host"): "evil.example", .named("X-Forwarded-Proto"): "gopher"])
            #expect(response.headers[.location] == "/portal/login/sent")
            #expect(try await scene.deliver() == ["anna@marigold.example"])
        }
    }

    private func network(_ peer: String, _ forwarded: [String], trusting: Set<String> = ["10.0.0.1"]) throws -> String {
        let site = try #require(Site(baseURL: "http://localhost", trustedProxies: trusting))
        var headers = HTTPFields()
        headers[values: .named("X-Forwarded-For")] = forwarded
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/", headerFields: headers)
        return ClientNetwork(site: site).network(of: .init(head: head, body: .init(buffer: .init())), peer: peer)
    }

    @Test func `the word of a proxy counts only when the settings trust it`() throws {
        for (peer, forwarded, expected) in [
            ("192.0.2.7", ["198.51.100.1"], "192.0.2.7"),
            ("192.0.2.7", [], "192.0.2.7"),
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1, 10.0.0.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1", "10.0.0.1"], "198.51.100.1"),
            ("10.0.0.1", ["10.0.0.1"], "10.0.0.1"),
            ("10.0.0.2", ["198.51.100.1"], "10.0.0.2"),
        ] {
            #expect(try network(peer, forwarded) == expected, "\(peer) \(forwarded)")
        }
    }

    @Test func `what is no address at all is one network, not one each`() throws {
        for text in ["", "x", "198.51.100.1:80", "1.2.3", "999.1.1.1", "' OR 1=1", "unknown", "_hidden", "\u{0}"] {
            #expect(try network("10.0.0.1", [text + "x"]) == "unknown", "\(text)")
        }
        #expect(try network("unknown", []) == "unknown")
    }

    @Test func `an IPv6 client is its first 64 bits, and an IPv4 one in disguise is itself`() throws {
        let same = ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:DB8:1:2::1", "2001:0db8:0001:0002::9"]
        #expect(Set(try same.map { try network($0, []) }).count == 1)
        #expect(Set(try same.map { try network("10.0.0.1", [$0]) }) == Set(try same.map { try network($0, []) }))
        let other = try network("2001:db8:1:3::1", [])
        #expect(try network(same[0], []) != other)
        #expect(try network("::ffff:192.0.2.7", []) == "192.0.2.7")
        #expect(try network("10.0.0.1", ["::ffff:192.0.2.7"]) == "192.0.2.7")
    }

    @Test func `a forged address buys nobody another request`() async throws {
        var login = LoginLimit.settings
        login.asksPerClientAndHour = 3
        for (trusted, expected) in [(Set<String>(), 3), (["127.0.0.1"], 9)] {
            try await ServerScene.with(.init(trustedProxies: trusted, login: login), live: true) { scene in
                for number in 0..<9 {
                    let response = try await scene.form(
                        "/portal/login", "email=nobody\(number)%40x.example",
                        [.named("X-Forwarded-For"): "198.51.100.\(number)"])
                    #expect(response.status == .seeOther)
                }
                #expect(try await LoginLimit.asks(in: scene) == expected)
            }
        }
    }
}

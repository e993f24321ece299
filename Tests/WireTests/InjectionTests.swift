import Testing

@testable import Wire

/// Nothing that a person or a setting brings can become a line, a command or another place of its own.
@Suite struct InjectionTests {
    private func isRefused(_ fault: WireFault?) -> Bool {
        if case .badRequest = fault { true } else { false }
    }

    @Test(arguments: [
        ("x-a", "b\r\nx-c: d"), ("x-a", "b\nx-c: d"), ("x-a", "b\r"), ("x-a", "b\0"), ("x-a", "schlüssel"),
        ("x-a\r\nx-b", "c"), ("x a", "b"), ("x:a", "b"), ("", "b"), ("x-ä", "b"), ("Content-Length", "0"),
        ("transfer-encoding", "chunked"), ("Connection", "close"), ("Expect", "100-continue"),
    ])
    func `a header can't be more than one header`(name: String, value: String) async throws {
        let (server, wire) = (try RawServer { _ in }, try Wire())
        let fault = await wire.fault(of: WireRequest(url: server.url, headers: [(name, value)]))
        #expect(isRefused(fault))
        #expect(server.connections == 0)
        await wire.stop()
    }

    @Test(arguments: ["", "get", "GET /", "G\r\nT", "GET\0", "GÉT", String(repeating: "A", count: 21)])
    func `a method is a word`(method: String) async throws {
        let (server, wire) = (try RawServer { _ in }, try Wire())
        #expect(isRefused(await wire.fault(of: WireRequest(method: method, url: server.url))))
        #expect(server.connections == 0)
        await wire.stop()
    }

    @Test(arguments: [
        "", "PLACE", "//PLACE", "http:///", "file:///etc/hosts", "ftp://PLACE", "gopher://PLACE", "smtp://PLACE",
        "dict://PLACE", "http://user@PLACE", "http://user:pass@PLACE", "http://@PLACE", "http://PLACE/a b",
        "http://PLACE/\r\nx: y", "http://PLACE/\0", "http://PLACE/ä", "http://PLACE\\@else", " http://PLACE",
        "http://PLACE:99999/", "http://PL ACE/", "http://<PLACE>",
    ])
    func `a URL is one of the web, without a user and without a line end`(url: String) async throws {
        let (server, wire) = (try RawServer { _ in }, try Wire())
        let url = url.replacing("PLACE", with: "127.0.0.1:\(server.port)")
        #expect(isRefused(await wire.fault(of: WireRequest(url: url))), "\(url)")
        #expect(server.connections == 0)
        await wire.stop()
    }

    @Test(arguments: [
        "", "ann", "@b.example", "ann@", "ann@b@c.example", "ann@b.example>\r\nDATA", "ann@b.example\r\nDATA",
        "ann@b.example\n", "<ann@b.example>", "ann @b.example", "ann@b.example SIZE=1", "ann@b.\u{0}example",
        "ann\u{a0}@b.example", "ann\u{2028}@b.example", "ann\u{200b}@b.example", "a@b.example,c@d.example",
        "\"a\"@b.example",
        String(repeating: "a", count: 320) + "@b.example",
    ])
    func `an address is one address`(address: String) async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        var letter = mail.letter(to: ["ann@client.example", address])
        #expect(isRefused(await wire.fault(of: letter)))
        letter = mail.letter()
        letter.from = address
        #expect(isRefused(await wire.fault(of: letter)) == !address.isEmpty)
        #expect(mail.server.connections == (address.isEmpty ? 1 : 0))
        await wire.stop()
    }

    @Test(arguments: [
        "a\n.\nMAIL FROM:<b@c.example>\n", "a\r.\r", "a\r\n.\n\r\n", "a\r\r\n", "no line end", "", "a\r\nb\r",
    ])
    func `a letter's lines end in one way`(text: String) async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        #expect(isRefused(await wire.fault(of: mail.letter(text))))
        #expect(mail.server.connections == 0)
        await wire.stop()
    }

    @Test(arguments: [
        "http://PLACE", "smtp://user@PLACE", "smtp://user:pass@PLACE", "smtp://PLACE/a%0d%0aDATA", "smtp://PLACE/a b",
        "smtp://PLACE/a/b", "smtp://PLACE/<a>", "smtp:PLACE",
    ])
    func `a mail server is a place and a name to greet by`(url: String) async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        var letter = mail.letter()
        letter.server.url = url.replacing("PLACE", with: "127.0.0.1:\(mail.server.port)")
        #expect(isRefused(await wire.fault(of: letter)))
        #expect(mail.server.connections == 0)
        await wire.stop()
    }

    @Test func `a letter without recipients stays here`() async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        #expect(isRefused(await wire.fault(of: mail.letter(to: []))))
        await wire.stop()
    }

    @Test func `no fault repeats what it was given`() async throws {
        let wire = try Wire()
        let secret = "hunter2\r\n"
        for request in [
            WireRequest(method: secret, url: "http://a"), WireRequest(url: "http://\(secret)"),
            WireRequest(url: "http://a", headers: [(secret, "")]),
            WireRequest(url: "http://a", headers: [("a", secret)]),
        ] {
            let fault = await wire.fault(of: request)
            #expect(isRefused(fault) && !"\(String(describing: fault))".contains("hunter2"))
        }
        await wire.stop()
    }
}

import Testing

@testable import PortalWeb

@Suite struct LinkTests {
    @Test func `a page's address carries any segment and any search without breaking`() {
        #expect(Link.page("/portal/tickets/", "1042").address == "/portal/tickets/1042")
        #expect(Link.page("/portal/kb/", "a/b?c#d", "é").address == "/portal/kb/a%2Fb%3Fc%23d/%C3%A9")
        let search = Link.page("/portal/tickets", query: ["status": "open", "q": "a&b=c d+", "cursor": nil])
        #expect(search.address == "/portal/tickets?status=open&q=a%26b%3Dc%20d%2B")
        #expect(Link.page("/portal/profile", anchor: "phone").address == "/portal/profile#phone")
    }

    @Test(arguments: [".", ".."])
    func `a segment of dots cannot climb out of its folder`(segment: String) {
        let address = Link.page("/portal/tickets/", segment, "notes").address
        #expect(!address.contains("/./") && !address.contains("/../") && !address.lowercased().contains("/%2e"))
    }

    @Test func `mail and telephone links hold nothing but the address and the number`() {
        #expect(Link.mail("help@msp.example").address == "mailto:help@msp.example")
        #expect(Link.mail("a@b?bcc=evil@x").address == "mailto:a@b%3Fbcc%3Devil@x")
        #expect(Link.telephone("+49 (30) 1234-5").address == "tel:+493012345")
        #expect(Link.telephone("javascript:1").address == "tel:1")
    }

    @Test(arguments: [
        "/portal", "/portal/", "/portal/tickets/1042", "/portal/tickets?status=open&q=a%2Fb",
        "/portal/kb/vpn-setup#step-2",
        "/portal?x=1", "/portal/kb/caf%C3%A9", "/portal/invoices/INV-2026.001", "/portal/kb/~a,b;c=d@e:f!$'()*+",
    ])
    func `a plain path of the portal is taken as it is`(path: String) {
        #expect(Link(portalPath: path)?.address == path)
    }

    @Test(arguments: [
        "", "portal", "/", "//evil.example/portal/", "/portal//evil.example", "/portal/../admin", "/portal/..",
        "/portal/./tickets", "/portal/%2e%2e/x", "/portal/%2E./x", "/portal/a%2fb", "/portal/%5cevil", "/portal/%00",
        "/portal/%0d%0aSet-Cookie:x", "/portal\\evil.example", "/\\evil.example", "/portal/\\..", "\\portal\\x",
        "/portal/a b", "/portal/\u{0}", "/portal/\n", "/portal/\t/x", "/portal/é", "/portalx", "/portal.evil.example",
        "/portal@evil.example", "https://evil.example/portal/", "javascript:alert(1)", "JAVASCRIPT:alert(1)",
        " /portal/x", "/portal/x ", "/PORTAL/x", "/portal/\"onclick=", "/portal/<b>", "/portal/%", "/portal/%2",
        "/portal/%zz", "/portal/%252e%252e/x", "/portal/x?next=//evil.example", "/portal/x?a=%00", "/staff",
        "/portal/login", "/portal/login/link?token=abc", "/portal/Login/link", "/portal/logout", "/portal/logi%6e?",
        "/portal/x/../login", "/portal/...", "/portal/\u{202E}x", "/portal/" + String(repeating: "a", count: 2000),
    ])
    func `a path that could be read in a second way is no link`(path: String) {
        #expect(Link(portalPath: path) == nil)
    }

    private static let hosts = AllowedHosts(["pay.example.com", "xn--py-0ka.example.com", "Pay.Other.com", "localhost"])

    @Test(arguments: [
        "https://pay.example.com", "https://pay.example.com/", "https://pay.example.com/i/42?t=a%20b&c=d#e",
        "https://pay.example.com?x=1", "https://pay.example.com#x", "https://pay.example.com/a@b:c//d",
    ])
    func `an address on a listed host is taken as it is`(text: String) throws {
        let address = try #require(HTTPSAddress(text, hosts: Self.hosts))
        #expect(Link.outside(address).address == text)
        #expect(Link.outside(address).isOutside)
    }

    @Test(arguments: [
        "", "pay.example.com", "//pay.example.com", "http://pay.example.com/", "HTTPS://pay.example.com/",
        "https:/pay.example.com", "https:pay.example.com", "https:\\\\pay.example.com", "https://PAY.example.com/",
        "https://evil.example/", "https://pay.example.com.evil.example/", "https://evilpay.example.com/",
        "https://pay.example.com@evil.example/", "https://user@pay.example.com/", "https://u:p@pay.example.com/",
        "https://pay.example.com:443/", "https://pay.example.com:", "https://pay.example.com./",
        "https://pay.example.com%2eevil.example/", "https://pay.example.com\\@evil.example", "https://pаy.example.com/",
        "https://pay.example.com。evil.example/", "https://pay.example.com\u{2044}evil.example/",
        "https://xn--py-0ka.example.com/", "https://pay.other.com/", "https://localhost/", "https://[::1]/",
        "https://pay.example.com/ ", " https://pay.example.com/", "https://pay.example.com/\n",
        "https://\tpay.example.com/",
        "https://pay.example.com/\"", "https://pay.example.com/<x>", "https://pay.example.com/\u{0}",
        "https://pay.example.com/é", "https:///pay.example.com", "https://", "https://?pay.example.com",
        "javascript:https://pay.example.com/", "data:text/html,https://pay.example.com/",
    ])
    func `an address that is not plainly on a listed host is refused`(text: String) {
        #expect(HTTPSAddress(text, hosts: Self.hosts) == nil)
    }
}

import Testing

@testable import Store

/// Which pictures a provider can put on everybody's pages.
@Suite struct LogoTests {
    private static let open = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">"#

    @Test(
        arguments: [
            open + ##"<path fill="#0b5a57" d="M0 0h9v9Z"/></svg>"##,
            open + ##"<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>"##
                + ##"<title>A name</title><g transform="translate(1 1)"><rect fill="url(#a)" x="1" rx="2"/></g></svg>"##,
        ])
    func `a plain drawing is a logo`(text: String) throws {
        let logo = try Logo(Array(text.utf8))
        let named = try /[0-9a-f]{64}\.svg/.wholeMatch(in: logo.name)
        #expect(named != nil && logo.bytes == Array(text.utf8))
    }

    @Test(
        arguments: [
            "<script>alert(1)</script>", #"<path onload="x()" d=""/>"#, #"<path d="" onclick = 'x()'/>"#,
            #"<a href="https://other.example"><path/></a>"#, #"<image href="https://other.example/a.png"/>"#,
            ##"<use xlink:href="#a"/>"##, "<foreignObject><p>x</p></foreignObject>", "<style>a{}</style>",
            #"<path style="background:url(//other.example)"/>"#, "<!-- x -->", "<!ENTITY a 'b'>", "<?xml-stylesheet?>",
            #"<path fill="url(https://other.example/a)"/>"#, "<animate attributeName='href'/>", "<SCRIPT/>", "&lt;",
            "<set/>", "<text>hello</text>", "<path\u{0B}onload=x>", "<path/onload=x>",
            #"<path id=">" onload="x()"/>"#, #"<path id='>' onload='x()'/>"#,
            ##"<path fill="url(//other.example/x#y)"/>"##,
            ##"<path fill="url( '//other.example/x#y')"/>"##,
        ])
    func `a drawing that could act or ask is refused`(part: String) {
        #expect(throws: LogoProblem.acts) { try Logo(Array((Self.open + part + "</svg>").utf8)) }
    }

    @Test(arguments: ["", "GIF89a", "hello", "<html><svg></svg></html>", "\u{FEFF}<?xml?><svg></svg>"])
    func `what is no picture is refused`(text: String) {
        #expect(throws: LogoProblem.unknownKind) { try Logo(Array(text.utf8)) }
    }

    @Test func `a drawing of one long word is judged in one walk`() throws {
        let path = String(repeating: "a", count: 60_000)
        _ = try Logo(Array((Self.open + "<path d=\"\(path)\"/></svg>").utf8))
    }

    @Test func `a picture that is too large is refused`() {
        let large = Array((Self.open + String(repeating: " ", count: Logo.largest) + "</svg>").utf8)
        #expect(throws: LogoProblem.tooLarge) { try Logo(large) }
    }

    @Test func `a provider's logo is kept once, and goes when nobody has it`() async throws {
        try await TinyHouse.with([]) { tiny in
            let store = tiny.house.store
            let logo = try Logo(Array((Self.open + "</svg>").utf8))
            var particulars = TinyHouse.particulars("tiny")
            particulars.logo = logo
            _ = try await store.provisionTenant(particulars)
            #expect(try await store.logo(named: logo.name) == logo.bytes)
            particulars.logo = nil
            _ = try await store.provisionTenant(particulars)
            #expect(try await store.logo(named: logo.name) == nil)
        }
    }
}

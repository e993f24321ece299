import Access
import TestSupport
import Testing

@testable import Store

/// Which texts are addresses, and which of them are the same.
@Suite struct EmailAddressTests {
    @Test(arguments: [
        ["anna@marigold.example", " Anna@MARIGOLD.example "],
        ["ännchen@marigold.example", "ÄNNCHEN@marigold.example", "a\u{308}nnchen@marigold.example"],
        ["почта@пример.example", "ПОЧТА@ПРИМЕР.example", "почта@xn--e1afmkfd.example"],
        ["anna@bücher.example", "anna@BÜCHER.example", "anna@bu\u{308}cher.example", "Anna@xn--bcher-kva.example"],
        ["kelly@marigold.example", "\u{212A}elly@marigold.example"], ["ñandú@日本.example", "ÑANDÚ@xn--wgv71a.example"],
    ])
    func `one address has one spelling`(spellings: [String]) {
        let kept = Set(spellings.map(EmailAddress.normalised))
        #expect(kept.count == 1)
        #expect(kept.allSatisfy(EmailAddress.isPlausible))
        #expect(kept.allSatisfy { EmailAddress.normalised($0) == $0 })
    }

    @Test(arguments: [
        ("i\u{307}nfo@a.example", "info@a.example"), ("\u{130}nfo@a.example", "info@a.example"),
        ("\u{131}nfo@a.example", "info@a.example"), ("\u{430}nna@a.example", "anna@a.example"),
        ("stra\u{df}e@a.example", "strasse@a.example"), ("anna@stra\u{df}e.example", "anna@strasse.example"),
    ])
    func `two addresses that only look alike are two`(one: String, other: String) {
        #expect(EmailAddress.normalised(one) != EmailAddress.normalised(other))
    }

    @Test(arguments: [
        "", "anna", "anna@", "@marigold.example", "anna@@marigold.example", "anna@marigold", "anna@marigold..example",
        "anna @marigold.example", "anna@marigold.example\u{0}", "a\r\nb@marigold.example", "<anna@marigold.example>",
        "anna@marigold.example, ben@marigold.example", "anna@[127.0.0.1]", "\u{ff41}nna@marigold.example",
        "anna@\u{ff4d}arigold.example", "an\u{200b}na@marigold.example", "an\u{202e}na@marigold.example",
        "an\u{ad}na@marigold.example", "an\u{3164}na@marigold.example", "an\u{e000}na@marigold.example",
        "an\u{a0}na@marigold.example", "\u{301}anna@marigold.example", "anna@\u{301}marigold.example",
        "anna<\u{301}@marigold.example", "anna\u{1f600}@marigold.example", "\u{fb01}n@marigold.example",
        "anna@\u{202e}marigold.example", "an\u{fe0f}na@marigold.example", "an\u{378}na@marigold.example",
    ])
    func `what is no address stays none`(text: String) {
        #expect(!EmailAddress.isPlausible(EmailAddress.normalised(text)))
    }

    @Test func `an address is bounded in bytes`() {
        #expect(EmailAddress.isPlausible(String(repeating: "ä", count: 32) + "@a.example"))
        #expect(!EmailAddress.isPlausible(String(repeating: "ä", count: 33) + "@a.example"))
        let long = EmailAddress.normalised("a@" + String(repeating: "\u{10400}", count: 40_000) + ".example")
        #expect(!EmailAddress.isPlausible(long))
        #expect(!EmailAddress.isPlausible(EmailAddress.normalised("a@" + String(repeating: "ä.", count: 100) + "b")))
    }

    @Test func `somebody comes in by any spelling of their address`() async throws {
        try await LoginScene.with { scene in
            let kept = EmailAddress.normalised("ännchen@bücher.example")
            try await scene.change("UPDATE contact SET email = '\(kept)' WHERE external_id = 'quinn'")
            try await scene.ask("A\u{308}NNCHEN@Bücher.example")
            #expect(try await scene.round() == 1)
            #expect(scene.box.letters.map(\.to) == ["ännchen@xn--bcher-kva.example"])
        }
    }
}

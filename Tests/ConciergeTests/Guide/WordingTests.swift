import Testing

@testable import Concierge

/// How a line of the table of wordings is read.
@Suite struct WordingTests {
    @Test(arguments: [
        ("open tickets", "show me open tickets", true), ("open tickets", "open the tickets", false),
        ("a|b c", "b c", true), ("a|b c", "a b", false), ("a [b] c", "a c", true), ("a [b] c", "a b c", true),
        ("a [b] c", "a b b c", false), ("^ a", "a b", true), ("^ a", "b a", false), ("a $", "b a", true),
        ("a $", "a b", false), ("^ a $", "a", true), ("^ a $", "a a", false), ("a * b", "a b", true),
        ("a * b", "a 1 2 3 4 5 6 b", true), ("a * b", "a 1 2 3 4 5 6 7 b", false), ("a * b", "a c. d b", false),
        ("a * b", "a c? b", false), ("a * b", "a, c b", true), ("ticket #", "ticket 1042", true),
        ("ticket #", "ticket #1042", true), ("ticket #", "ticket x1042", false), ("ticket|# done", "7 done", true),
        ("@it is", "that is", true), ("@it|those is", "those is", true), ("@it is", "what is", false),
        ("new ticket :", "New ticket: it burns", true), ("new ticket :", "new ticket - it burns", true),
        ("new ticket :", "new ticket it burns", false), ("dont know", "I DON'T know", true),
        ("dont know", "I don’t know", true), ("what is", "What's is", true), ("a", "", false),
    ])
    func `a wording fits what it says and nothing else`(line: String, said: String, fits: Bool) throws {
        let wording = try Wording(line[...], classes: ["it": ["it", "that"]])
        #expect((wording.match(Utterance(said) { $0 }.words) != nil) == fits, "\(line) | \(said)")
    }

    @Test(arguments: ["", "*", "^ $", "[a]", "a|B", "a.b", "@gone", "[] a", "| a", "it's"])
    func `a line that says nothing or can't be read is refused`(line: String) {
        #expect(throws: Wording.Unreadable.self) { try Wording(line[...], classes: [:]) }
    }

    @Test func `a wording takes the first place and as little as it can`() throws {
        let wording = try Wording("a * b", classes: [:])
        #expect(wording.match(Utterance("x a b a b") { $0 }.words) == 1..<3)
    }

    @Test(arguments: [
        ("tikets", "tickets", true), ("ticekts", "tickets", true), ("ticketss", "tickets", true),
        ("tickets", "tickets", false), ("contrast", "contract", false), ("tikest", "tickets", false), ("", "a", true),
        ("ab", "ba", true), ("abc", "cba", false), ("", "", false),
    ])
    func `one slip of the fingers is forgiven, two are not`(left: String, right: String, isOne: Bool) {
        #expect(Slip.isOne(between: left, and: right) == isOne)
        #expect(Slip.isOne(between: right, and: left) == isOne)
    }

    @Test(arguments: [
        ("Hello, what’s “up”?", ["hello", "what", "up"]), ("INV-2026-014.", ["inv-2026-014"]),
        ("a/b (c)", ["a", "b", "c"]),
        ("e.g. 10.0.0.1", ["e.g", "10.0.0.1"]), ("!!! ?? …", []), ("🙂 ok 🙂", ["ok"]),
        ("--- x - y", [":", "x", ":", "y"]),
        ("ticket:1042", ["ticket", ":", "1042"]), ("打印机 坏了。", ["打印机", "坏了"]), ("مرحبا؟", ["مرحبا"]),
        ("zero\u{200B}width so\u{AD}ft", ["zerowidth", "soft"]), ("\u{202E}abc", ["abc"]),
        ("naïve CAFÉ", ["naïve", "café"]),
    ])
    func `what a person types becomes words`(typed: String, words: [String]) {
        #expect(Utterance(typed) { $0 }.words.map(\.text) == words)
    }

    @Test func `a long text is read from its beginning only`() {
        let said = Utterance(String(repeating: "word ", count: 50_000)) { $0 }
        #expect(said.words.count == Utterance.most)
        #expect(said.raw.count == 250_000)
    }

    @Test func `a word is given back as it was written`() {
        let said = Utterance("about the VPN-Client's «New» menu") { $0 }
        #expect(said.words.map(\.written) == ["about", "the", "VPN-Client's", "New", "menu"])
        #expect(said.text(of: 1..<4) == "the VPN-Client's «New")
        #expect(said.text(of: 4..<9) == "menu")
        #expect(said.text(of: 9..<12) == "")
    }
}

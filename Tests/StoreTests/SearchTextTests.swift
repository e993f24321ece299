import Testing

@testable import Store

/// How the text of articles and queries becomes terms, stems and snippets.
struct SearchTextTests {
    @Test(arguments: [
        ("Reset your PASSWORD", ["reset", "password"]),
        ("Microsoft 365: error 0x80070005!", ["microsoft", "365", "error", "0x80070005"]),
        ("e-mail", ["mail", "email"]),
        ("Wi-Fi on floor 2", ["wi", "fi", "wifi", "floor", "2"]),
        ("state-of-the-art kit", ["state", "art", "stateoftheart", "kit"]),
        ("24/7 at 8.30", ["24", "7", "8", "30"]),
        ("Zoë’s naïve café, Łódź", ["zoe", "naive", "cafe", "lodz"]),
        ("Zoe\u{308}'s cafe\u{301}", ["zoe", "cafe"]),
        ("Straße, Ångström, œuvre", ["strasse", "angstrom", "oeuvre"]),
        ("ΆΝΘΡΩΠΟΣ Ёлка", ["ανθρωποσ", "елка"]),
        ("ｏｆｆｉｃｅ ３６５ ٣٦٥", ["office", "365", "365"]),
        ("pass\u{AD}word re\u{200B}set", ["password", "reset"]),
        ("don't can't O'Brien", ["obrien"]),
        ("印刷 printer", ["印", "刷", "printer"]),
        ("-- 'tis - it's — ...", ["tis"]),
        ("a <script>alert(1)</script> b", ["script", "alert", "1", "script", "b"]),
    ])
    func `an author's words become lower-case terms without accents`(text: String, terms: [String]) {
        #expect(Tokenizer.terms(in: text) == terms)
    }

    @Test(arguments: ["", "   ", "the and of it", "!?…", "🙂🙂", "\u{301}\u{301}", "\u{202E}\u{0}", "- - ' '"])
    func `text that says nothing gives no terms`(text: String) {
        #expect(Tokenizer.terms(in: text) == [])
    }

    @Test func `a hostile author cannot make a term longer than forty bytes`() {
        let words = [
            String(repeating: "a", count: 500), String(repeating: "ж", count: 500),
            "x-" + String(repeating: "ab-", count: 300),
        ]
        for term in words.flatMap(Tokenizer.terms) {
            #expect((1...Tokenizer.longestTerm).contains(term.utf8.count))
            #expect(!term.unicodeScalars.contains("\u{FFFD}"))
        }
    }

    @Test func `a hostile author cannot make more than twenty thousand terms`() {
        let terms = Tokenizer.terms(in: String(repeating: "w1 ", count: 30_000))
        #expect(terms.count == Tokenizer.mostTerms)
        #expect(Tokenizer.terms(in: String(repeating: "a1-b2 ", count: 15_000)).count == Tokenizer.mostTerms)
    }

    @Test func `a term knows where its author wrote it`() {
        let text = Array("Use Wi-Fi, Zoë’s café".unicodeScalars)
        let places = Tokenizer.tokens(in: text).map { token in
            String(String.UnicodeScalarView(text[token.range]))
        }
        #expect(places == ["Use", "Wi", "Fi", "Wi-Fi", "Zoë’s", "café"])
    }

    @Test(arguments: [
        ["printer", "printers"], ["print", "prints", "printed", "printing"], ["reset", "resets", "resetting"],
        ["policy", "policies"], ["cookie", "cookies"], ["box", "boxes"], ["mailbox", "mailboxes"],
        ["switch", "switches", "switched", "switching"], ["address", "addresses", "addressed"],
        ["status", "statuses"], ["virus", "viruses"], ["use", "uses", "used", "using"],
        ["file", "files", "filed", "filing"], ["share", "shares", "shared", "sharing"],
        ["update", "updates", "updated", "updating"], ["invoice", "invoices", "invoiced", "invoicing"],
        ["copy", "copies", "copied", "copying"], ["try", "tries", "tried", "trying"],
        ["plan", "plans", "planned", "planning"],
        ["add", "adds", "added", "adding"], ["fix", "fixes", "fixed", "fixing"],
        ["queue", "queues", "queued", "queuing"],
        ["install", "installs", "installed", "installing"],
        ["cancel", "cancels", "cancelled", "cancelling", "canceled"],
        ["slow", "slowly"], ["automatic", "automatically"], ["possible", "possibly"], ["secure", "securely"],
        ["safe", "safely"], ["connect", "connecting", "connection", "connections"],
        ["authenticate", "authentication"], ["encrypt", "encrypted", "encryption"],
        ["organise", "organize", "organising", "organized"], ["licence", "license", "licences", "licensed"],
        ["colour", "color", "colours"], ["forget", "forgot", "forgotten"], ["steal", "stolen"], ["pc", "pcs"],
        ["family", "families"], ["employee", "employees"], ["phish", "phishing"],
    ])
    func `a client finds a word in any of its forms`(forms: [String]) {
        #expect(Set(forms.map(Stemmer.stem)).count == 1, "\(forms.map(Stemmer.stem))")
    }

    @Test(arguments: [
        ("new", "news"), ("print", "printer"), ("user", "use"), ("backup", "back"), ("policy", "police"),
        ("string", "str"), ("need", "nee"), ("business", "busy"), ("access", "acces"), ("reply", "rep"),
        ("thing", "the"), ("station", "state"), ("wireless", "wire"), ("phone", "phonetic"),
    ])
    func `a client does not find one word for another`(one: String, other: String) {
        #expect(Stemmer.stem(one) != Stemmer.stem(other))
    }

    @Test(arguments: [
        "", "s", "as", "365", "365s", "o365s", "ing", "ed", "ies", "ss", "жжs", "🙂s", "xes", "bly", "tion", "ically",
    ])
    func `odd words have a stem of their own`(term: String) {
        #expect(!term.isEmpty == !Stemmer.stem(term).isEmpty)
        #expect(Stemmer.stem(term).utf8.count <= term.utf8.count + 1)
    }

    @Test(
        arguments: [
            ("how do I reset my password", ["reset", "password"], "password"),
            ("how do I reset my password ", ["reset", "password"], nil),
            ("how do I reset my password?", ["reset", "password"], nil),
            ("Printers and prin", ["printer", "prin"], "prin"),
            ("vpn on", ["vpn"], nil),
            ("printer vpn printers", ["vpn", "printer"], "printer"),
            ("plan b", ["plan", "b"], nil),
            ("cafe\u{301}", ["cafe"], "cafe"),
            ("wi-f", ["wi", "wif"], "wif"),
            ("who am I", [], nil),
            ("", [], nil),
            (
                "one2 two2 three2 four2 five2 six2 seven2 eight2 nine2",
                ["one2", "two2", "three2", "four2", "five2", "six2", "seven2", "eight2"], nil
            ),
        ] as [(String, [String], String?)])
    func `a client's query is read as a few distinct stems`(query: String, stems: [String], prefix: String?) {
        let words = SearchWords(query)
        #expect(words.stems == stems)
        #expect(words.prefix == prefix)
    }

    @Test func `the last word of a query finds words that begin with it, the others do not`() {
        let words = SearchWords("out print")
        #expect(words.place(of: "printer") == 1)
        #expect(words.place(of: "outlook") == nil)
        #expect(SearchWords("out print ").place(of: "printer") == nil)
    }

    @Test(arguments: [
        ("# Title\nText", "Title · Text"),
        ("Two\nlines", "Two lines"),
        ("One paragraph\n\nAnother.\n\nThird", "One paragraph · Another. Third"),
        ("- first\n- [ ] second\n1. third", "first · second · 1. third"),
        ("> quoted **bold** and _slanted_ snake_case ~~gone~~", "quoted bold and slanted snake_case gone"),
        ("See [the guide](/portal/kb/vpn) and ![a plug](x.png)!", "See the guide and a plug!"),
        ("[text][ref] and [Enter]", "text and Enter"),
        ("<b>bold</b> <https://help.example> 1 < 2 > 1", "bold https://help.example 1 < 2 > 1"),
        ("Type `\\\\server\\<share>` now", "Type \\\\server\\<share> now"),
        ("```\n# ping\n```\nDone", "# ping · Done"),
        ("| A | B |\n|---|:-:|\n| 1 | 2 |", "A B · 1 2"),
        ("Head\n====\n\\*not bold\\* 2 * 3\n***\n## C# ##", "Head · *not bold* 2 * 3 · C#"),
        ("left\u{0} \u{202E}right\u{7}\u{A0}end", "left right end"),
        ("unclosed [link](http://x and <tag and `code", "unclosed link(http://x and <tag and code"),
        ("", ""), ("\n\n---\n", ""),
    ])
    func `an excerpt shows the words of an article without its Markdown`(markdown: String, plain: String) {
        #expect(String(String.UnicodeScalarView(PlainText(markdown: markdown).scalars)) == plain)
    }

    @Test func `a snippet marks the words that a client asked for and nothing else`() {
        let body =
            "# Passwords\n\nTo **reset** your password, open [the page](/portal/kb/reset-password). Resetting takes a minute."
        let snippet = Snippet(of: body, for: SearchWords("password resets "))
        #expect(snippet.segments.filter(\.marked).map(\.text) == ["Passwords", "reset", "password", "Resetting"])
        #expect(snippet.text == "Passwords · To reset your password, open the page. Resetting takes a minute.")
    }

    @Test func `a snippet marks a compound once, and the word of a prefix whole`() {
        let marks = { (query: String) in
            Snippet(of: "Our Wi-Fi printers", for: SearchWords(query)).segments.filter(\.marked).map(\.text)
        }
        #expect(marks("wifi ") == ["Wi-Fi"])
        #expect(marks("wi-fi print") == ["Wi-Fi", "printers"])
        #expect(marks("printe ") == [])
    }

    @Test func `a snippet shows the place with the most different words`() {
        let filler = String(repeating: "Nothing of interest stands in this sentence. ", count: 20)
        let body =
            "A printer. " + filler + "When the printer shows offline, restart the spooler. " + filler + "A spooler."
        let snippet = Snippet(of: body, for: SearchWords("printer offline spooler "))
        #expect(snippet.segments.filter(\.marked).map(\.text) == ["printer", "offline", "spooler"])
        #expect(snippet.text.hasPrefix("…"))
        #expect(snippet.text.hasSuffix("…"))
        #expect((100...165).contains(snippet.text.count))
    }

    @Test(arguments: [0, 1, 7, 40, 159, 160, 161, 400])
    func `a snippet begins and ends with whole words wherever the hit is`(before: Int) {
        let words = (0..<before).map { "word\($0)" } + ["printer"] + (0..<200).map { "other\($0)" }
        let text = Snippet(of: words.joined(separator: " "), for: SearchWords("printers ")).text
        let shown = text.split(separator: " ").map { $0.filter { $0 != "…" } }
        #expect(shown.contains("printer"))
        #expect(shown.allSatisfy(Set(words).contains))
        #expect(text.count <= 162)
        #expect(text.hasPrefix("…") == (shown.first != words.first))
    }

    @Test func `without a hit a client reads the beginning`() {
        let body = "# Backups\n\n" + String(repeating: "We keep copies. ", count: 40)
        let snippet = Snippet(of: body, for: SearchWords("printer"))
        #expect(snippet.segments.count == 1)
        #expect(snippet.text.hasPrefix("Backups · We keep copies."))
        #expect(snippet.text.hasSuffix("…"))
        #expect(Snippet(of: "", for: SearchWords("printer")).segments == [])
        #expect(Snippet(of: "Short.", for: SearchWords("")).text == "Short.")
    }

    @Test func `text without spaces is cut all the same`() {
        let body = String(repeating: "印刷机", count: 500)
        let snippet = Snippet(of: body, for: SearchWords("机"))
        #expect((20...165).contains(snippet.text.unicodeScalars.count))
        #expect(snippet.segments.contains { $0.marked && $0.text.allSatisfy { $0 == "机" } })
        let long = Snippet(of: String(repeating: "a", count: 5_000), for: SearchWords("aaa"))
        #expect(long.segments.map(\.marked) == [true, false])
        #expect(long.text.count == 161)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "[", "](", "<a", "`", "![", "\\", "*_", "> ", "- ", "#", "a-", "'s", "\u{301}", "e\u{301}", "x ", "~~", "|",
            "[a](b", "\n", "\n- ", "```\n", "\u{202E}", "机", "🙂", "printer ", "printer-", "1.",
        ])
    func `an author cannot make a snippet slow or the server stop`(piece: String) {
        let body = String(repeating: piece, count: 150_000)
        let snippet = Snippet(of: body + " printer", for: SearchWords("printer 机 x s e a 1"))
        #expect(snippet.text.unicodeScalars.count <= 162)
    }

    @Test func `random text cannot stop the server, and terms and snippets keep their limits`() {
        var random = SplitMix(state: 42)
        let alphabet = Array(
            "aeisngdly TION'-’‑.#*_`[]()<>!|~\\\n\r\t0123éßŁжё机ﬁ\u{301}\u{200B}\u{202E}\u{0}٣🙂".unicodeScalars)
        for _ in 0..<2_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...400, using: &random) {
                if let scalar = alphabet.randomElement(using: &random) { text.append(scalar) }
            }
            let words = SearchWords(String(text.prefix(40)))
            let terms = Tokenizer.terms(in: String(text))
            let snippet = Snippet(of: String(text), for: words, length: Int.random(in: -5...300, using: &random))
            #expect(terms.allSatisfy { (1...Tokenizer.longestTerm).contains($0.utf8.count) })
            #expect(terms.map(Stemmer.stem).allSatisfy { !$0.isEmpty })
            #expect(words.stems.count <= SearchWords.most && Set(words.stems).count == words.stems.count)
            #expect(snippet.text.unicodeScalars.count <= 302)
            #expect(
                zip(snippet.segments, snippet.segments.dropFirst()).allSatisfy { $0.marked != $1.marked || $0.marked })
        }
    }
}

/// A small random generator with a seed, so that a failure comes back.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

import Testing
import Tools

@testable import Evals

@Suite struct YAMLReadingTests {
    @Test func `an author reads back what they wrote, and words are words`() throws {
        let read = try entry(
            """
            # A comment.
            name: list-tickets-2
            about: no
            version: 1.10
            day: 2024-01-01
            count: 12
            open: true
            many: |
              one
              two
            list: [a, "b: c"]
            """,
            keys: "name", "about", "version", "day", "count", "open", "many", "list"
        ) { entry in
            [
                entry.name("name"), entry.text("about"), entry.text("version"), entry.text("day"),
                "\(entry.integer("count", in: 1...20))", "\(entry.flag("open"))", entry.text("many"),
                entry.texts("list").joined(separator: "|"), "\(entry.place(of: "count").line)",
            ]
        }
        #expect(
            read == ["list-tickets-2", "no", "1.10", "2024-01-01", "12", "true", "one\ntwo\n", "a|b: c", "6"])
    }

    @Test func `what an author leaves out is nothing where it may be, and a fault where it may not`() throws {
        let read = try entry("name: a", keys: "name", "about", "count", "open", "list") { entry in
            [
                entry.optionalText("about") == nil, entry.optionalInteger("count", in: 0...1) == nil,
                entry.optionalFlag("open") == nil, entry.optionalList("list").isEmpty, !entry.has("about"),
            ]
        }
        #expect(read.allSatisfy { $0 })
        #expect(
            faults("name: a") { root in
                let entry = root.entry(keys: "name", "about", "list")
                _ = (entry.text("about"), entry.list("list"))
            } == ["f.yaml:1: 'about' is missing", "f.yaml:1: 'list' is missing"])
    }

    @Test func `an author hears of every fault of a file at once, by line`() {
        let text = """
            name: Not A Name
            abuot: x
            about: ""
            count: "12"
            open: yes
            list: []
            day: {a: b}
            """
        let heard = faults(text) { root in
            let entry = root.entry(keys: "name", "about", "count", "open", "list", "day")
            _ = (entry.text("day"), entry.list("list"), entry.flag("open"), entry.integer("count", in: 1...20))
            _ = (entry.text("about"), entry.name("name"))
        }
        #expect(
            heard == [
                "f.yaml:1: 'Not A Name' is no name; use lower case, digits and single dashes",
                "f.yaml:2: 'abuot' is unknown; did you mean 'about'?",
                "f.yaml:3: must not be empty",
                "f.yaml:4: must be a whole number from 1 to 20",
                "f.yaml:5: must be true or false",
                "f.yaml:6: must not be an empty list",
                "f.yaml:7: must be a text",
            ])
    }

    @Test func `a word that is on no list is met with the nearest one`() {
        let heard = faults("[refused, refusd, elephants]") { root in
            for value in root.list() { _ = value.choice(in: Answer.self) }
        }
        #expect(
            heard == [
                "f.yaml:1: 'refusd' is unknown; did you mean 'refused'?",
                "f.yaml:1: 'elephants' is unknown; known are: refused, literal",
            ])
    }

    @Test(arguments: [
        ("a: 1\na: 2", "f.yaml:1: 'a' stands twice in one mapping, first here"),
        ("a: 1\n\"a\": 2", "f.yaml:1: 'a' stands twice in one mapping, first here"),
        ("1: x\n\"1\": y", "f.yaml:1: '1' stands twice in one mapping, first here"),
        ("a: 1\nb: {c: 1, c: 2}", "f.yaml:2: 'c' stands twice in one mapping, first here"),
        ("a: &x 1", "f.yaml:1: anchors (&) are not allowed; write the value out"),
        ("&x a: 1", "f.yaml:1: anchors (&) are not allowed; write the value out"),
        ("a:\n  - *x", "f.yaml:2: is no YAML: found undefined alias"),
        ("a: !!int 1", "f.yaml:1: tags (!) are not allowed"),
        ("a: !x {b: c}", "f.yaml:1: tags (!) are not allowed"),
        ("a: !!str 1", "f.yaml:1: tags (!) are not allowed"),
        ("a: !!seq [1]", "f.yaml:1: tags (!) are not allowed"),
        ("a: 1\n---\nb: 2", "f.yaml:2: a second document begins; a file holds one"),
        ("a: 1\n? [b]\n: 2", "f.yaml:2: a key must be a word"),
        ("a: 1\n\u{200B}b: 2", "f.yaml:2: U+200B can't be seen here; write it as an escape between double quotes"),
        ("a: \"x\u{202E}y\"", "f.yaml:1: U+202E can't be seen here; write it as an escape between double quotes"),
        ("a: x\u{A0}y", "f.yaml:1: U+00A0 can't be seen here; write it as an escape between double quotes"),
        ("a: [1", "f.yaml:2: is no YAML: did not find expected ',' or ']'"),
        ("a: 1\n\tb: 2", "f.yaml:2: U+0009 can't be seen here; write it as an escape between double quotes"),
    ])
    func `an author cannot write what a reviewer might read otherwise`(text: String, fault: String) {
        #expect(faults(text) { _ in }.contains(fault), "\(faults(text) { _ in })")
    }

    @Test(arguments: ["", "# only words\n", "\n\n"])
    func `a file without a document is a fault`(text: String) {
        #expect(faults(text) { _ in } == ["f.yaml: is empty"])
    }

    @Test func `a file of endless depth is refused and nobody is hurt`() {
        for deep in [
            String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
            String(repeating: "{a: \n", count: 100_000), String(repeating: "[\n", count: 100_000),
            (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            String(repeating: "? ", count: 100_000),
        ] {
            let heard = faults(deep) { _ in }
            #expect(heard.count == 1 && heard[0].hasSuffix("is nested too deep"), "\(heard)")
        }
        let nested = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
        #expect(faults(nested) { _ in } == ["f.yaml:1: is nested more than 16 deep"])
    }

    @Test func `bytes that are no text, and too many of them, are refused`() {
        #expect(faults([0x61, 0x3A, 0x20, 0xFF]) { _ in } == ["f.yaml: is not valid UTF-8"])
        let long = [UInt8](repeating: 0x61, count: YAMLFile.mostBytes + 1)
        #expect(faults(long) { _ in } == ["f.yaml: is longer than \(YAMLFile.mostBytes) bytes"])
    }

    @Test func `a text longer than asked for is a fault that says by how much`() {
        #expect(
            faults("a: 12345") { _ = $0.entry(keys: "a").text("a", atMost: 4) }
                == ["f.yaml:1: has 5 characters; 4 are allowed"])
    }

    @Test func `exactly one of several keys must stand`() throws {
        #expect(try entry("say: x", keys: "say", "call") { $0.one(of: "say", "call") } == "say")
        let wanted = ["f.yaml:2: needs exactly one of: say, call"]
        #expect(faults("say: x\ncall: y") { _ = $0.entry(keys: "say", "call").one(of: "say", "call") } == wanted)
    }

    @Test func `arguments in a file become JSON, and quotes keep a word a word`() throws {
        let json = try YAMLFile.parse(
            Array(#"{number: 1042, text: "1042", flag: true, none: null, day: 2024-01-01, list: [x, 1.5]}"#.utf8),
            named: "f.yaml"
        ) { $0.json() }
        #expect(
            json.text
                == #"{"number":1042,"text":"1042","flag":true,"none":null,"day":"2024-01-01","list":["x",1.5]}"#)
    }

    @Test func `faults of several files come together, and a missing file is one`() throws {
        #expect(throws: DataFault(["gone.yaml: can't be read", "away.yaml: can't be read"])) {
            _ = try YAMLFile.readAll(["gone.yaml", "away.yaml"]) { _ in 1 }
        }
    }

    private enum Answer: String, CaseIterable { case refused, literal }

    private func entry<Value>(
        _ text: String, keys: String..., make: (YAMLEntry) -> Value
    ) throws(DataFault) -> Value {
        try YAMLFile.parse(Array(text.utf8), named: "f.yaml") { make($0.entry(keys: keys)) }
    }

    private func faults(_ text: String, _ make: (YAMLValue) -> Void) -> [String] { faults(Array(text.utf8), make) }

    private func faults(_ bytes: [UInt8], _ make: (YAMLValue) -> Void) -> [String] {
        do throws(DataFault) {
            try YAMLFile.parse(bytes, named: "f.yaml", make)
            return []
        } catch {
            return error.lines
        }
    }
}

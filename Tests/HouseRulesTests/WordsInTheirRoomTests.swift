import Testing

/// SQL belongs to Store, HTML to PortalWeb, the environment to the settings, the model's prose to `prompts/`.
@Suite struct WordsInTheirRoomTests {
    @Test func `SQL is written in Store alone`() {
        #expect(Checkout.sources.filter { $0.room != "Store" }.flatMap { $0.places(sql($0)) } == [])
    }

    @Test(arguments: [
        "SELECT id FROM ticket", "INSERT INTO note VALUES ($1)", "INSERT OR REPLACE INTO note",
        "UPDATE ticket SET a = 1",
        "DELETE FROM ticket", "CREATE TABLE a (b)", "CREATE UNIQUE INDEX a", "DROP VIEW a", "ALTER TABLE a", "PRAGMA a",
        "WITH a AS (SELECT 1) SELECT *\n    FROM a", "ATTACH DATABASE a",
    ])
    func `SQL in a literal is found`(words: String) {
        #expect(sql(.planted("let text = \"\"\"\n\(words)\n\"\"\"")).count == 1)
    }

    @Test func `plain words are no SQL`() {
        let file = SwiftFile.planted(
            """
            // SELECT id FROM ticket
            let words = ["Select a ticket from the list", "update the set", "UPDATED", "Delete from here"]
            """)
        #expect(sql(file) == [])
    }

    @Test func `HTML is written in PortalWeb alone`() {
        let files = Checkout.sources.filter { !["PortalWeb", "nexie"].contains($0.room) }
        #expect(files.flatMap { $0.places(html($0)) } == [])
    }

    @Test func `HTML in a literal is found, and other angle brackets are not`() {
        for words in [
            "<p>", "a <b>word</b>", "</div>", "<a href=x>", "<br/>", "<mark>", "<!DOCTYPE html>", "<h2 id=x>",
        ] {
            #expect(html(.planted("let text = \"\(words)\"")).count == 1, "\(words)")
        }
        for words in ["a < b", "Array<Int>", "<placeholder>", "<article>", "1 <p 2"] {
            #expect(html(.planted("let text = \"\(words)\"")) == [], "\(words)")
        }
    }

    @Test func `the environment is read by the settings alone`() {
        let files = Checkout.sources.filter { !$0.path.hasPrefix("Sources/nexie/Settings") }
        #expect(files.flatMap { $0.places(environment($0)) } == [])
    }

    @Test func `a look at the environment is found, also inside an interpolation`() {
        for text in [
            "ProcessInfo.processInfo.environment[\"A\"]", "let a = getenv(\"A\")", "let a = \"\\(getenv(b))\"",
            "ProcessInfo\n    .processInfo\n    .environment", "let info = ProcessInfo.processInfo", "Environment()",
            "environ[0]",
        ] {
            #expect(environment(.planted(text)).count == 1, "\(text)")
        }
        #expect(environment(.planted("// getenv(a)\nlet environment = \"getenv()\"; demoEnvironment()")) == [])
    }

    @Test func `the model's prose stands in prompts, not in Concierge`() {
        #expect(Checkout.sources.filter { $0.room == "Concierge" }.flatMap(prose) == [])
    }

    @Test func `prose in a literal is found, and a sentence is not`() {
        #expect(prose(.planted("let text = \"\(String(repeating: "You are kind. ", count: 20))\"")).count == 1)
        #expect(prose(.planted("let text = \"I did not find a ticket with that number.\"")) == [])
    }

    private func sql(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.literals(
            matching:
                #/
                \bSELECT\b[\s\S]*\bFROM\b | \bINSERT\s+(?:OR\s+[A-Z]+\s+)?INTO\b | \bUPDATE\b[\s\S]*\bSET\b
                | \bDELETE\s+FROM\b | \b(?:CREATE|DROP|ALTER)\s+(?:[A-Z]+\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)\b
                | \bPRAGMA\s | \bATTACH\s
                /#)
    }

    private func html(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.literals(
            matching:
                #/
                <(?:/|!DOCTYPE\ )?(?:html|head|body|div|span|p|a|b|ul|ol|li|table|tr|td|th|form|button|h[1-6]|script
                |style|br|hr|strong|em|mark|img|nav|iframe|svg)(?:\s[^<>]*=[^<>]*)?/?>
                /#)
    }

    private func environment(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\b(ProcessInfo\b|(?:secure_)?getenv\b|environ\b|Environment\s*\()/#)
    }

    private func prose(_ file: SwiftFile) -> [String] {
        file.literals.filter { $0.text.count > 200 }.map {
            "\(file.path):\($0.line): \($0.text.count) characters of text"
        }
    }
}

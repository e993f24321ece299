import Testing
import Tools

@testable import PortalWeb

@Suite struct TicketValuesTests {
    @Test(arguments: [("1", 1), ("1042", 1042), ("999999999", 999_999_999)])
    func `a ticket's number is read as it is written`(text: String, number: Int64) throws {
        #expect(try TicketNumber.read(text) == number)
    }

    @Test(arguments: ["", "0", "01", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "1000000000", "١", "1\u{0}", "%31"])
    func `anything else is no ticket's number`(text: String) {
        #expect(throws: PageProblem.self) { try TicketNumber.read(text) }
        #expect(throws: PageProblem.self) { try TicketNumber.read(nil) }
    }

    @Test func `a key is taken from a form only when it is one of ours`() throws {
        let key = OnceKey.random()
        #expect(OnceKey(in: try form("idempotency_key=" + key.text)) == key)
        for text in ["", "x", key.text.uppercased() + "A", key.text + "0", String(key.text.dropLast()) + "g"] {
            let other = OnceKey(in: try form("idempotency_key=" + text))
            #expect(other != key && other.text.utf8.count == 32)
        }
        #expect(OnceKey(in: FormValues()) != OnceKey(in: FormValues()))
    }

    @Test func `the same words from the same view have the same key, and nothing else has`() {
        let (key, other) = (OnceKey.random(), OnceKey.random())
        #expect(key.sealing("a", "b") == key.sealing("a", "b"))
        let keys = [
            key.sealing("a", "b"), key.sealing("ab", ""), key.sealing("", "ab"), key.sealing("ab"),
            key.sealing("a\u{0}b"),
            other.sealing("a", "b"),
        ]
        #expect(Set(keys).count >= 5 && keys.allSatisfy { $0.utf8.count == 64 })
    }

    @Test func `every state and priority has a word and a sign of its own`() {
        #expect(Set(TicketState.allCases.map { $0.worded(isOwn: true) }).count == 4)
        #expect(TicketPriority.choices.map(\.value) == TicketPriority.allCases.map(\.rawValue))
        #expect(Set(TicketPriority.allCases.map(\.worded)).count == 4)
        #expect(
            ListTickets.Status.allCases.map { $0.worded(isOwn: true) }
                == ["Open", "Waiting for you", "Resolved", "Closed", "All"])
        #expect(TicketState.waiting.worded(isOwn: false) == "Waiting for a reply")
    }

    @Test(arguments: [
        ("  two   words ", "two words"), ("tab\there", "tab here"), ("zero\u{200B}width", "zero width"),
        ("line\nbreak", "line break"), ("\u{202E}evil", "evil"), ("", ""), ("Grüße 東京", "Grüße 東京"),
    ])
    func `what is looked for is one plain line`(typed: String, line: String) {
        #expect(typed.plainLine == line)
    }

    private func form(_ text: String) throws -> FormValues { try FormValues(Array(text.utf8)) }
}

import Access
import Store
import Testing

@testable import Tools

/// A line that is refused, and every reason given for it.
struct BadLine: Sendable, CustomTestStringConvertible {
    let line: String
    let reasons: [String]

    init(_ line: String, _ reasons: String...) {
        self.line = line
        self.reasons = reasons
    }

    var testDescription: String { String(line.prefix(100)) }
}

/// The reasons for which a file of those lines is refused; empty when it is not.
func reasons(_ lines: [String], file: String = "f.jsonl") -> [String] {
    do throws(ImportProblems) {
        _ = try ImportFile.read(lines: lines.map { Array($0.utf8) })
        return []
    } catch {
        return error.worded(file: file)
    }
}

@Suite struct ImportFileTests {
    private static let kinds = "company, contact, ticket, ticket_note, invoice, payment, quote, contract, article, risk"

    private static let shapes: [BadLine] = [
        .init("{", "The JSON ends before it is complete."),
        .init("[1]", "Each line must be one JSON object."),
        .init("\"company\"", "Each line must be one JSON object."),
        .init("{} {}", "Something follows the JSON value at byte 4."),
        .init("{\"type\":\"company\",\"type\":\"company\"}", "type: This name appears twice."),
        .init("{}", "type: Choose one of: \(kinds)."),
        .init("{\"type\":\"order\",\"external_id\":\"a\"}", "type: Choose one of: \(kinds)."),
        .init("{\"type\":\"Company\"}", "type: Choose one of: \(kinds)."),
        .init("{\"type\":7}", "type: Choose one of: \(kinds)."),
        .init("{\"type\":\"company\"}", "external_id: Please fill this in.", "name: Please fill this in."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"A\",\"active\":null}",
            "active: null says nothing; leave the field out."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"A\",\"Nam\":\"A\",\"color\":1}",
            "Nam: There is no such field.", "color: There is no such field."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\",\"Name\":\"A\"}", "name: Please fill this in.",
            "Name: There is no such field; the name is name."),
        .init(
            "{\"type\":\"company\",\"external_id\":7,\"name\":[],\"active\":1}", "external_id: This must be text.",
            "name: This must be text.", "active: This must be true or false."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"\(String(repeating: "x", count: 201))\"}",
            "name: Write at most 200 characters; this has 201."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"A\\u0000\"}",
            "name: The NUL character is not allowed."),
        .init(
            "{\"type\":\"company\",\"external_id\":\"a\\nb\",\"name\":\"A\\u202E\"}",
            "external_id: Write this on one line.",
            "name: Remove the characters that turn the direction of the text."),
    ]

    private static let instant = "Write a moment with its offset, as 2026-03-05T14:30:00+01:00."

    private static let fields: [BadLine] = [
        contact("\"email\":\"ann\"", "email: This is no mail address."),
        contact("\"email\":\"a b@c.example\"", "email: This is no mail address."),
        contact("\"email\":\"a@b@c.example\"", "email: This is no mail address."),
        contact("\"email\":\"a@localhost\"", "email: This is no mail address."),
        contact(
            "\"email\":\"a@b.example\",\"time_zone\":\"Europe/Atlantis\"",
            "time_zone: There is no such time zone; write one as Europe/Berlin."),
        contact(
            "\"email\":\"a@b.example\",\"time_zone\":\"GMT+3\"",
            "time_zone: There is no such time zone; write one as Europe/Berlin."),
        ticket("\"number\":0", "number: Give a whole number from 1 to 900000000."),
        ticket("\"number\":\"7\"", "number: This must be a whole number."),
        ticket("\"number\":7.0", "number: This must be a whole number."),
        ticket("\"priority\":\"asap\"", "priority: Choose one of: low, normal, high, urgent."),
        ticket("\"updated_at\":\"2026-03-05\"", "updated_at: \(instant)"),
        ticket("\"updated_at\":\"2026-03-05T14:30:00\"", "updated_at: \(instant)"),
        ticket("\"updated_at\":\"@-3d\"", "updated_at: \(instant)"),
        .init(
            """
            {"type":"ticket","external_id":"t","company":"c","contact":"a","subject":"S","state":"open",\
            "created_at":"2026-03-05T14:30:00Z"}
            """,
            "description: Please fill this in."),
        .init(
            """
            {"type":"ticket_note","external_id":"n","ticket":"t","author":"staff","author_name":"S","body":"B",\
            "created_at":"2026-03-05T14:30:00Z"}
            """,
            "visibility: Please fill this in."),
    ]

    private static let money: [BadLine] = [
        invoice("\"currency\":\"eur\"", "currency: Write a currency as its code, such as EUR."),
        invoice("\"currency\":\"EURO\"", "currency: Write a currency as its code, such as EUR."),
        invoice("\"issued_on\":\"2026-02-29\"", "issued_on: Write a date as YYYY-MM-DD."),
        invoice("\"due_on\":\"1.3.2026\"", "due_on: Write a date as YYYY-MM-DD."),
        invoice("\"due_on\":\"2026-03-05T00:00:00Z\"", "due_on: Write a date as YYYY-MM-DD."),
        invoice("\"pay_url\":\"http://pay.example/1\"", "pay_url: Write an address that begins with https://."),
        invoice("\"pay_url\":\"javascript:alert(1)\"", "pay_url: Write an address that begins with https://."),
        invoice("\"pay_url\":\"https:///x\"", "pay_url: Write an address that begins with https://."),
        invoice("\"pay_url\":\"https://a b\"", "pay_url: Write an address that begins with https://."),
        invoice(
            "\"number\":\"2026/1\"",
            "number: Use letters, digits, dots, hyphens and underscores; the first must be a letter or digit."),
        invoice("\"total\":11.90", "total: This must be a whole number."),
        invoice("\"total\":\"1190\"", "total: This must be a whole number."),
        invoice(
            "\"total\":9007199254740992",
            "total: Give a whole number from -9007199254740991 to 9007199254740991."),
        invoice("\"total\":9223372036854775808", "total: This number is out of range."),
        invoice("\"lines\":[]", "lines: Give 1 to 1000 of them."),
        invoice("\"lines\":{}", "lines: This must be a list."),
        invoice("\"lines\":[{}]", lineProblem("description: Please fill this in; quantity: Please fill this in")),
        invoice("\"lines\":[\(line("1")),\(line("1.0000"))]", "lines: 2: quantity: \(quantity)."),
        invoice("\"lines\":[\(line("1,5"))]", "lines: 1: quantity: \(quantity)."),
        invoice("\"lines\":[\(line("1."))]", "lines: 1: quantity: \(quantity)."),
        invoice("\"lines\":[\(line(".5"))]", "lines: 1: quantity: \(quantity)."),
        invoice("\"lines\":[\(line("--1"))]", "lines: 1: quantity: \(quantity)."),
        invoice("\"lines\":[\(line("1e3"))]", "lines: 1: quantity: \(quantity)."),
        invoice("\"lines\":[\(line("1234567890"))]", "lines: 1: quantity: \(quantity)."),
        .init(
            """
            {"type":"payment","external_id":"p","invoice":"i","amount":0,"currency":"EUR","received_on":"2026-03-05"}
            """,
            "amount: Give a whole number from 1 to 9007199254740991."),
        .init(
            """
            {"type":"article","external_id":"a","slug":"Printer--1","title":"T","body":"B","visibility":"everyone",\
            "updated_at":"2026-03-05T14:30:00Z"}
            """,
            "slug: Use lower-case letters, digits and single hyphens between them.",
            "visibility: Choose one of: public, customers, internal."),
    ]

    private static let quantity = "Write a quantity as text with at most three decimals, such as \"1.5\""

    @Test(arguments: shapes + fields + money)
    func `a bad line is refused with its place and every reason`(bad: BadLine) {
        let good = "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"A\"}"
        #expect(reasons([good, bad.line, good]) == bad.reasons.map { "f.jsonl:2: \($0)" })
    }

    @Test func `a line of a megabyte is read, and a longer one is not`() {
        let start = "{\"type\":\"company\",\"external_id\":\"a\",\"name\":\"A\""
        let fitting = start + String(repeating: " ", count: (1 << 20) - start.utf8.count - 1) + "}"
        #expect(reasons([fitting]) == [])
        #expect(reasons([fitting + " "]) == ["f.jsonl:1: A line may have at most 1048576 bytes."])
    }

    @Test func `a file of more than a million lines is refused where it becomes too long`() {
        let lines = repeatElement([UInt8](), count: 1_000_001)
        let refusal = #expect(throws: ImportProblems.self) { try ImportFile.read(lines: lines) }
        #expect(refusal?.worded(file: "f") == ["f:1000001: A file may have at most 1000000 lines."])
        #expect(throws: Never.self) { try ImportFile.read(lines: lines.dropLast()) }
    }

    @Test func `reading gives up after a hundred reasons and says so`() {
        let found = reasons(Array(repeating: "{", count: 300))
        #expect(found.count == 101)
        #expect(found.last == "f.jsonl: there may be more problems; these are the first")
    }

    private static func contact(_ rest: String, _ reasons: String...) -> BadLine {
        BadLine("{\"type\":\"contact\",\"external_id\":\"a\",\"company\":\"c\",\"name\":\"A\",\(rest)}", reasons)
    }

    private static func ticket(_ rest: String, _ reasons: String...) -> BadLine {
        BadLine(
            """
            {"type":"ticket","external_id":"t","company":"c","contact":"a","subject":"S","description":"",\
            "state":"open","created_at":"2026-03-05T14:30:00Z",\(rest)}
            """, reasons)
    }

    /// An invoice with the one field in place of the good one.
    private static func invoice(_ field: String, _ reasons: String...) -> BadLine {
        let good = [
            "\"number\":\"INV-1\"", "\"currency\":\"EUR\"", "\"issued_on\":\"2026-03-05\"", "\"due_on\":\"2026-03-05\"",
            "\"total\":1", "\"lines\":[\(line("1"))]",
        ]
        let name = field.prefix { $0 != ":" }
        let fields = good.filter { !$0.hasPrefix(name) } + [field]
        return BadLine(
            """
            {"type":"invoice","external_id":"i","company":"c","state":"open","tax":0,\
            \(fields.joined(separator: ","))}
            """, reasons)
    }

    private static func line(_ quantity: String) -> String {
        "{\"description\":\"W\",\"quantity\":\"\(quantity)\",\"unit_price\":1,\"amount\":1}"
    }

    private static func lineProblem(_ words: String) -> String {
        "lines: 1: \(words); unit_price: Please fill this in; amount: Please fill this in."
    }
}

extension BadLine {
    init(_ line: String, _ reasons: [String]) {
        self.line = line
        self.reasons = reasons
    }
}

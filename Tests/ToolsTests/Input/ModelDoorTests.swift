import Access
import Testing

@testable import Tools

/// What a model sends beside the required fields, and the one problem it must be told.
struct SentArgument: Sendable, CustomTestStringConvertible {
    let json: String
    let field: String
    let says: String

    init(_ json: String, _ field: String, _ says: String) {
        self.json = json
        self.field = field
        self.says = says
    }

    var testDescription: String { json.count > 60 ? "\(json.prefix(60))…" : json }
}

@Suite struct ModelDoorTests {
    private static let required = #""number":7,"subject":"Printer""#

    static let types: [SentArgument] = [
        .init(#""status":1"#, "status", "Choose one of: open, waiting, resolved."),
        .init(#""status":"OPEN""#, "status", "Choose one of: open, waiting, resolved."),
        .init(#""status":" open""#, "status", "Choose one of"),
        .init(#""status":"""#, "status", "Choose one of"),
        .init(#""status":["open"]"#, "status", "Choose one of"),
        .init(#""mood":"angry""#, "mood", "Choose one of: open, waiting, resolved."),
        .init(#""search":5"#, "search", "This must be text."),
        .init(#""search":{"$ne":""}"#, "search", "This must be text."),
        .init(#""search":["ab"]"#, "search", "This must be text."),
        .init(#""search":true"#, "search", "This must be text."),
        .init(#""limit":"20""#, "limit", "This must be a whole number."),
        .init(#""limit":20.0"#, "limit", "This must be a whole number."),
        .init(#""limit":2e1"#, "limit", "This must be a whole number."),
        .init(#""limit":true"#, "limit", "This must be a whole number."),
        .init(#""limit":0"#, "limit", "Give a whole number from 1 to 50."),
        .init(#""limit":-0"#, "limit", "Give a whole number from 1 to 50."),
        .init(#""limit":51"#, "limit", "Give a whole number from 1 to 50."),
        .init(#""limit":9223372036854775807"#, "limit", "Give a whole number from 1 to 50."),
        .init(#""floor":-3"#, "floor", "Give a whole number from -2 to 100."),
        .init(#""floor":300"#, "floor", "Give a whole number from -2 to 100."),
        .init(#""due":"2025-02-29""#, "due", "Write a date as YYYY-MM-DD."),
        .init(#""due":"2025-2-9""#, "due", "Write a date as YYYY-MM-DD."),
        .init(#""due":"2025-02-09T00:00:00Z""#, "due", "Write a date as YYYY-MM-DD."),
        .init(#""due":20250209"#, "due", "Write a date as YYYY-MM-DD."),
        .init(#""due":"""#, "due", "Write a date as YYYY-MM-DD."),
        .init(#""urgent":"true""#, "urgent", "This must be true or false."),
        .init(#""urgent":1"#, "urgent", "This must be true or false."),
    ]

    static let strangers: [SentArgument] = [
        .init(#""colour":1"#, "colour", "There is no such field."),
        .init(#""colour":null"#, "colour", "There is no such field."),
        .init(#""Status":"open""#, "Status", "There is no such field; the name is status."),
        .init(#""URGENT":true"#, "URGENT", "the name is urgent."),
        .init(#""status ":"open""#, "status ", "There is no such field."),
        .init(#""":1"#, "", "There is no such field."),
        .init(#""__proto__":{}"#, "__proto__", "There is no such field."),
        .init(#""tenant_id":"other""#, "tenant_id", "There is no such field."),
        .init(#""idempotency_key":"k""#, "idempotency_key", "There is no such field."),
        .init(#""Idempotency_Key":"k""#, "Idempotency_Key", "There is no such field."),
        .init(#""statu\u017f":"open""#, "statuſ", "There is no such field."),
        .init("\"s\u{200B}tatus\":\"open\"", "s?tatus", "There is no such field."),
        .init("\"\(String(repeating: "n", count: 5000))\":1", String(repeating: "n", count: 37) + "…", "no such field"),
    ]

    @Test(arguments: types + strangers)
    func `a model that sends a wrong argument is told which and why, and nothing else is blamed`(sent: SentArgument) {
        let json = "{\(Self.required),\(sent.json)}"
        let (input, problems) = inputOutcome { () throws(InputProblems) in
            try SampleInput.form.parse(bytes: Array(json.utf8))
        }
        #expect(input == nil)
        #expect(problems.map(\.field) == [sent.field])
        #expect(problems.first?.reason.contains(sent.says) == true, "\(problems)")
        #expect(problems.allSatisfy { !$0.reason.contains("idempotency_key") })
    }

    @Test(arguments: [
        ("null", "", "Send one JSON object."), ("[]", "", "Send one JSON object."), ("7", "", "Send one JSON object."),
        ("\"{}\"", "", "Send one JSON object."), ("", "", "There is no JSON at all."),
        (#"{"number":1,"number":2,"subject":"abc"}"#, "number", "This name appears twice."),
        (#"{"number":1e400,"subject":"abc"}"#, "number", "This number is out of range."),
        (#"{"number":9223372036854775808,"subject":"abc"}"#, "number", "This number is out of range."),
        (#"{"number":1,"subject":"a\u0000bc"}"#, "subject", "The NUL character is not allowed."),
        (#"{"number":1,"subject":[[[[[[[[1]]]]]]]]}"#, "", "Brackets are nested more than 8 deep."),
    ])
    func `a model that sends no proper object is told so`(json: String, field: String, reason: String) {
        let problems = inputOutcome { () throws(InputProblems) in
            try SampleInput.form.parse(bytes: Array(json.utf8))
        }.problems
        #expect(problems == [FieldProblem(field, reason)])
    }

    @Test(arguments: ["{}", #"{"number":null,"subject":null}"#, #"{"status":null,"number":null}"#])
    func `a model that leaves out what is required is told every missing field`(json: String) {
        let problems = inputOutcome { () throws(InputProblems) in
            try SampleInput.form.parse(bytes: Array(json.utf8))
        }.problems
        #expect(
            problems == [
                FieldProblem("number", "Please fill this in."), FieldProblem("subject", "Please fill this in."),
            ])
    }

    @Test func `a model is told all problems at once, the form's first and in its order`() {
        let json = #"{"zzz":1,"urgent":0,"subject":"ab","limit":99,"number":"7","aaa":2}"#
        let error = #expect(throws: InputProblems.self) { try SampleInput.form.parse(bytes: Array(json.utf8)) }
        #expect(error?.problems.map(\.field) == ["number", "subject", "limit", "urgent", "zzz", "aaa"])
        #expect(
            error?.summary == "number: This must be a whole number; subject: Write at least 3 characters; "
                + "limit: Give a whole number from 1 to 50; urgent: This must be true or false; "
                + "zzz: There is no such field; aaa: There is no such field")
        #expect(error?.reason(for: "limit") == "Give a whole number from 1 to 50.")
        #expect(error?.reason(for: "status") == nil)
    }

    @Test func `a model that makes up ninety names gets a short answer`() {
        let names = (0..<90).map { "\"n\($0)\":1" }.joined(separator: ",")
        let error = #expect(throws: InputProblems.self) {
            try SampleInput.form.parse(bytes: Array("{\(Self.required),\(names)}".utf8))
        }
        #expect(error?.problems.count == 90)
        #expect(error?.summary.hasSuffix("n19: There is no such field; and 70 more") == true)
    }

    @Test func `a model that leaves out the rest gets the defaults`() throws {
        for extra in ["", #","status":null,"mood":null,"search":null,"limit":null,"due":null,"urgent":null"#] {
            let input = try SampleInput.form.parse(bytes: Array("{\(Self.required)\(extra)}".utf8))
            var expected = SampleInput.good
            expected.key = ""
            #expect(input == expected)
        }
    }

    @Test func `a model that fills in everything is understood exactly`() throws {
        let json = #"""
            {"number":9999999,"subject":" Prínter ","status":"resolved","mood":"waiting","search":"ab","limit":50,
            "message":"a\r\nb","floor":-2,"due":"2024-02-29","urgent":true}
            """#
        let input = try SampleInput.form.parse(bytes: Array(json.utf8))
        var expected = SampleInput()
        (expected.number, expected.subject, expected.status) = (9_999_999, "Prínter", .resolved)
        (expected.mood, expected.search, expected.limit, expected.message) = (.waiting, "ab", 50, "a\nb")
        (expected.floor, expected.due, expected.urgent) = (-2, CalendarDate(year: 2024, month: 2, day: 29), true)
        #expect(input == expected)
        #expect(try SampleInput.form.parse(json: SampleInput.form.json(of: input)) == input)
    }

    @Test func `what is written of an input leaves out defaults and what only pages know`() throws {
        #expect(SampleInput.form.json(of: .good).text == #"{"number":7,"subject":"Printer"}"#)
        #expect(SampleInput.form.json(of: SampleInput()).text == #"{"number":0,"subject":""}"#)
        #expect(EmptySampleInput.form.json(of: EmptySampleInput()).text == "{}")
    }

    @Test func `a model that calls a tool without arguments sends an empty object and nothing in it`() throws {
        #expect(try EmptySampleInput.form.parse(bytes: Array("{}".utf8)) == EmptySampleInput())
        let error = #expect(throws: InputProblems.self) {
            try EmptySampleInput.form.parse(bytes: Array(#"{"a":1}"#.utf8))
        }
        #expect(error?.summary == "a: There is no such field")
    }
}

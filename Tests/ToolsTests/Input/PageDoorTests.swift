import Access
import Testing

@testable import Tools

@Suite struct PageDoorTests {
    @Test func `a page that fills in everything properly gets it back tidied`() throws {
        var input = SampleInput.good
        input.subject = "  Printer\u{A0}"
        input.message = "\r\n one\r\n\ttwo \n"
        input.search = "  "
        let checked = try SampleInput.form.check(input)
        #expect(checked.subject == "Printer")
        #expect(checked.message == "one\n\ttwo")
        #expect(checked.search == "")
        #expect(try SampleInput.form.check(checked) == checked)
    }

    @Test func `a page that leaves everything blank is told what is required, its own field included`() {
        let problems = inputOutcome { () throws(InputProblems) in try SampleInput.form.check(SampleInput()) }.problems
        #expect(
            problems == [
                FieldProblem("number", "Give a whole number from 1 to 9999999."),
                FieldProblem("subject", "Please fill this in."),
                FieldProblem("idempotency_key", "Please fill this in."),
            ])
    }

    @Test func `a page is told all problems of a form at once`() {
        var input = SampleInput.good
        (input.number, input.subject, input.search) = (10_000_000, "ab", "a")
        (input.limit, input.floor, input.key) = (-1, 101, "123456789")
        let error = #expect(throws: InputProblems.self) { try SampleInput.form.check(input) }
        let fields = ["search", "number", "subject", "limit", "floor", "idempotency_key"]
        #expect(error?.problems.map(\.field) == fields)
        #expect(error?.reason(for: "subject") == "Write at least 3 characters.")
        #expect(error?.reason(for: "idempotency_key") == "Write at most 8 characters; this has 9.")
    }

    @Test func `a page must give even an optional kind of value where it is required`() throws {
        let problems = inputOutcome { () throws(InputProblems) in
            try RequiredSampleInput.form.check(RequiredSampleInput())
        }.problems
        #expect(problems.map(\.field) == ["status", "number", "due"])
        #expect(problems.allSatisfy { $0.reason == "Please fill this in." })
        var input = RequiredSampleInput()
        (input.status, input.number, input.due) = (.open, 0, CalendarDate(dayNumber: 0))
        #expect(try RequiredSampleInput.form.check(input) == input)
        #expect(
            RequiredSampleInput.form.json(of: input).text
                == #"{"status":"open","number":0,"due":"1970-01-01","agreed":false}"#)
    }

    @Test func `an optional number that still has its default was not given, even when no one could give it`() throws {
        struct Paged: ToolInput, Equatable {
            var after = 0
            static let form = InputForm<Paged>([.number("after", \.after, 1...9, "Where to go on")])
        }
        var paged = Paged()
        #expect(try Paged.form.check(paged) == paged)
        #expect(Paged.form.schema["properties"]?["after"]?["default"] == nil)
        paged.after = 10
        #expect(throws: InputProblems.self) { try Paged.form.check(paged) }
        #expect(throws: InputProblems.self) { try Paged.form.parse(json: ["after": 0]) }
    }

    @Test func `a page that changes an optional number is held to its range`() throws {
        var input = SampleInput.good
        input.limit = 20
        input.floor = nil
        #expect(try SampleInput.form.check(input) == input)
        input.limit = 0
        #expect(throws: InputProblems.self) { try SampleInput.form.check(input) }
    }
}

import Access

@testable import Tools

/// An input with a field of every kind.
struct SampleInput: ToolInput, Equatable {
    enum Filter: String, CaseIterable, Sendable { case open, waiting, resolved }

    var status: Filter = .open
    var mood: Filter?
    var search = ""
    var number: Int64 = 0
    var subject = ""
    var message = ""
    var limit = 20
    var floor: Int8?
    var due: CalendarDate?
    var urgent = false
    var key = ""

    static let form = InputForm<SampleInput>([
        .choice("status", \.status, "Which tickets"),
        .choice("mood", \.mood, "Whose mood"),
        .text("search", \.search, min: 2, max: 10, "Words to look for"),
        .number("number", \.number, 1...9_999_999, required: true, "The ticket's number"),
        .text("subject", \.subject, min: 3, max: 12, required: true, lines: .one, "What it is about"),
        .text("message", \.message, max: 20, lines: .many, "The details"),
        .number("limit", \.limit, 1...50, "How many at most"),
        .number("floor", \.floor, -2...100, "The floor"),
        .date("due", \.due, "The last day"),
        .flag("urgent", \.urgent, "Whether it is urgent"),
        .text("idempotency_key", \.key, max: 8, required: true, door: .pages, "The key of the page's form"),
    ])

    /// An input that both doors accept.
    static var good: SampleInput {
        var input = SampleInput()
        input.number = 7
        input.subject = "Printer"
        input.key = "k"
        return input
    }
}

/// An input in which everything must be given.
struct RequiredSampleInput: ToolInput, Equatable {
    var status: SampleInput.Filter?
    var number: Int?
    var due: CalendarDate?
    var agreed = false

    static let form = InputForm<RequiredSampleInput>([
        .choice("status", \.status, required: true, "S"),
        .number("number", \.number, 0...9, required: true, "N"),
        .date("due", \.due, required: true, "D"),
        .flag("agreed", \.agreed, required: true, "A"),
    ])
}

/// An input without fields.
struct EmptySampleInput: ToolInput, Equatable {
    static let form = InputForm<EmptySampleInput>([])
}

/// What a form makes of an input: the tidied one, or all that is wrong with it.
func inputOutcome<Input: ToolInput>(
    _ attempt: () throws(InputProblems) -> Input
) -> (input: Input?, problems: [FieldProblem]) {
    do throws(InputProblems) {
        return (try attempt(), [])
    } catch {
        return (nil, error.problems)
    }
}

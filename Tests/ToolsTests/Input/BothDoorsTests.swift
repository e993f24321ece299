import Testing

@testable import Tools

@Suite struct BothDoorsTests {
    private static let texts = [
        "", " ", "a", "ab", "abc", "  abc ", "123456789012", "1234567890123", "a\nb", "a\r\nb", "a\tb", "a\u{0}b",
        "a\u{202E}b", "a\u{200B}b", "éàü", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "😀😀😀", "\u{FEFF}abc",
        String(repeating: "x", count: 400), String(repeating: " ", count: 250) + "abc",
    ]

    @Test(arguments: texts)
    func `a page and a model that give the same values get the same answer`(text: String) throws {
        for number in [-1, 0, 1, 9_999_999, 10_000_000] as [Int64] {
            var input = SampleInput.good
            (input.number, input.subject, input.message, input.search) = (number, text, text, text)
            let page = inputOutcome { () throws(InputProblems) in try SampleInput.form.check(input) }
            let sent: JSONValue = [
                "number": .integer(number), "subject": .string(text), "message": .string(text), "search": .string(text),
            ]
            var model = inputOutcome { () throws(InputProblems) in try SampleInput.form.parse(json: sent) }
            model.input?.key = "k"
            #expect(page.problems == model.problems)
            #expect(page.input == model.input)
            if let input = page.input {
                #expect(input.subject.utf8.elementsEqual(model.input?.subject.utf8 ?? "".utf8))
            }
        }
    }
}

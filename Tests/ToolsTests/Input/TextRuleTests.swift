import Testing

@testable import Tools

/// A text, and what becomes of it in a field of one line and in one of many.
struct WrittenText: Sendable, CustomTestStringConvertible {
    let what: String
    let text: String
    let one: Fate
    let many: Fate

    enum Fate: Sendable, Equatable {
        case becomes(String)
        case refused(String)
    }

    init(_ what: String, _ text: String, one: Fate, many: Fate) {
        self.what = what
        self.text = text
        self.one = one
        self.many = many
    }

    /// The same fate in both.
    init(_ what: String, _ text: String, _ fate: Fate) { self.init(what, text, one: fate, many: fate) }

    var testDescription: String { what }
}

@Suite struct TextRuleTests {
    private static let control = WrittenText.Fate.refused("Remove the control characters.")
    private static let line = WrittenText.Fate.refused("Write this on one line.")
    private static let unseen = WrittenText.Fate.refused("Remove the invisible characters.")
    private static let direction = WrittenText.Fate.refused(
        "Remove the characters that turn the direction of the text.")
    private static let missing = WrittenText.Fate.refused("Please fill this in.")

    static let lengths: [WrittenText] = [
        .init("nothing", "", missing),
        .init("spaces", "   ", missing),
        .init("ideographic and no-break spaces", "\u{3000}\u{A0}\u{2003}", missing),
        .init("too short", "ab", .refused("Write at least 3 characters.")),
        .init("too short but for its spaces", " ab ", .refused("Write at least 3 characters.")),
        .init("just long enough", "abc", .becomes("abc")),
        .init("trimmed at both ends", " \u{A0}a b c\u{3000}", .becomes("a b c")),
        .init("as long as allowed", "1234567890", .becomes("1234567890")),
        .init("as long as allowed once trimmed", "  1234567890  ", .becomes("1234567890")),
        .init("too long", "12345678901", .refused("Write at most 10 characters; this has 11.")),
        .init("ten letters of two bytes", "éééééééééé", .becomes("éééééééééé")),
        .init("ten letters of four bytes", "𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞", .becomes("𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞")),
        .init(
            "six letters seen but twelve stored", String(repeating: "e\u{301}", count: 6),
            .refused("Write at most 10 characters; this has 12, as an emoji or an accent can count as several.")),
        .init("a huge text", String(repeating: "a", count: 1 << 20), .refused("Write at most 10 characters.")),
        .init("a huge blank", String(repeating: " ", count: 1 << 20), .refused("Write at most 10 characters.")),
    ]

    static let breaks: [WrittenText] = [
        .init("line feed", "ab\ncd", one: line, many: .becomes("ab\ncd")),
        .init("carriage return and line feed", "ab\r\ncd", one: line, many: .becomes("ab\ncd")),
        .init("carriage return", "ab\rcd", one: line, many: control),
        .init("two returns and a feed", "ab\r\r\ncd", one: line, many: control),
        .init("a return at the end", "abcd\r", one: line, many: control),
        .init("a feed at the end", "abcd\n", one: line, many: .becomes("abcd")),
        .init("a mail header", "abc\r\nBcc:x", one: line, many: .becomes("abc\nBcc:x")),
        .init("line separator", "ab\u{2028}cd", one: line, many: .becomes("ab\u{2028}cd")),
        .init("next line", "ab\u{85}cd", one: line, many: control),
        .init("vertical tab", "ab\u{B}cd", one: line, many: control),
        .init("form feed", "ab\u{C}cd", one: line, many: control),
        .init("tab", "ab\tcd", one: control, many: .becomes("ab\tcd")),
        .init("twelve lines of CRLF", "a\r\nb\r\nc\r\nd\r\ne", one: line, many: .becomes("a\nb\nc\nd\ne")),
    ]

    static let hidden: [WrittenText] = [
        .init("NUL", "ab\u{0}cd", control),
        .init("a lone NUL", "\u{0}", control),
        .init("bell", "ab\u{7}cd", control),
        .init("escape", "\u{1B}[31mred", control),
        .init("delete", "ab\u{7F}cd", control),
        .init("C1 control", "ab\u{9B}cd", control),
        .init("override", "ab\u{202E}cd", direction),
        .init("first embedding", "ab\u{202A}cd", direction),
        .init("first isolate", "ab\u{2066}cd", direction),
        .init("last isolate", "ab\u{2069}cd", direction),
        .init("a narrow space, next to the overrides", "ab\u{202F}cd", .becomes("ab\u{202F}cd")),
        .init("paragraph separator, next to them too", "ab\u{2029}cd", one: line, many: .becomes("ab\u{2029}cd")),
        .init("tag letters", "abc\u{E0041}", unseen),
        .init("zero-width space", "ab\u{200B}cd", one: unseen, many: .becomes("ab\u{200B}cd")),
        .init("zero-width joiner", "ab\u{200D}cd", one: unseen, many: .becomes("ab\u{200D}cd")),
        .init("word joiner", "ab\u{2060}cd", one: unseen, many: .becomes("ab\u{2060}cd")),
        .init("byte-order mark", "\u{FEFF}abcd", one: unseen, many: .becomes("\u{FEFF}abcd")),
        .init("soft hyphen", "ab\u{AD}cd", one: unseen, many: .becomes("ab\u{AD}cd")),
        .init("right-to-left mark", "ab\u{200F}cd", one: unseen, many: .becomes("ab\u{200F}cd")),
        .init("the beginning of a beam", "ab\u{1D173}cd", one: unseen, many: .becomes("ab\u{1D173}cd")),
        .init("a byte hidden in a selector", "ab\u{E0159}", unseen),
        .init("two selectors behind an ideograph", "ab葛\u{E0100}\u{E0101}", unseen),
        .init("one selector behind an ideograph", "ab葛\u{E0100}", .becomes("ab葛\u{E0100}")),
        .init("the selector of an emoji", "ab ❤\u{FE0F}", .becomes("ab ❤\u{FE0F}")),
        .init("Hebrew", "שלום לך", .becomes("שלום לך")),
        .init("an emoji", "ab 😀", .becomes("ab 😀")),
        .init("quotes and markup", "<b>'\"&</b>", .becomes("<b>'\"&</b>")),
    ]

    @Test(arguments: lengths + breaks + hidden)
    func `a person's text is kept, tidied or refused in plain words`(written: WrittenText) {
        #expect(fate(written.text, .one) == written.one)
        #expect(fate(written.text, .many) == written.many)
    }

    @Test func `an empty text is refused only where one is required`() throws {
        let rule = TextRule(min: 3, max: 10, lines: .one)
        #expect(try rule.accept("  ", required: false) == "")
        #expect(throws: FieldRefusal.self) { try rule.accept("  ", required: true) }
        #expect(throws: FieldRefusal.self) { try rule.accept("ab", required: false) }
    }

    @Test func `a person is told of one character in the singular`() {
        let rule = TextRule(min: 0, max: 1, lines: .one)
        let refusal = #expect(throws: FieldRefusal.self) { try rule.accept("ab", required: true) }
        #expect(refusal?.reason == "Write at most 1 character; this has 2.")
    }

    private func fate(_ text: String, _ lines: TextLines) -> WrittenText.Fate {
        do throws(FieldRefusal) {
            return .becomes(try TextRule(min: 3, max: 10, lines: lines).accept(text, required: true))
        } catch {
            return .refused(error.reason)
        }
    }
}

import Testing

@testable import Tools

/// Bytes that a stranger sent, and what must be said about them.
struct HostileBytes: Sendable, CustomTestStringConvertible {
    let what: String
    let bytes: [UInt8]
    let field: String?
    let says: String

    init(_ what: String, _ bytes: [UInt8], field: String? = nil, says: String) {
        self.what = what
        self.bytes = bytes
        self.field = field
        self.says = says
    }

    init(_ what: String, _ text: String, field: String? = nil, says: String) {
        self.init(what, Array(text.utf8), field: field, says: says)
    }

    var testDescription: String { what }
}

private func text(_ before: String, _ middle: [UInt8], _ after: String) -> [UInt8] {
    Array(before.utf8) + middle + Array(after.utf8)
}

@Suite struct StrictJSONTests {
    static let names: [HostileBytes] = [
        .init("a name twice", #"{"a":1,"a":1}"#, field: "a", says: "appears twice"),
        .init("a name twice, once escaped", #"{"a":1,"\u0061":2}"#, field: "a", says: "appears twice"),
        .init("a name twice, one level down", #"{"o":{"a":1,"b":2,"a":3}}"#, field: "a", says: "appears twice"),
        .init("a name twice in an array", #"{"o":[[{"a":1},{"b":[],"b":1}]]}"#, field: "b", says: "appears twice"),
        .init("a name twice at the bottom", #"[[[[[[[{"z":1,"z":2}]]]]]]]"#, field: "z", says: "appears twice"),
        .init("an empty name twice", #"{"":1,"":2}"#, field: "", says: "appears twice"),
        .init("a name twice that only looks the same", #"{"é":1,"e\#u{301}":2}"#, field: "e\u{301}", says: "twice"),
        .init("a name with NUL", #"{"a\u0000b":1}"#, says: "NUL"),
        .init("a name without quotes", "{a:1}", says: "malformed"),
        .init("a name that is a number", "{1:1}", says: "malformed"),
        .init("a name cut off", #"{"status":1,"sta"#, says: "ends before"),
        .init("a name in broken UTF-8", text(#"{"a"#, [0xC3], #"":1}"#), says: "UTF-8"),
        .init("a comma too many", #"{"a":1,}"#, says: "malformed"),
        .init("single quotes", "{'a':1}", says: "malformed"),
    ]

    static let texts: [HostileBytes] = [
        .init("a NUL byte", text(#"{"q":"a"#, [0], #"b"}"#), field: "q", says: "malformed"),
        .init("an escaped NUL", #"{"q":"a\u0000b"}"#, field: "q", says: "NUL"),
        .init("a high surrogate alone", #"{"q":"\ud83d"}"#, field: "q", says: "malformed"),
        .init("a low surrogate alone", #"{"q":"\ude00"}"#, field: "q", says: "malformed"),
        .init("surrogates the wrong way round", #"{"q":"\ude00\ud83d"}"#, field: "q", says: "malformed"),
        .init("a surrogate in UTF-8", text(#"{"q":""#, [0xED, 0xA0, 0xBD], #""}"#), field: "q", says: "UTF-8"),
        .init("an overlong slash", text(#"{"q":""#, [0xC0, 0xAF], #""}"#), field: "q", says: "UTF-8"),
        .init("an overlong NUL", text(#"{"q":""#, [0xC0, 0x80], #""}"#), field: "q", says: "UTF-8"),
        .init(
            "an overlong three-byte letter", text(#"{"q":""#, [0xE0, 0x81, 0x81], #""}"#), field: "q", says: "UTF-8"),
        .init("beyond Unicode", text(#"{"q":""#, [0xF4, 0x90, 0x80, 0x80], #""}"#), field: "q", says: "UTF-8"),
        .init("five-byte form", text(#"{"q":""#, [0xF8, 0x88, 0x80, 0x80, 0x80], #""}"#), field: "q", says: "UTF-8"),
        .init("a stray continuation", text(#"{"q":""#, [0x80], #""}"#), field: "q", says: "UTF-8"),
        .init("a letter cut in half", text(#"{"q":""#, [0xE2, 0x82], #""}"#), field: "q", says: "UTF-8"),
        .init("a letter cut off by the end", text(#"{"q":""#, [0xE2, 0x82], ""), field: "q", says: "UTF-8"),
        .init("a bare line feed", "{\"q\":\"a\nb\"}", field: "q", says: "malformed"),
        .init("a bare tab", "{\"q\":\"a\tb\"}", field: "q", says: "malformed"),
        .init("an unknown escape", #"{"q":"\x41"}"#, field: "q", says: "malformed"),
        .init("a short escape", #"{"q":"\u12"}"#, field: "q", says: "malformed"),
        .init("no closing quote", #"{"q":"abc"#, field: "q", says: "ends before"),
        .init("a closing quote escaped away", #"{"q":"abc\"}"#, field: "q", says: "ends before"),
    ]

    static let numbers: [HostileBytes] = [
        .init("1e400", #"{"n":1e400}"#, field: "n", says: "out of range"),
        .init("-1e400", #"{"a":[{"b":1},-1e400]}"#, field: "a", says: "out of range"),
        .init("2^63", #"{"n":9223372036854775808}"#, field: "n", says: "out of range"),
        .init("-2^63 - 1", #"{"n":-9223372036854775809}"#, field: "n", says: "out of range"),
        .init("400 digits", #"{"n":\#(String(repeating: "9", count: 400))}"#, field: "n", says: "out of range"),
        .init("NaN", #"{"n":NaN}"#, field: "n", says: "malformed"),
        .init("Infinity", #"{"n":-Infinity}"#, field: "n", says: "malformed"),
        .init("a leading zero", #"{"n":01}"#, field: "n", says: "malformed"),
        .init("a leading plus", #"{"n":+1}"#, field: "n", says: "malformed"),
        .init("a bare point", #"{"n":1.}"#, field: "n", says: "malformed"),
        .init("no digit before the point", #"{"n":.5}"#, field: "n", says: "malformed"),
        .init("a bare minus", #"{"n":-}"#, field: "n", says: "malformed"),
        .init("hexadecimal", #"{"n":0x1F}"#, field: "n", says: "malformed"),
        .init("an empty exponent", #"{"n":1e}"#, field: "n", says: "malformed"),
    ]

    static let wholes: [HostileBytes] = [
        .init("nothing", "", says: "no JSON"),
        .init("white space", " \n\t ", says: "ends before"),
        .init("a byte-order mark", text("", [0xEF, 0xBB, 0xBF], "{}"), says: "malformed at byte"),
        .init("UTF-16", [0x7B, 0x00, 0x7D, 0x00], says: "malformed"),
        .init("a brace too many", "{}}", says: "follows the JSON value at byte 3"),
        .init("two values", "{} {}", says: "follows the JSON value"),
        .init("a NUL after the value", [0x7B, 0x7D, 0x00], says: "follows the JSON value"),
        .init("a comment", "{}//", says: "follows the JSON value"),
        .init("a word in capitals", "TRUE", says: "malformed"),
        .init("half a word", "nul", says: "malformed"),
        .init("an object left open", #"{"a":1"#, field: "a", says: "ends before"),
        .init("an array left open", "[1,", says: "ends before"),
        .init("a comma forgotten between objects", #"{"a":[{"b":1} {"c":2}]}"#, field: "a", says: "malformed"),
        .init("a bracket closed by a brace", "[1}", says: "malformed"),
        .init("9 deep", String(repeating: "[", count: 9) + String(repeating: "]", count: 9), says: "more than 8 deep"),
        .init("9 deep and never closed", String(repeating: "{\"a\":", count: 9), says: "more than 8 deep"),
        .init("9 deep behind a quote in a text", #"["\"]]]",[[[[[[[[1]]]]]]]]]"#, says: "more than 8 deep"),
        .init("1 MB of brackets", String(repeating: "[", count: 1 << 20), says: "longer than 16384 bytes"),
        .init("1 MB of text", "\"" + String(repeating: "a", count: 1 << 20) + "\"", says: "longer than 16384 bytes"),
    ]

    @Test(arguments: names + texts + numbers + wholes)
    func `a model that sends broken JSON is told where and why`(hostile: HostileBytes) {
        let problem = #expect(throws: JSONProblem.self) { try StrictJSON.parse(hostile.bytes) }
        #expect(problem?.field == hostile.field)
        #expect(problem?.reason.contains(hostile.says) == true, "\(problem?.reason ?? "nothing")")
    }

    @Test(arguments: [100_000, 1 << 20])
    func `a model that opens brackets without end cannot exhaust the stack`(depth: Int) {
        let wide = StrictJSON.Limits(bytes: 1 << 24, depth: .max, text: 1 << 24, members: .max)
        #expect(wide.depth == 64)
        for opening in ["[", "{\"a\":", "[{\"a\":"] {
            let bytes = Array(String(repeating: opening, count: depth).utf8)
            let problem = #expect(throws: JSONProblem.self) { try StrictJSON.parse(bytes, limits: wide) }
            #expect(problem?.reason.contains("more than 64 deep") == true)
        }
    }

    @Test func `a model may nest as deep as the limit and not one bracket deeper`() throws {
        let limits = StrictJSON.Limits(bytes: 1024, depth: 64, text: 64, members: 2)
        for depth in [1, 8, 63, 64] {
            let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(try StrictJSON.parse(nested, limits: limits).text == nested)
        }
        let nested = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(throws: JSONProblem.self) { try StrictJSON.parse(nested, limits: limits) }
        #expect(try StrictJSON.parse("[[],[],[],[]]", limits: .toolInput).array?.count == 4)
    }

    @Test(arguments: [
        ("bytes", #"{"q":"12345678","rest":1}"#, nil, "longer than 24 bytes"),
        ("text", #"{"q":"123456789"}"#, "q", "longer than 8 bytes"),
        ("text in an array", #"{"q":["123456789"]}"#, "q", "longer than 8 bytes"),
        ("name", #"{"q":{"123456789":1}}"#, "q", "longer than 8 bytes"),
        ("members", #"{"q":{"a":1,"b":2,"c":3}}"#, "q", "More than 2 values"),
        ("elements", #"{"q":[1,2,3]}"#, "q", "More than 2 values"),
    ])
    func `a model that goes beyond a limit is told which one`(what: String, json: String, field: String?, says: String)
    {
        let limits = StrictJSON.Limits(bytes: what == "bytes" ? 24 : 100, depth: 8, text: 8, members: 2)
        let problem = #expect(throws: JSONProblem.self) { try StrictJSON.parse(json, limits: limits) }
        #expect(problem?.field == field)
        #expect(problem?.reason.contains(says) == true, "\(problem?.reason ?? "nothing")")
    }

    @Test func `a model that stays just inside every limit is understood`() throws {
        let json = #"{"q":"12345678","r":[1,2]}"#
        let limits = StrictJSON.Limits(bytes: json.utf8.count, depth: 2, text: 8, members: 2)
        #expect(try StrictJSON.parse(json, limits: limits).text == json)
    }

    @Test(arguments: [
        String(repeating: "x", count: 41), String(repeating: "é", count: 2000), String(repeating: "😀", count: 300),
        "a\u{202E}b\u{200B}c\\n\\u001b[31m\u{E0041}\u{2028}",
    ])
    func `a model cannot make us repeat more than 40 bytes of it, nor anything unseen`(name: String) throws {
        let json = "{\"\(name)\":1,\"\(name)\":2}"
        let problem = try #require(#expect(throws: JSONProblem.self) { try StrictJSON.parse(json) })
        let shown = try #require(problem.field)
        #expect(shown.utf8.count <= 40)
        #expect(shown.utf8.count > 8)
        for scalar in shown.unicodeScalars {
            #expect(!scalar.isUnseen && !scalar.isControl && !scalar.isLineBreak)
        }
    }

    @Test func `a name of exactly 40 bytes is shown whole`() throws {
        let name = String(repeating: "x", count: 40)
        let problem = #expect(throws: JSONProblem.self) { try StrictJSON.parse("{\"\(name)\":1,\"\(name)\":2}") }
        #expect(problem?.field == name)
        #expect(problem?.description == "\(name): This name appears twice.")
    }
}

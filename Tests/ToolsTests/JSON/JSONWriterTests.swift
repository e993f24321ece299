import Testing

@testable import Tools

@Suite struct JSONWriterTests {
    @Test func `a tool that writes its output gives exactly these bytes`() {
        let lines: [(String, Int64)] = [("Callout", 2), ("Parts \"A\"", -7)]
        let bytes = JSONWriter.bytes { json in
            json.object {
                $0.field("number", 5)
                $0.field("title", "Printer")
                $0.field("none", nil as String?)
                $0.field("paid", true)
                $0.field("share", 0.5)
                $0.field("big", Int64.min)
                $0.field("ready", ["a": [1, nil]])
                $0.null("gone")
                $0.array("lines", lines) { line, json in
                    json.object {
                        $0.field("text", line.0)
                        $0.field("minor", line.1)
                    }
                }
                $0.array("empty", [Int]()) { json, _ in _ = json }
                $0.object("inner") { $0.object("deep") { _ in } }
                $0.field("list") { json in
                    json.array {
                        $0.bool(false)
                        $0.null()
                        $0.string("x")
                        $0.integer(3)
                    }
                }
                $0.field("forgotten") { _ in }
                $0.field("last", 1)
            }
        }
        #expect(
            String(decoding: bytes, as: UTF8.self) == #"{"number":5,"title":"Printer","none":null,"paid":true,"#
                + #""share":0.5,"big":-9223372036854775808,"ready":{"a":[1,null]},"gone":null,"#
                + #""lines":[{"text":"Callout","minor":2},{"text":"Parts \"A\"","minor":-7}],"empty":[],"#
                + #""inner":{"deep":{}},"list":[false,null,"x",3],"forgotten":null,"last":1}"#)
    }

    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("\"\\/", #""\"\\/""#), ("</script>", #""\u003c/script>""#),
        ("<!--<", #""\u003c!--\u003c""#), ("\u{0}\u{1}\u{1F}", #""\u0000\u0001\u001f""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#),
        ("\u{2027}\u{202A}€é😀", "\"\u{2027}\u{202A}€é😀\""), ("ends with €", "\"ends with €\""),
        ("\u{E2}", "\"\u{E2}\""),
    ])
    func `a client's text cannot end the string, the line or the script it stands in`(text: String, written: String) {
        let bytes = JSONWriter.bytes { $0.string(text) }
        #expect(bytes == Array(written.utf8))
        #expect(JSONWriter.bytes { $0.object { $0.field(text, 1) } } == Array("{\(written):1}".utf8))
        #expect(!bytes.contains { $0 < 0x20 || $0 == UInt8(ascii: "<") })
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        #expect(!scalars.contains("\u{2028}") && !scalars.contains("\u{2029}"))
    }

    @Test(arguments: [0, 9, 10, -1, -10, 99, 100, 1_234_567_890, Int64.max, Int64.min])
    func `a number is written with exactly its digits`(number: Int64) {
        #expect(JSONWriter.bytes { $0.integer(number) } == Array(number.description.utf8))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
    func `a number that is none is written as null`(number: Double) {
        #expect(JSONWriter.bytes { $0.real(number) } == Array("null".utf8))
    }

    @Test func `any value that is written reads back as the same value and the same bytes`() throws {
        var random = JSONDice(state: 7)
        for _ in 0..<3000 {
            let value = anyValue(&random, depth: 4)
            let bytes = value.bytes
            let again = try StrictJSON.parse(bytes)
            #expect(again == value)
            #expect(again.bytes == bytes)
        }
    }

    private func anyValue(_ random: inout JSONDice, depth: Int) -> JSONValue {
        switch random.below(depth > 0 ? 8 : 6) {
        case 0: return .null
        case 1: return .bool(random.below(2) == 0)
        case 2: return .integer(Int64(bitPattern: UInt64(random.below(1 << 31)) << UInt64(random.below(40))))
        case 3: return .real(Double(random.below(1 << 30) - 1000) / Double(1 + random.below(1000)))
        case 4, 5: return .string(anyText(&random))
        case 6: return .array((0..<random.below(4)).map { _ in anyValue(&random, depth: depth - 1) })
        default:
            let members = (0..<random.below(12)).map { ("k\($0)\(anyText(&random))", anyValue(&random, depth: 0)) }
            return .object(JSONObject(members))
        }
    }

    private func anyText(_ random: inout JSONDice) -> String {
        let pool: [Unicode.Scalar] = ["a", "\"", "\\", "<", "\n", "\u{1}", "é", "\u{2028}", "😀", "\u{FFFF}", "\u{7F}"]
        return String(String.UnicodeScalarView((0..<random.below(9)).map { _ in pool[random.below(pool.count)] }))
    }
}

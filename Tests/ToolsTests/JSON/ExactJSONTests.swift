import Testing

@testable import Tools

@Suite struct ExactJSONTests {
    @Test(arguments: [
        ("null", "null"), ("true", "true"), (" \r\n\tfalse ", "false"), ("\"\"", "\"\""), ("{}", "{}"), ("[]", "[]"),
        ("-0", "0"), ("-0.0", "-0.0"), ("0", "0"), ("1.0", "1.0"), ("1e2", "100.0"), ("1E-2", "0.01"),
        ("9007199254740993", "9007199254740993"), ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"), ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("5e-324", "5e-324"), ("1e-400", "0.0"), ("0.1", "0.1"), ("1e20", "1e+20"),
        (#"{ "b" : 1 , "a" : [ 2 , { } ] }"#, #"{"b":1,"a":[2,{}]}"#),
        (#"{"A":1,"a":2,"ª":3}"#, #"{"A":1,"a":2,"ª":3}"#),
        (#""\u0041\/\b\f\n\r\t\"\\""#, #""A/\b\f\n\r\t\"\\""#),
        (#""\ud83d\ude00 😀""#, #""😀 😀""#), ("\"\\u001f\u{7F}\"", "\"\\u001f\u{7F}\""),
        ("\"\u{FFFF}\u{10FFFF}\u{FEFF}\"", "\"\u{FFFF}\u{10FFFF}\u{FEFF}\""),
        (#"["]}{[",1]"#, #"["]}{[",1]"#), (#"["\\",[["\"["]]]"#, #"["\\",[["\"["]]]"#),
        ("\"<\\/script>\"", #""\u003c/script>""#),
    ])
    func `a model's good JSON means exactly what it says`(json: String, canonical: String) throws {
        #expect(try StrictJSON.parse(json).bytes == Array(canonical.utf8))
        #expect(try StrictJSON.parse(canonical).bytes == Array(canonical.utf8))
    }

    @Test func `a model's whole numbers are never rounded through floating point`() throws {
        #expect(try StrictJSON.parse("9007199254740993") == .integer(9_007_199_254_740_993))
        #expect(try StrictJSON.parse("1.0") == .real(1))
        #expect(try StrictJSON.parse("1.0").integer == nil)
        #expect(try StrictJSON.parse("1e3").integer == nil)
        #expect(try StrictJSON.parse("7").real == 7)
    }

    @Test func `a reader of JSON gets only the type that is there`() throws {
        let value = try StrictJSON.parse(#"{"s":"x","i":1,"b":true,"n":null,"a":[1],"o":{"k":"v"}}"#)
        #expect(value["s"]?.string == "x" && value["s"]?.integer == nil && value["s"]?.bool == nil)
        #expect(value["i"]?.integer == 1 && value["i"]?.string == nil && value["i"]?.array == nil)
        #expect(value["b"]?.bool == true && value["b"]?.object == nil)
        #expect(value["n"]?.isNull == true && value["i"]?.isNull == false && value["n"]?.string == nil)
        #expect(value["a"]?.array == [1] && value["o"]?["k"] == "v")
        #expect(value["x"] == nil && value["a"]?["k"] == nil)
    }

    @Test func `every text of one or two bytes is either refused or read back as the same`() {
        var accepted = 0
        for first in UInt8.min...UInt8.max {
            accepted += settles([first])
            for second in UInt8.min...UInt8.max { accepted += settles([first, second]) }
        }
        #expect(accepted > 100 && accepted < 400)
    }

    @Test func `a model's JSON with bytes changed at random is either refused or read back as the same`() {
        let seed = Array(
            #"{"status":"open","é\u00e9":["\ud83d\ude00",-12.5e-3,{"n":9223372036854775807}],"t":null}"#.utf8)
        var random = JSONDice(state: 42)
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0...random.below(3) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[random.below(bytes.count)], at: place)
                }
            }
            accepted += settles(bytes)
        }
        #expect(accepted > 500 && accepted < 15_000)
    }

    @Test func `every beginning of a good text is refused, with a reason`() {
        let whole = Array(#"{"a":{"b":[1.5,"x\u00e9",true]},"c":"é"}"#.utf8)
        for length in 0..<whole.count {
            let problem = #expect(throws: JSONProblem.self) { try StrictJSON.parse(whole.prefix(length)) }
            #expect(problem?.reason.isEmpty == false)
        }
        #expect(throws: Never.self) { try StrictJSON.parse(whole) }
    }

    /// 1 when the bytes are accepted, and then they read back as the same; 0 when refused in few words.
    private func settles(_ bytes: [UInt8]) -> Int {
        do throws(JSONProblem) {
            let value = try StrictJSON.parse(bytes)
            let again = Result { () throws(JSONProblem) in try StrictJSON.parse(value.bytes) }
            #expect(again == .success(value), "\(bytes)")
            return 1
        } catch {
            #expect(error.description.utf8.count < 120, "\(bytes)")
            return 0
        }
    }
}

/// The same numbers on every run.
struct JSONDice {
    var state: UInt64

    /// The next number, at least 0 and less than the limit.
    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, limit)))
    }
}

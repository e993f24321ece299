import Testing

/// The rules of the house are only as good as the reading beneath them.
@Suite struct ScannerTests {
    @Test func `comments and the words of literals are no code`() {
        let file = SwiftFile.planted(
            ##"""
            let a = "one { \(call("inner { \(deep)")) two" // tail {
            /* outer /* inner { */ still { */ let b = #"raw " \(no) \#(yes) {"#
            let c = """
                long { "quoted" \(x + (y))
                """
            let d = text.contains(/["{]/), e = 4 / 2, f = #/"{/#
            func `a name with "quotes" and {`() {}
            """##)
        #expect(!file.code.contains("{ \\"))
        #expect(file.code.utf8.count { $0 == UInt8(ascii: "{") } == 1)
        #expect(file.code.utf8.count { $0 == UInt8(ascii: "\"") } == 0)
        for kept in ["call(", "deep", "yes", "x + (y)", "let b", "let d", "e = 4 / 2", "func `a_name"] {
            #expect(file.code.contains(kept), "\(kept)")
        }
        for gone in ["one", "inner", "tail", "outer", "raw", "no)", "long", "quoted"] {
            #expect(!file.code.contains(gone), "\(gone)")
        }
    }

    @Test func `a literal is known by its words and its line`() {
        let file = SwiftFile.planted(
            "let a = 1\nlet b = \"SELECT \\(x) FROM t\"\nlet c = \"\"\"\n  two\n  lines\n  \"\"\"\n")
        #expect(file.literals.map(\.line) == [2, 3])
        #expect(file.literals.map(\.text) == ["SELECT   FROM t", "\n  two\n  lines\n  "])
    }

    @Test(arguments: [
        ("func a() { }", ["func a"]),
        ("func a(_ b: () -> Void = { }) async throws -> [Int]\nwhere Int: P {\n}", ["func a"]),
        ("protocol P {\n  func a()\n  var b: Int { get }\n  init(c: Int)\n}", ["var b"]),
        (
            "struct S {\n  let a = T.init(1)\n  var b = 2\n  var c: [Int] { [] }\n  init?(d: Int) { }\n}",
            ["var c", "init?"]
        ),
        ("func `a person's \"rule\" {`() { func inner() { } }", ["func `a_person_s__rule___`", "func inner"]),
        ("subscript(a: Int) -> Int { 1 }\ndeinit { }", ["subscript", "deinit"]),
    ])
    func `functions with a body are found, and nothing else`(text: String, names: [String]) {
        #expect(SwiftFile.planted(text).functions.map(\.name) == names)
    }

    @Test func `a function's length counts from its head to its closing brace`() {
        let file = SwiftFile.planted("let x = 1\nfunc a() {\n  if b {\n  }\n}\n")
        #expect(file.functions.map(\.line) == [2])
        #expect(file.functions.map(\.lines) == [4])
    }

    @Test func `the whole checkout is read`() {
        #expect(Checkout.sources.contains { $0.path == "Sources/Access/Scope.swift" })
        #expect(Checkout.swift.contains { $0.path.hasSuffix("HouseRulesTests/ScannerTests.swift") })
        #expect(Checkout.everything.contains { $0.path == "Package.swift" })
    }
}

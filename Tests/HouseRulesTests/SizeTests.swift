import Testing

private let mostLinesOfFile = 400
private let mostLinesOfFunction = 60

@Suite struct SizeTests {
    @Test func `no file is longer than 400 lines`() {
        let measured = Checkout.everything.filter { file in
            ["Sources/", "Tests/"].contains { file.path.hasPrefix($0) }
                && [".swift", ".css", ".js", ".py"].contains { file.path.hasSuffix($0) }
        }
        #expect(measured.count >= Checkout.swift.count)
        #expect(measured.filter { $0.lines > mostLinesOfFile }.map { "\($0.path): \($0.lines) lines" } == [])
    }

    @Test func `no function is longer than 60 lines`() {
        #expect(Checkout.swift.flatMap(longFunctions) == [])
    }

    @Test func `a function of 61 lines is found, and one of 60 is not`() {
        #expect(longFunctions(.planted(function(lines: 61))).count == 1)
        #expect(longFunctions(.planted(function(lines: 60))) == [])
    }

    private func function(lines: Int) -> String {
        "struct S {\n    func a() {\n" + String(repeating: "        b()\n", count: lines - 2) + "    }\n}\n"
    }

    private func longFunctions(_ file: SwiftFile) -> [String] {
        file.functions.filter { $0.lines > mostLinesOfFunction }
            .map { "\(file.path):\($0.line): \($0.name) has \($0.lines) lines" }
    }
}

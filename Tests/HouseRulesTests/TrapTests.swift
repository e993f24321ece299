import Testing

/// What ends the server for everyone. A file may have one only with its cause, written here beside its name.
private let allowed: [String: String] = [:]

@Suite struct TrapTests {
    @Test func `nothing in Sources ends the server on purpose`() {
        #expect(Checkout.sources.filter { allowed[$0.path] == nil }.flatMap { $0.places(traps($0)) } == [])
    }

    @Test func `every allowed trap is still there`() {
        for (path, cause) in allowed {
            #expect(Checkout.sources.contains { $0.path == path && !traps($0).isEmpty }, "\(path): \(cause)")
        }
    }

    @Test(arguments: [
        "try! a()", "a as! B", "fatalError(\"x\")", "precondition(a)", "preconditionFailure()", "Swift.fatalError()",
    ])
    func `a trap is found`(text: String) {
        #expect(traps(.planted("func a() { \(text) }")).count == 1)
    }

    @Test(arguments: [
        "try? a()", "a as? B", "// fatalError()", "let a = \"try! again\"", "let preconditions = 1", "a != b",
    ])
    func `what cannot trap is left alone`(text: String) {
        #expect(traps(.planted(text)) == [])
    }

    private func traps(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\b(try!|as!|fatalError\s*\(|precondition(?:Failure)?\s*\()/#)
    }
}

import Testing

/// The closed list, and its parts: what is not on it could escape the tests that run every statement as every stranger.
private let list = "Sources/Store/Statements"

/// The statements that are made on the way: opening reads its own PRAGMA settings back, a snapshot of all rows reads each
/// table that the schema names, and a scratch house is put back to one.
private let madeOnTheWay = [
    "Sources/Store/Database.swift": 1, "Sources/Store/Check/RowSnapshot.swift": 1,
    "Sources/Store/Check/Rewind.swift": 2,
]

@Suite struct StatementTests {
    @Test func `every statement is on the closed list, once`() {
        let declared = Checkout.sources.filter { $0.room == "Store" }.flatMap(declarations)
        let listed = Checkout.sources.filter { $0.path.hasPrefix(list) }.flatMap(entries)
        #expect(!declared.isEmpty)
        #expect(Set(declared).subtracting(listed) == [])
        #expect(Set(listed).subtracting(declared) == [])
        #expect(Set(listed).count == listed.count)
    }

    @Test func `no statement is made on the way`() {
        for file in Checkout.sources {
            let declared = file.room == "Store" ? declarations(file).count : 0
            #expect(made(file) == declared + madeOnTheWay[file.path, default: 0], "\(file.path)")
        }
    }

    @Test func `statements are read by the name of their own type`() {
        let file = SwiftFile.planted(
            """
            extension Ticket {
                enum Statements {
                    static let listOwn = Statement(.client, "a", "{")
                    static let one: Statement = Statement(.house, "b", "c")
                    // static let gone = Statement(.house, "b", "c")
                }
                static let after = Statement(.house, "d", "e")
            }
            let loose = Statement(.house, "f", "g")
            """)
        #expect(made(file) == 4)
        #expect(declarations(file) == ["Statements.listOwn", "Statements.one", "Ticket.after"])
        let listing = SwiftFile.planted(
            "enum Statements {\n  static let all = [\n    A.b,\n    // A.c,\n    D.E.f,\n  ]\n}")
        #expect(entries(listing) == ["A.b", "E.f"])
    }

    private func made(_ file: SwiftFile) -> Int {
        file.code(matching: #/\b(Statement)\s*\(/#).count
    }

    /// Each declared statement as `Type.name`, by its innermost type.
    private func declarations(_ file: SwiftFile) -> [String] {
        var types: [(name: String, depth: Int)] = []
        var depth = 0
        var found: [String] = []
        let piece =
            #/
            (?<open>\{) | (?<close>\}) | \b(?:enum|struct|extension|class|actor)\s+(?:\w+\.)*(?<type>\w+)
            | \bstatic\s+let\s+(?<name>\w+)\s*(?::\s*Statement\s*)?=\s*Statement\s*\(
            /#
        for match in file.code.matches(of: piece.wordBoundaryKind(.simple)) {
            if match.output.open != nil { depth += 1 }
            if match.output.close != nil {
                depth -= 1
                types.removeAll { $0.depth >= depth }
            }
            if let type = match.output.type { types.append((String(type), depth)) }
            if let name = match.output.name { found.append("\(types.last?.name ?? "").\(name)") }
        }
        return found
    }

    /// What the list names, as `Type.name`.
    private func entries(_ file: SwiftFile) -> [String] {
        let text = file.code[(file.code.firstRange(of: "static let")?.upperBound ?? file.code.endIndex)...]
        return text.matches(of: #/(?:\w+\.)*?(\w+\.\w+)\s*(?=[,\]\n])/#).map { String($0.output.1) }
    }
}

import Testing

/// Where a permission is asked; whoever needs an answer calls a tool.
private let asker = "Sources/Tools/ToolRuntime.swift"

@Suite struct PermissionTests {
    @Test func `a permission is asked in one file`() {
        let files = Checkout.sources.filter { $0.room != "Access" && !questions($0).isEmpty }.map(\.path)
        #expect(files == [asker])
    }

    @Test func `a question elsewhere is found, and a word that only looks like one is not`() {
        #expect(questions(.planted("if principal.permissions.allows(.ticketsRead) {}")).count == 1)
        #expect(questions(.planted("set\n    .allows (right)")).count == 1)
        #expect(questions(.planted("principal.permissions.held.contains(.invoicesRead)")).count == 1)
        #expect(questions(.planted("list.map(permissions.allows)")).count == 1)
        #expect(questions(.planted("// set.allows(x)\nlet words = \".allows(x)\"; let allowsNotes = true")) == [])
    }

    private func questions(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\.\s*(allows\b|held\s*\.\s*contains\b)/#)
    }
}

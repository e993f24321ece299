import Testing

/// Where a permission is asked; whoever needs an answer calls a tool.
private let asker = "Sources/Tools/ToolRuntime.swift"

/// Where a right of staff is asked; whoever needs an answer performs an operation.
private let staffAsker = "Sources/Tools/Staff/ToolRuntime+Staff.swift"

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

    @Test func `a right of staff is asked in one file`() {
        // The proof asks of contacts' grants by the same word, and never of staff.
        let files = Checkout.sources.filter { !["Access", "Evals"].contains($0.room) && !staffQuestions($0).isEmpty }
            .map(\.path)
        #expect(files == [staffAsker])
        #expect(staffQuestions(.planted("if staff.role.gives(.usersRead) {}")).count == 1)
        #expect(staffQuestions(.planted("guard staff.role == .admin else {}")).count == 1)
        #expect(staffQuestions(.planted("staff.role.rights.contains(right)")).count == 1)
        #expect(staffQuestions(.planted("text(staff.role.worded)")) == [])
    }

    private func staffQuestions(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(
            matching: #/(\.\s*gives\b|role\s*\.\s*rights\b|staff\s*\.\s*role\s*[=!]=)/#)
    }

    private func questions(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\.\s*(allows\b|held\s*\.\s*contains\b)/#)
    }
}

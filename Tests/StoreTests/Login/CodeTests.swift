import Access
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What the short code is for, and when it dies.
@Suite struct CodeTests {
    @Test func `another browser needs the code of the same message`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            for visitor in [scene.stranger, scene.visitor(nil)] {
                #expect(try await scene.open(letter, by: visitor) == .needsCode)
                #expect(try await scene.open(letter, code: "", by: visitor) == .needsCode)
                #expect(try await scene.open(letter, code: letter.wrongCode, by: visitor) == .wrongCode)
            }
            #expect(try await scene.rows("session") == 0)
            #expect(try await scene.open(letter, code: letter.code, by: scene.stranger) == .in)
            #expect(try await scene.rows("session") == 1)
        }
    }

    @Test func `a code may be typed with spaces and dashes, for an address in any case`() async throws {
        for shape in ["%@%@", "%@ %@", "%@-%@", " %@ - %@\t", "%@\u{A0}%@"] {
            try await LoginScene.with { scene in
                let code = try await scene.letter(to: anna).code
                let parts = [code.prefix(3), code.suffix(3)].map(String.init)
                let typed = shape.replacing("%@", with: parts[0], maxReplacements: 1)
                    .replacing("%@", with: parts[1], maxReplacements: 1)
                #expect(try await scene.open(code: typed, for: " Anna@Marigold.EXAMPLE ") == .in, "\(typed)")
            }
        }
    }

    @Test func `four wrong codes are forgiven, five are not`() async throws {
        for (wrong, expected) in [(4, Outcome.in), (5, .wrongCode)] {
            try await LoginScene.with { scene in
                let byCode = try await scene.letter(to: anna)
                for _ in 0..<wrong { #expect(try await scene.open(code: byCode.wrongCode, for: anna) == .wrongCode) }
                #expect(try await scene.open(code: byCode.code, for: anna) == expected, "after \(wrong)")
            }
            try await LoginScene.with { scene in
                let byLink = try await scene.letter(to: anna)
                for _ in 0..<wrong {
                    #expect(try await scene.open(byLink, code: byLink.wrongCode, by: scene.stranger) == .wrongCode)
                }
                #expect(try await scene.open(byLink, code: byLink.code, by: scene.stranger) == expected)
            }
        }
    }

    @Test func `a code that others have killed does not lock its owner out`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            for _ in 0..<8 { #expect(try await scene.open(code: letter.wrongCode, for: anna) == .wrongCode) }
            #expect(try await scene.open(code: letter.code, for: anna) == .wrongCode)
            #expect(try await scene.open(letter, code: letter.code, by: scene.stranger) == .wrongCode)
            #expect(try await scene.open(letter) == .in)
        }
    }

    @Test func `a hundred guesses at the same moment count as a hundred`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        _ = try await scene.open(code: letter.wrongCode, for: anna, network: "net \(number)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await scene.rows("login_link", where: "wrong_codes = 100") == 1)
            #expect(try await scene.open(code: letter.code, for: anna) == .wrongCode)
        }
    }

    @Test func `what is no code at all is never counted`() async throws {
        let shapes = [
            "", " ", "1", "12345", "1234567", "abcdef", "12345x", "123.456", "0x1234", "+12345", "-12345x", "１２３４５６",
            "١٢٣٤٥٦", "123456\u{0}", "\u{200B}12345", String(repeating: "1", count: 10_000),
        ]
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            for (number, shape) in shapes.enumerated() {
                let visitor = scene.visitor(nil, network: "net \(number)")
                #expect(try await scene.open(letter, code: shape, by: visitor) == .needsCode, "\(shape.prefix(20))")
                #expect(
                    try await scene.open(code: shape, for: anna, network: "net \(number)") == .wrongCode,
                    "\(shape.prefix(20))")
            }
            #expect(try await scene.rows("login_link", where: "wrong_codes = 0") == 1)
            #expect(try await scene.open(code: letter.code, for: anna) == .in)
        }
    }

    @Test func `a code opens nothing for another address`() async throws {
        try await LoginScene.with { scene in
            let annas = try await scene.letter(to: anna)
            let bens = try await scene.letter(to: "ben@marigold.example")
            for email in ["chloe@marigold.example", "nobody@marigold.example", "", "anna", "anna@marigold.example.org"]
            {
                #expect(try await scene.open(code: annas.code, for: email) == .wrongCode)
            }
            if annas.code != bens.code {
                #expect(try await scene.open(code: annas.code, for: "ben@marigold.example") == .wrongCode)
                #expect(try await scene.rows("login_link", where: "wrong_codes = 1") == 1)
            }
            #expect(try await scene.rows("session") == 0)
            #expect(try await scene.open(code: annas.code, for: anna) == .in)
        }
    }

    @Test func `an address that nobody has takes no code and tells nothing`() async throws {
        try await LoginScene.with { scene in
            for email in ["nobody@marigold.example", "farid@marigold.example"] {
                try await scene.ask(email)
                try await scene.round()
                for _ in 0..<5 { #expect(try await scene.open(code: "123456", for: email) == .wrongCode) }
            }
            #expect(try await scene.rows("session") == 0)
        }
    }

    @Test func `a wrong code is written down once in the tenant's audit`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            let before = try await scene.rows("audit_entry")
            _ = try await scene.open(code: letter.wrongCode, for: anna)
            _ = try await scene.open(code: "none", for: anna)
            // It is written a while later, so that the time of the answer tells nothing.
            for _ in 0..<1000 where try await scene.rows("audit_entry") == before {
                try await Task.sleep(for: .milliseconds(10))
            }
            let tenant = try await scene.house.principal(anna).scope.tenant
            let newest = try await scene.house.store.recentAudit(of: tenant, limit: 1).first ?? ""
            #expect(try await scene.rows("audit_entry") == before + 1)
            #expect(newest.contains("login:code") && newest.contains("wrong_code"))
            #expect(!newest.contains(letter.wrongCode) && !newest.contains(letter.code))
        }
    }
}

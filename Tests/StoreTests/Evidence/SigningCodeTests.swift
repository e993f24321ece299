import Access
import TestSupport
import Testing

@testable import Store

@Suite struct SigningCodeTests {
    private static let anna = "anna@marigold.example"

    @Test func `a login of more than a quarter of an hour signs only after a code from the person's mail`() async throws
    {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            scene.house.clock.advance(seconds: 15 * 60)
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("one", by: anna) }
            #expect(try await scene.ask("one", by: anna) == .sent(minutes: 10))
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("one", by: anna) }
            let code = try await scene.code(to: Self.anna)
            #expect(try await scene.take(Self.other(code), "one", by: anna) == .wrong)
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("one", by: anna) }
            #expect(try await scene.take(code, "one", by: anna) == .proved)
            let text = try await scene.sign("one", by: anna)
            #expect(!text[.proof].isEmpty)
            #expect(text[.proofAt] == scene.house.clock.now.rfc3339)
        }
    }

    @Test func `a code proves nothing in another login, for another risk or after ten minutes`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            let again = try await scene.signer(Self.anna)
            scene.house.clock.advance(seconds: 20 * 60)
            _ = try await scene.ask("one", by: anna)
            let code = try await scene.code(to: Self.anna)
            #expect(try await scene.take(code, "one", by: again) == .wrong)
            #expect(try await scene.take(code, "two", by: anna) == .wrong)
            #expect(try await scene.take(code, "one", by: anna) == .proved)
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("one", by: again) }
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("two", by: anna) }
            scene.house.clock.advance(seconds: 10 * 60)
            await #expect(throws: SigningProblem.staleLogin) { try await scene.sign("one", by: anna) }
        }
    }

    @Test func `five wrong tries end a code, and the newest code takes the place of the one before`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            _ = try await scene.ask("one", by: anna)
            let first = try await scene.code(to: Self.anna)
            _ = try await scene.ask("one", by: anna)
            let code = try await scene.code(to: Self.anna)
            if first != code { #expect(try await scene.take(first, "one", by: anna) == .wrong) }
            for _ in 0..<5 { #expect(try await scene.take(Self.other(code), "one", by: anna) == .wrong) }
            #expect(try await scene.take(code, "one", by: anna) == .wrong)
        }
    }

    @Test func `nobody's mailbox is filled, and nobody guesses for long`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            for _ in 0..<5 { #expect(try await scene.ask("one", by: anna) == .sent(minutes: 10)) }
            guard case .tooMany = try await scene.ask("two", by: anna) else {
                Issue.record("a sixth code was sent")
                return
            }
            for _ in 0..<10 { #expect(try await scene.take("123456", "two", by: anna) == .wrong) }
            guard case .tooMany = try await scene.take("123456", "two", by: anna) else {
                Issue.record("an eleventh try was taken")
                return
            }
        }
    }

    @Test func `a code is not sent to somebody whose login has ended meanwhile`() async throws {
        try await EvidenceScene.with { scene in
            let anna = try await scene.signer(Self.anna)
            _ = try await scene.ask("one", by: anna)
            try await scene.login.change("DELETE FROM session")
            #expect(try await scene.codes(to: Self.anna) == [])
        }
    }

    private static func other(_ code: String) -> String { code == "000000" ? "000001" : "000000" }
}

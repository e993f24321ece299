import Access
import Synchronization
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// Who signs or declines is told so by mail.
@Suite struct ReceiptTests {
    @Test func `each signature and each no brings one receipt, and it brings it once`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let yes = try await scene.sign("one", by: signer)
            let no = try await scene.decline("two", by: signer)
            let found = try await Self.receipts(scene)
            #expect(found.map(\.decision.number) == ["R-one", "R-two"])
            #expect(found.map(\.decision.isDeclined) == [false, true])
            #expect(found.map(\.decision.code) == [yes[.code], no[.code]])
            #expect(found.map(\.decision.recordHash) == [yes, no].map { hexadecimal(Digest.of($0.bytes)) })
            #expect(found.allSatisfy { $0.person.email == anna })
            #expect(try await Self.receipts(scene).isEmpty)
            #expect(try await scene.login.rows("outbox") == 0)
        }
    }

    @Test func `whoever wants no notices gets the receipt all the same`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let all = NoticeKind.allCases.map(\.rawValue).joined(separator: " ")
            try await scene.login.change("UPDATE contact SET unwanted = '\(all)'")
            try await scene.sign("one", by: signer)
            #expect(try await Self.receipts(scene).count == 1)
        }
    }

    @Test func `whoever may not be here any more gets nothing`() async throws {
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            try await scene.sign("one", by: signer)
            try await scene.login.change("UPDATE contact SET portal_enabled = 0 WHERE email = '\(anna)'")
            #expect(try await Self.receipts(scene).isEmpty)
            #expect(try await scene.login.rows("outbox") == 0)
        }
    }

    @Test func `a signature that was undone is told to nobody`() async throws {
        struct Undone: Error {}
        try await EvidenceScene.with { scene in
            let signer = try await scene.signer(anna)
            let session = signer.origin.session
            await #expect(throws: Undone.self) {
                try await scene.house.store.change(
                    as: signer.scope, seeing: .risks, audited: { _ in EvidenceScene.event(signer) }
                ) { store, now in
                    _ = try store.sign(EvidenceScene.paper("one"), in: session, freshFor: 15, at: now)
                    throw Undone()
                }
            }
            #expect(try await scene.login.rows("outbox", where: "kind = 'receipt'") == 0)
        }
    }

    @Test func `a code for signing goes before notices that have waited longer, also beside logins`() async throws {
        try await EvidenceScene.with { scene in
            let store = scene.house.store
            let signer = try await scene.signer(anna)
            for number in 0..<3 { try await scene.sign("\(number)", by: signer) }
            scene.house.clock.advance(seconds: 60)
            _ = try await scene.ask("one", by: signer)
            guard case .signing = try await store.takeParcel(for: "a", in: .logins)?.content else {
                Issue.record("the lane of logins does not bring the code")
                return
            }
            #expect(try await store.takeParcel(for: "b", in: .logins) == nil)
            _ = try await scene.ask("two", by: signer)
            guard case .signing = try await store.takeParcel(for: "c")?.content else {
                Issue.record("a receipt went before the code")
                return
            }
            guard case .receipt = try await store.takeParcel(for: "d")?.content else {
                Issue.record("no receipt waits")
                return
            }
        }
    }

    /// The receipts that are brought now.
    private static func receipts(_ scene: EvidenceScene) async throws -> [SigningReceipt] {
        let found = Mutex<[SigningReceipt]>([])
        try await Postman(
            store: scene.house.store, carrier: Letterbox(),
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            receipt: { receipt in
                found.withLock { $0.append(receipt) }
                return MailMessage(to: receipt.person.email, subject: "receipt", text: "", html: "")
            }
        ).round()
        return found.withLock { $0.sorted { $0.decision.record < $1.decision.record } }
    }
}

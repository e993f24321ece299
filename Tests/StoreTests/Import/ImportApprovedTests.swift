import Access
import Testing
import Tools

@testable import Store

/// What staff approved of a name or an address stays until the source itself says something else.
@Suite struct ImportApprovedTests {
    private let old = "ben@bakery.example"
    private let new = "ben.new@bakery.example"

    private func approved(_ body: (TinyHouse) async throws -> Void) async throws {
        try await TinyHouse.with { tiny in
            try await tiny.enable("ben", role: "Owner")
            let store = tiny.house.store
            let tenant = try #require(try await store.tenants().first)
            let token = try await store.addStaff(
                email: "ines@msp.example", name: "Ines", role: .admin, in: tenant.id)
            let offer = try #require(try await store.enrolment(token))
            let words = "violet harbour tin whistle"
            let entry = try await store.enrol(
                StaffEnrolmentWish(
                    token: token, passphrase: words, repeated: words,
                    code: try #require(StaffApp.code(key: offer.key, at: tiny.house.clock.now)),
                    visitor: LoginVisitor(browser: nil, network: "test", userAgent: "test")))
            guard case .done(let key, _) = entry, let ines = try await store.staff(for: key) else {
                Issue.record("nobody enrolled")
                return
            }
            let person = try await tiny.house.principal(old)
            for (field, wanted) in [(RequestedField.email, new), (.name, "Benjamin Approved")] {
                var input = RequestProfileChange.Input()
                (input.field, input.wanted) = (field, wanted)
                let asked = try await tiny.house.runtime.call(RequestProfileChange.self, input, as: person).request
                _ = try await tiny.house.runtime.perform(ApproveChange.self, .init(request: asked.id.text), as: ines)
            }
            try await body(tiny)
        }
    }

    private func ben(_ tiny: TinyHouse) async throws -> [String] {
        try await tiny.rows("SELECT name || ' ' || email FROM contact WHERE external_id = 'ben'")
    }

    @Test func `the same import again takes back neither name nor address`() async throws {
        try await approved { tiny in
            _ = try await tiny.imported(TinyWorld.records)
            #expect(try await ben(tiny) == ["Benjamin Approved \(new)"])
        }
    }

    @Test func `what the source itself changes comes through, each for itself`() async throws {
        try await approved { tiny in
            _ = try await tiny.imported([TinyWorld.contact("ben", at: "bakery") { $0.name = "Ben Third" }])
            #expect(try await ben(tiny) == ["Ben Third \(new)"])
            _ = try await tiny.imported([
                TinyWorld.contact("ben", at: "bakery") { ($0.name, $0.email) = ("Ben Third", "ben.3@bakery.example") }
            ])
            #expect(try await ben(tiny) == ["Ben Third ben.3@bakery.example"])
        }
    }

    @Test func `the address that became free may be somebody else's, and the approved one may not`() async throws {
        try await approved { tiny in
            let other = TinyWorld.contact("newcomer", at: "bakery") { $0.email = "ben@bakery.example" }
            #expect(try await tiny.refusal(of: [other]) == [])
            _ = try await tiny.imported(TinyWorld.records)
            #expect(try await ben(tiny) == ["Benjamin Approved \(new)"])
            let thief = TinyWorld.contact("thief", at: "bakery") { $0.email = "ben.new@bakery.example" }
            #expect(try await tiny.refusal(of: [thief]).count == 1)
            let both = [thief, TinyWorld.contact("ben", at: "bakery") { $0.email = "ben@bakery.example" }]
            #expect(try await tiny.refusal(of: both).isEmpty == false)
            #expect(try await ben(tiny) == ["Benjamin Approved \(new)"])
        }
    }
}

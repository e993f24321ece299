import Access
import TestSupport
import Testing
import Tools

@testable import Concierge
@testable import Store

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"

/// What a turn does when the person's rights end while it runs.
@Suite struct RightsTests {
    /// Changes rows behind everybody's back.
    private static func change(_ sql: String, in house: TestHouse) async throws {
        try await house.store.writer.write { try $0.run(Statement(.house, sql, sql), []) }
    }

    private static func role(_ role: String, enabled: Bool = true, in house: TestHouse) async throws {
        let tenant = try await house.principal(anna).scope.tenant
        try await house.store.setPortalAccess(
            tenant: tenant, contactExternalID: "ben", role: role, enabled: enabled)
    }

    /// A model that looks at the invoices, changes something, and looks again.
    private func lookTwice(_ change: @escaping @Sendable () async throws -> Void) -> DirectedModel {
        DirectedModel { number, _, stream in
            if number == 1 { try await change() }
            guard number < 2 else {
                stream.yield(.text("That is all."))
                return _ = stream.yield(.end(.end))
            }
            stream.yield(.use("list_invoices", #"{"limit":\#(number + 1)}"#))
            stream.yield(.end(.tools))
        }
    }

    @Test func `whoever is shut out in the middle of a turn sees nothing more`() async throws {
        let ends = [
            "UPDATE contact SET portal_enabled = 0 WHERE external_id = 'ben'",
            "UPDATE contact SET active = 0 WHERE external_id = 'ben'",
            "UPDATE company SET active = 0 WHERE external_id = 'marigold'",
            "UPDATE tenant SET active = 0 WHERE slug = 'larkfield'",
        ]
        for end in ends {
            try await TalkScene.with { scene in
                let model = lookTwice { try await Self.change(end, in: scene.house) }
                let events = await scene.events("Invoices?", by: ben, model)
                #expect(
                    events.told == [
                        "start", "tool list_invoices started", "tool list_invoices done", "problem signed_out",
                    ], "\(end)")
                #expect(model.asked == 2)
            }
        }
    }

    @Test func `a right that is taken away in the middle of a turn is gone for the next tool`() async throws {
        try await TalkScene.with { scene in
            let model = lookTwice { try await Self.role("Technical", in: scene.house) }
            let events = await scene.events("Invoices?", by: ben, model)
            #expect(
                events.told.filter { $0.hasPrefix("tool") } == [
                    "tool list_invoices started", "tool list_invoices done", "tool unknown started",
                    "tool unknown refused",
                ])
            #expect(events.told.last == "done end 6+9" || events.told.last == "done end 0+0")
            let refused = try await scene.audit(of: anna).filter { $0.contains("needs invoices:read") }
            #expect(refused.count == 1)
        }
    }

    @Test func `whoever loses the right to chat in the middle of a turn is told so`() async throws {
        try await TalkScene.with { scene in
            let model = lookTwice {
                try await Self.change(
                    "UPDATE role SET grants = 'invoices:read' WHERE name = 'Billing'", in: scene.house)
            }
            let events = await scene.events("Invoices?", by: ben, model)
            #expect(events.told.last == "problem not_permitted")
            #expect(events.told.filter { $0 == "tool list_invoices done" }.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `whoever is shut out while the model speaks hears no more of it`() async throws {
        try await TalkScene.with { scene in
            var scene = scene
            scene.bounds.watch = .milliseconds(5)
            scene.bounds.time = .seconds(3600)
            let house = scene.house
            let model = DirectedModel { _, _, stream in
                stream.yield(.text("Well, "))
                try await Self.role("Billing", enabled: false, in: house)
                try await Task.sleep(for: .seconds(3600))
                stream.yield(.text("this is too late"))
            }
            let events = await scene.events("Invoices?", by: ben, model)
            #expect(events.told == ["start", "text Well, ", "problem signed_out"])
            #expect(model.left == 1)
        }
    }

    @Test func `a role without the right to chat begins nothing`() async throws {
        try await TalkScene.with { scene in
            try await Self.change("UPDATE role SET grants = 'tickets:*' WHERE name = 'Billing'", in: scene.house)
            let model = ScriptedModel([])
            #expect(await scene.events("Hello", by: ben, model).told == ["problem not_permitted"])
            #expect(await scene.events("Hello", by: "farid@marigold.example", model).told == ["problem signed_out"])
            #expect(model.seen.isEmpty)
            try await Self.role("Owner", in: scene.house)
            let conversations = try await scene.conversations(of: ben)
            #expect(conversations == 0)
        }
    }

    @Test func `somebody else's conversation is answered as one that is not there`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([])
            let absent = await scene.events(
                "Hello", by: ben, in: ConversationID.new(at: scene.house.clock.now).text, model)
            #expect(absent.told == ["problem no_conversation"])
            for owner in [anna, "hana@tidewater.example", "quinn@juniper-finch.example"] {
                let theirs = try #require(await scene.events("Mine", by: owner, model).conversation)
                let events = await scene.events("Hello", by: ben, in: theirs.text, model)
                #expect(events == absent)
                let messages = try await scene.kept(theirs, of: owner).messages
                #expect(messages.count == 2, "nothing of another person is kept in it")
            }
            for id in ["x", "0", "../1", "%00", String(repeating: "0", count: 26), "' OR 1=1"] {
                #expect(await scene.events("Hello", by: ben, in: id, model) == absent, "\(id)")
            }
            #expect(model.seen.count == 3)
            let conversations = try await scene.conversations(of: ben)
            #expect(conversations == 0)
        }
    }
}

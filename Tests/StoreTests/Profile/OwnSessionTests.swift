import Access
import TestSupport
import Testing
import Tools

@testable import Store

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"

/// A person's own logins, and what ends them.
@Suite struct OwnSessionTests {
    @Test func `a person sees their own logins, and which one they are in`() async throws {
        try await LoginScene.with { scene in
            let first = try await scene.session(anna)
            scene.house.clock.advance(seconds: 5)
            let second = try await scene.session(anna)
            _ = try await scene.session(ben)
            let person = try #require(try await scene.house.store.principal(for: first))
            let found = try await scene.house.runtime.call(ListSessions.self, .init(), as: person).sessions
            #expect(found.count == 2)
            #expect(found.filter(\.isThis).map { "session:\($0.id)" } == [person.origin.worded])
            let text = String(
                decoding: try await scene.house.runtime.call(ListSessions.self, .init(), as: person).json, as: UTF8.self
            )
            for key in [first, second] {
                #expect(!text.contains(key.secret) && !text.contains(hexadecimal(HouseKeys.hash(key.secret))))
            }
        }
    }

    @Test func `a login that its person ends is over at once, and the others go on`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            let keys = [try await scene.session(anna), try await scene.session(anna)]
            let here = try #require(try await store.principal(for: keys[0]))
            let other = try await scene.house.runtime.call(ListSessions.self, .init(), as: here).sessions
                .filter { !$0.isThis }
            var input = EndSession.Input()
            input.session = try #require(other.first).id.text
            let ended = try await scene.house.runtime.call(EndSession.self, input, as: here)
            #expect(!ended.wasThis)
            #expect(try await store.principal(for: keys[1]) == nil)
            #expect(try await store.principal(for: keys[0]) != nil)
            await #expect(throws: ToolRefusal.notFound) {
                try await scene.house.runtime.call(EndSession.self, input, as: here)
            }
        }
    }

    @Test func `nobody ends a login of somebody else, not even of a colleague`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            let key = try await scene.session(ben)
            let theirs = try #require(try await store.principal(for: key))
            let list = try await scene.house.runtime.call(ListSessions.self, .init(), as: theirs).sessions
            var input = EndSession.Input()
            input.session = try #require(list.first).id.text
            let owner = try await scene.house.principal(anna)
            await #expect(throws: ToolRefusal.notFound) {
                try await scene.house.runtime.call(EndSession.self, input, as: owner)
            }
            _ = try await scene.house.runtime.call(EndAllSessions.self, .init(), as: owner)
            #expect(try await store.principal(for: key) != nil)
        }
    }

    @Test func `signing out everywhere ends every login of the person and nobody else's`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            let keys = [try await scene.session(anna), try await scene.session(anna)]
            let other = try await scene.session(ben)
            let here = try #require(try await store.principal(for: keys[0]))
            #expect(try await scene.house.runtime.call(EndAllSessions.self, .init(), as: here).count == 2)
            for key in keys { #expect(try await store.principal(for: key) == nil) }
            #expect(try await store.principal(for: other) != nil)
        }
    }

    @Test func `an approved address ends sessions and open links, and logs in from then on`() async throws {
        try await LoginScene.with { scene in
            let store = scene.house.store
            let key = try await scene.session(anna)
            let letter = try await scene.letter(to: anna)
            let person = try #require(try await store.principal(for: key))
            var input = RequestProfileChange.Input()
            (input.field, input.wanted) = (.email, "Anna.New@Marigold.example")
            let asked = try await scene.house.runtime.call(RequestProfileChange.self, input, as: person).request
            #expect(asked.wanted == "anna.new@marigold.example")
            #expect(try await store.principal(for: key)?.person.email == anna)
            let kira = try await scene.house.enrolled("kira@larkfield.example", .admin, at: "larkfield")
            let staff = try await scene.house.staff(kira.session)
            _ = try await scene.house.runtime.perform(ApproveChange.self, .init(request: asked.id.text), as: staff)
            #expect(try await store.principal(for: key) == nil)
            let visitor = scene.visitor(scene.browser)
            guard case .dead = try await store.open(link: letter.token, code: nil, from: visitor) else {
                Issue.record("a link to the old address still works")
                return
            }
            #expect(try await store.principals(email: anna).isEmpty)
            #expect(try await store.principals(email: "anna.new@marigold.example").count == 1)
            await #expect(throws: StaffRefusal.self) {
                _ = try await scene.house.runtime.perform(ApproveChange.self, .init(request: asked.id.text), as: staff)
            }
        }
    }

    @Test func `staff learn that an address is taken, and neither contact changes`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            var input = RequestProfileChange.Input()
            (input.field, input.wanted) = (.email, ben)
            let asked = try await house.runtime.call(RequestProfileChange.self, input, as: person).request
            let staff = try await house.allStaff()
            let kira = try #require(staff.own[.admin])
            do {
                _ = try await house.runtime.perform(ApproveChange.self, .init(request: asked.id.text), as: kira)
                Issue.record("an address that somebody has was approved")
            } catch StaffRefusal.conflict(let words) {
                #expect(words.contains(ben) && words.contains("already"))
            }
            #expect(try await house.principal(anna).scope == person.scope)
            #expect(try await house.principal(ben).scope != person.scope)
            await #expect(throws: StaffRefusal.notFound) {
                _ = try await house.runtime.perform(
                    ApproveChange.self, .init(request: asked.id.text), as: staff.other)
            }
        }
    }

    @Test func `a person reads who looked at the portal as them, and nobody else does`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            let kira = try await house.staff(
                house.enrolled("kira@larkfield.example", .technician, at: "larkfield", name: "Kira Holt").session)
            let input = StartPreview.Input(user: person.scope.contact.text, reason: "Ticket 1042")
            _ = try await house.runtime.perform(StartPreview.self, input, as: kira)
            var seen = try await house.runtime.call(GetProfile.self, .init(), as: person).previews
            #expect(seen.map(\.staffName) == ["Kira Holt"] && seen.map(\.reason) == ["Ticket 1042"])
            #expect(seen.first?.endedAt == nil)
            house.clock.advance(seconds: 60)
            _ = try await house.runtime.perform(StopPreview.self, UserInput(user: person.scope.contact.text), as: kira)
            seen = try await house.runtime.call(GetProfile.self, .init(), as: person).previews
            #expect(seen.first?.endedAt == house.clock.now)
            let colleague = try await house.principal(ben)
            #expect(try await house.runtime.call(GetProfile.self, .init(), as: colleague).previews.isEmpty)
        }
    }
}

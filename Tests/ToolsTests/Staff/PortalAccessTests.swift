import Access
import Store
import Synchronization
import TestSupport
import Testing
import Tools

/// What letting people in and shutting them out does for the people themselves.
@Suite struct PortalAccessTests {
    private final class Post: MailCarrier {
        let letters = Mutex<[MailMessage]>([])
        func deliver(_ message: MailMessage) async throws { letters.withLock { $0.append(message) } }
    }

    private struct Scene {
        let house: TestHouse
        let ines: StaffPrincipal
        let post = Post()

        func user(_ email: String) async throws -> PortalUser {
            var input = ListUsers.Input()
            input.words = email
            return try #require(try await house.runtime.perform(ListUsers.self, input, as: ines).users.first)
        }

        func deliver() async throws -> [MailMessage] {
            try await Postman(store: house.store, carrier: post) { letter in
                MailMessage(
                    to: letter.person.email, subject: letter.invitedBy ?? "", text: letter.token, html: letter.code)
            }.round()
            return post.letters.withLock { $0 }
        }

        func open(_ message: MailMessage) async throws -> SessionKey? {
            let visitor = LoginVisitor(browser: TestHouse.browser(), network: "192.0.2.1", userAgent: "Test")
            let outcome = try await house.store.open(link: message.text, code: message.html, from: visitor)
            if case .opened(let key, _) = outcome { return key }
            return nil
        }
    }

    private func scene(_ body: (Scene) async throws -> Void) async throws {
        try await TestHouse.with { house in
            let member = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            try await body(Scene(house: house, ines: try await house.staff(member.session)))
        }
    }

    @Test func `an invited person gets one message in the name of who invited them, and comes in with it`() async throws
    {
        try await scene { scene in
            let farid = try await scene.user("farid@")
            #expect(farid.state == .without)
            let invited = try await scene.house.runtime.perform(
                InviteUser.self, UserInput(user: farid.id.text), as: scene.ines)
            #expect(invited.state == .expected)
            #expect(invited.invitedBy == "Ines Vogel")
            let letters = try await scene.deliver()
            #expect(letters.map(\.to) == [farid.email])
            #expect(letters.first?.subject == "Ines Vogel")
            let letter = try #require(letters.first)
            let key = try #require(try await scene.open(letter))
            #expect(try await scene.house.store.principal(for: key)?.person.email == farid.email)
            let here = try await scene.user("farid@")
            #expect(here.state == .active)
            #expect(here.lastLoginAt == scene.house.clock.now)
        }
    }

    @Test func `a second message waits a minute, and nobody without access gets one`() async throws {
        try await scene { scene in
            let farid = UserInput(user: try await scene.user("farid@").id.text)
            await #expect(throws: StaffRefusal.self) {
                try await scene.house.runtime.perform(ResendLogin.self, farid, as: scene.ines)
            }
            _ = try await scene.house.runtime.perform(InviteUser.self, farid, as: scene.ines)
            await #expect(throws: StaffRefusal.self) {
                try await scene.house.runtime.perform(ResendLogin.self, farid, as: scene.ines)
            }
            scene.house.clock.advance(seconds: 61)
            _ = try await scene.house.runtime.perform(ResendLogin.self, farid, as: scene.ines)
            let letters = try await scene.deliver()
            let works = try await letters.asyncMap { try await scene.open($0) != nil }
            #expect(works.contains(true))
        }
    }

    @Test func `whoever is shut out is out at the next look, and a waiting link lets nobody in`() async throws {
        try await scene { scene in
            let kim = try await scene.user("kim@")
            let asked = UserInput(user: kim.id.text)
            _ = try await scene.house.runtime.perform(ResendLogin.self, asked, as: scene.ines)
            let letter = try #require(try await scene.deliver().first)
            let key = try #require(try await scene.open(letter))
            scene.house.clock.advance(seconds: 61)
            _ = try await scene.house.runtime.perform(ResendLogin.self, asked, as: scene.ines)
            let waiting = try #require(try await scene.deliver().last)
            #expect(try await scene.house.store.principal(for: key) != nil)
            let shut = try await scene.house.runtime.perform(DisableUser.self, asked, as: scene.ines)
            #expect(shut.state == .disabled)
            #expect(try await scene.house.store.principal(for: key) == nil)
            #expect(try await scene.open(waiting) == nil)
            _ = try await scene.house.runtime.perform(EnableUser.self, asked, as: scene.ines)
            #expect(try await scene.open(waiting) == nil)
            #expect(try await scene.house.store.principal(for: key) == nil)
        }
    }

    @Test func `a role counts from the next look on, and only the provider's own roles are taken`() async throws {
        try await scene { scene in
            let kim = try await scene.user("kim@")
            let changed = try await scene.house.runtime.perform(
                SetUserRole.self, .init(user: kim.id.text, role: "Owner"), as: scene.ines)
            #expect(changed.role == "Owner")
            #expect(try await scene.house.principal(kim.email).roleName == "Owner")
            for role in ["owner", "Nobody", "admin", "*"] {
                await #expect(throws: StaffRefusal.self) {
                    try await scene.house.runtime.perform(
                        SetUserRole.self, .init(user: kim.id.text, role: role), as: scene.ines)
                }
            }
            #expect(try await scene.house.principal(kim.email).roleName == "Owner")
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
        var mapped: [T] = []
        for element in self { mapped.append(try await body(element)) }
        return mapped
    }
}

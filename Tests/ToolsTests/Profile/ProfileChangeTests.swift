import Access
import Store
import TestSupport
import Testing

@testable import Tools

private let anna = "anna@marigold.example"
private let elena = "elena@marigold.example"

/// What a person changes of their profile, and what they ask for.
@Suite struct ProfileChangeTests {
    @Test func `a person changes telephone, mobile, position and zone at once, and nobody else's`() async throws {
        try await TestHouse.with { house in
            let other = try await house.runtime.call(
                GetProfile.self, .init(), as: try await house.principal("ben@marigold.example"))
            var input = UpdateProfile.Input()
            (input.phone, input.mobile) = ("0044 20 7946 0001", "(07700) 900123")
            (input.title, input.timeZone) = ("Head of roses", "Tokyo")
            _ = try await house.runtime.call(UpdateProfile.self, input, as: try await house.principal(anna))
            let person = try await house.principal(anna)
            #expect(person.person.timeZone == "Asia/Tokyo")
            let found = try await house.runtime.call(GetProfile.self, .init(), as: person)
            #expect(found.phone == "+44 20 7946 0001" && found.mobile == "(07700) 900123")
            #expect(found.title == "Head of roses" && found.timeZone == "Asia/Tokyo")
            let after = try await house.runtime.call(
                GetProfile.self, .init(), as: try await house.principal("ben@marigold.example"))
            #expect(after.phone == other.phone && after.title == other.title && after.timeZone == other.timeZone)
        }
    }

    @Test func `an import that says nothing new leaves what the person changed, and one that does takes its place`()
        async throws
    {
        try await TestHouse.with { house in
            var input = UpdateProfile.Input()
            (input.phone, input.title) = ("+44 20 7946 0009", "Head of roses")
            _ = try await house.runtime.call(UpdateProfile.self, input, as: try await house.principal(anna))
            let (slug, contact) = try #require(Self.contact(anna, house))
            try await Self.bring(contact, to: slug, house)
            var found = try await house.runtime.call(GetProfile.self, .init(), as: try await house.principal(anna))
            #expect(found.phone == "+44 20 7946 0009" && found.title == "Head of roses")
            var changed = contact
            changed.phone = "+44 20 7946 7777"
            try await Self.bring(changed, to: slug, house)
            found = try await house.runtime.call(GetProfile.self, .init(), as: try await house.principal(anna))
            #expect(found.phone == "+44 20 7946 7777" && found.title == "Head of roses")
        }
    }

    @Test func `a request changes nothing by itself, and there is one of a field at a time`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            let asked = try await Self.ask(.name, "Anna Rosen-Berg", as: person, house)
            #expect(asked.state == .requested)
            #expect(try await house.principal(anna).person.name == person.person.name)
            await #expect(throws: ToolRefusal.self) { try await Self.ask(.name, "Another Name", as: person, house) }
            _ = try await Self.ask(.email, "anna.berg@marigold.example", as: person, house)
            try await Self.settle(asked, .withdraw, as: person, house)
            _ = try await Self.ask(.name, "Another Name", as: person, house)
            let states = try await house.runtime.call(GetProfile.self, .init(), as: person).requests.map(\.state)
            #expect(states == [.requested, .requested, .withdrawn])
        }
    }

    @Test func `asking for an address answers alike whether somebody has it or nobody`() async throws {
        try await TestHouse.with { house in
            var answers: [String] = []
            for wanted in ["nobody@marigold.example", "ben@marigold.example", "quinn@juniper-finch.example"] {
                let person = try await house.principal(anna)
                var input = RequestProfileChange.Input()
                (input.field, input.wanted) = (.email, wanted)
                let output = try await house.runtime.call(RequestProfileChange.self, input, as: person)
                answers.append(String(decoding: output.json, as: UTF8.self).replacing(wanted, with: "…"))
                try await Self.settle(output.request, .withdraw, as: person, house)
            }
            #expect(Set(answers).count == 1)
        }
    }

    @Test(arguments: [
        ("email", "not an address"), ("email", "a@b"), ("email", anna), ("email", "ANNA@marigold.example "),
        ("name", "   "), ("name", "123"), ("name", "two\nlines"),
    ])
    func `a request that makes no sense is refused at its field`(word: String, wanted: String) async throws {
        let field = word == "email" ? RequestedField.email : .name
        try await TestHouse.with { house in
            do {
                _ = try await Self.ask(field, wanted, as: try await house.principal(anna), house)
                Issue.record("\(wanted) was taken")
            } catch ToolRefusal.invalid(let problems) {
                #expect(problems.reason(for: "wanted") != nil)
            }
        }
    }

    @Test func `an answer waits for the person until they have noted it, and withdrawing comes too late`() async throws
    {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            let asked = try await Self.ask(.name, "Anna Rosen-Berg", as: person, house)
            #expect(try await house.runtime.call(NeedsYou.self, .init(), as: person).requests.isEmpty)
            let kira = try await house.enrolled("kira@larkfield.example", .technician, at: "larkfield")
            _ = try await house.runtime.perform(
                DeclineChange.self, .init(request: asked.id.text, reason: "We need a document."),
                as: house.staff(kira.session))
            let waiting = try await house.runtime.call(NeedsYou.self, .init(), as: person).requests
            #expect(waiting.map(\.reason) == ["We need a document."])
            let colleague = try await house.principal("ben@marigold.example")
            #expect(try await house.runtime.call(NeedsYou.self, .init(), as: colleague).requests.isEmpty)
            await #expect(throws: ToolRefusal.conflict("This request was answered meanwhile.")) {
                try await Self.settle(asked, .withdraw, as: person, house)
            }
            await #expect(throws: ToolRefusal.notFound) { try await Self.settle(asked, .noted, as: colleague, house) }
            try await Self.settle(asked, .noted, as: person, house)
            #expect(try await house.runtime.call(NeedsYou.self, .init(), as: person).requests.isEmpty)
        }
    }

    @Test func `a request that is refused while it runs leaves one entry in the audit`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal(anna)
            try await house.store.settle()
            let before = try await house.store.recentAudit(of: person.scope.tenant, limit: 10_000).count
            _ = try? await Self.ask(.email, "not an address", as: person, house)
            _ = try? await Self.ask(.name, "\n", as: person, house)
            try await house.store.settle()
            let after = try await house.store.recentAudit(of: person.scope.tenant, limit: 10_000).count
            #expect(after == before + 2)
        }
    }

    @Test func `a viewer changes nothing and asks for nothing`() async throws {
        try await TestHouse.with { house in
            let viewer = try await house.principal(elena)
            await #expect(throws: ToolRefusal.notPermitted(.profileEdit)) {
                try await house.runtime.call(UpdateProfile.self, .init(), as: viewer)
            }
            await #expect(throws: ToolRefusal.notPermitted(.profileEdit)) {
                try await Self.ask(.name, "Somebody Else", as: viewer, house)
            }
        }
    }

    @discardableResult
    private static func ask(
        _ field: RequestedField, _ wanted: String, as person: Principal, _ house: TestHouse
    ) async throws -> ChangeRequestSummary {
        var input = RequestProfileChange.Input()
        (input.field, input.wanted) = (field, wanted)
        return try await house.runtime.call(RequestProfileChange.self, input, as: person).request
    }

    private static func settle(
        _ request: ChangeRequestSummary, _ decision: SettleProfileChange.Decision, as person: Principal,
        _ house: TestHouse
    ) async throws {
        var input = SettleProfileChange.Input()
        (input.request, input.decision) = (request.id.text, decision)
        _ = try await house.runtime.call(SettleProfileChange.self, input, as: person)
    }
}

extension ProfileChangeTests {
    /// The person's record in the world, and the tenant that it belongs to.
    private static func contact(_ email: String, _ house: TestHouse) -> (String, ImportRecord.Contact)? {
        for tenant in house.world.tenants {
            for (_, record) in tenant.records {
                if case .contact(let contact) = record, contact.email == email {
                    return (tenant.particulars.slug, contact)
                }
            }
        }
        return nil
    }

    private static func bring(_ contact: ImportRecord.Contact, to slug: String, _ house: TestHouse) async throws {
        let tenant = try await house.store.tenant(slug: slug).id
        _ = try await house.store.importRecords([(line: 1, record: .contact(contact))], into: tenant)
    }
}

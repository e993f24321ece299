import Access
import TestSupport
import Testing

@testable import Store

/// What staff see of Nexie's costs, and what became of conversations that are kept no longer.
@Suite struct StaffCostsTests {
    private func use(_ house: TestHouse, _ email: String, _ dollars: Int64?, model: String = "m") async throws {
        let scope = try await house.principal(email).scope
        let wanted = BudgetAmount(messages: 1, tokens: 10, microDollars: dollars)
        guard case .held(let hold) = try await house.store.reserve(wanted, for: scope) else { return }
        let use = ConciergeUse(
            model: model, isAnswered: true, input: 30, output: 40, cacheRead: 20, cacheWrite: 10, microDollars: dollars)
        try await house.store.settle(hold, as: use, for: scope)
    }

    @Test func `a month holds its own days and its own provider's companies, and unknown prices are counted apart`()
        async throws
    {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let own = try #require(staff.own[.viewer]).scope
            // 5 March 2026 in the house of tests.
            try await use(house, "anna@marigold.example", 7)
            try await use(house, "anna@marigold.example", 5)
            try await use(house, "anna@marigold.example", nil, model: "new")
            try await use(house, "quinn@juniper-finch.example", 1000)
            let now = house.clock.now
            let found = try await house.store.read(as: own, within: .seconds(2)) { store in
                let month = try store.month(of: nil, at: now)
                return (month, try store.used(in: month, limit: 100))
            }
            #expect(found.0.first.description == "2026-03-01" && found.0.last.description == "2026-03-31")
            #expect(found.1.map(\.model) == ["m", "new"])
            #expect(found.1.map(\.used.microDollars) == [12, 0])
            #expect(found.1.map(\.used.unpriced) == [0, 1])
            #expect(found.1.map(\.used.messages) == [2, 1])
            #expect(found.1.map(\.day.description) == ["2026-03-05", "2026-03-05"])
            let before = try await house.store.read(as: own, within: .seconds(2)) { store in
                try store.used(in: store.month(of: CalendarDate("2026-02-01"), at: now), limit: 100)
            }
            #expect(before.isEmpty)
        }
    }

    @Test func `refused answers are counted without reading what was said`() async throws {
        try await TestHouse.with { house in
            let person = try await house.principal("anna@marigold.example")
            let own = try #require(try await house.allStaff().own[.viewer]).scope
            let now = house.clock.now
            let contents = [
                #"{"rounds":[{"blocks":[],"results":[],"stop":"refusal"}],"references":[]}"#,
                #"{"rounds":[{"blocks":[{"text":"\"stop\":\"refusal\""}],"results":[]}],"references":[]}"#,
            ]
            try await house.change(as: person) { store in
                let conversation = try store.beginConversation(title: "T", at: now)
                for content in contents {
                    _ = try store.addMessage(
                        to: conversation, isFromPerson: false, state: "complete", content: content, at: now)
                }
                _ = try store.addMessage(
                    to: conversation, isFromPerson: true, state: "complete", content: contents[0], at: now)
            }
            let counts = try await house.store.read(as: own, within: .seconds(2)) { store in
                try store.answers(in: store.month(of: nil, at: now))
            }
            #expect(counts.all == 2 && counts.refused == 1 && counts.failed == 0)
        }
    }

    @Test func `conversations go when their provider keeps them no longer, whole and audited, and no others`()
        async throws
    {
        try await TestHouse.with { house in
            let anna = try await house.principal("anna@marigold.example")
            let quinn = try await house.principal("quinn@juniper-finch.example")
            let start = house.clock.now
            for person in [anna, anna, quinn] {
                try await house.change(as: person) { store in
                    let conversation = try store.beginConversation(title: "Old", at: start)
                    let answer = try store.addMessage(
                        to: conversation, isFromPerson: false, state: "complete",
                        content: #"{"rounds":[],"references":[]}"#, at: start)
                    try store.rate(answer, as: "bad", reason: "wrong", comment: "No", at: start)
                }
            }
            let kept = try await house.store.snapshot()
            #expect(try await house.store.purgeConversations() == 0)
            let admin = try #require(try await house.allStaff().own[.admin]).scope
            let event = { @Sendable (_: Result<Void, any Error>) in
                AuditEvent(
                    tenant: admin.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
                    outcome: .allowed)
            }
            try await house.store.change(as: admin, audited: event) { store, _ in try store.setKeptDays(30) }
            house.clock.advance(seconds: 29 * 86400)
            #expect(try await house.store.purgeConversations() == 0)
            #expect(try await house.store.snapshot().rows(of: "message") == kept.rows(of: "message"))
            house.clock.advance(seconds: 2 * 86400)
            #expect(try await house.store.purgeConversations() == 2)
            let left = try await house.store.snapshot()
            for table in ["conversation", "message", "answer_rating"] {
                #expect(left.rows(of: table).map { $0.columns["tenant_id"] } == [quinn.scope.tenant.text], "\(table)")
            }
            let line = try #require(try await house.audit(of: admin.tenant).last)
            #expect(line.value("action") == "conversations:purge")
            #expect(line.value("record") == "conversations:2")
            #expect(try await house.store.purgeConversations() == 0)
        }
    }
}

extension TestHouse {
    /// Lets a person write in their own conversations.
    fileprivate func change(
        as person: Principal, _ body: @escaping @Sendable (borrowing ScopedStore) throws -> Void
    ) async throws {
        let event = AuditEvent(
            tenant: person.scope.tenant, company: nil, contact: nil, origin: "test", action: "test", door: "test",
            outcome: .allowed)
        try await store.change(as: person.scope, seeing: [.conversations], audited: { _ in event }) { store, _ in
            try body(store)
        }
    }
}

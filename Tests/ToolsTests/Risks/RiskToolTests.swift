import Access
import TestSupport
import Testing
import Tools

@testable import Store

private let anna = "anna@marigold.example"
private let chloe = "chloe@marigold.example"
private let david = "david@marigold.example"
private let hana = "hana@tidewater.example"

/// Who reads, sees and declines risks.
@Suite struct RiskToolTests {
    @Test func `a person sees the risks of their company, and none of another or a draft`() async throws {
        try await TestHouse.with { house in
            for (email, numbers) in [
                (anna, ["R-1002", "R-1001"]), (chloe, ["R-1002", "R-1001"]), (hana, ["R-1007"]),
            ] {
                var input = ListRisks.Input()
                input.status = .pending
                let found = try await house.runtime.call(ListRisks.self, input, as: house.principal(email))
                #expect(Set(found.risks.map(\.number)) == Set(numbers))
                #expect(found.counts.pending == numbers.count)
            }
            for number in ["R-1005", "R-1007", "CR-21", "r-1001", "nowhere"] {
                await #expect(throws: ToolRefusal.notFound) {
                    try await house.runtime.call(GetRisk.self, .init(number: number), as: house.principal(anna))
                }
            }
            await #expect(throws: ToolRefusal.notPermitted(.risksRead)) {
                try await house.runtime.call(ListRisks.self, .init(), as: house.principal(david))
            }
        }
    }

    @Test func `what is near is told, and nothing happens by itself`() async throws {
        try await TestHouse.with { house in
            let found = try await house.runtime.call(ListRisks.self, .init(), as: house.principal(anna)).risks
            let nearing = Dictionary(found.map { ($0.number, $0.nearing) }, uniquingKeysWith: { $1 })
            #expect(nearing["R-1001"] == .dueSoon)
            #expect(nearing["R-1002"] == RiskNearing.none)
            #expect(nearing["R-1003"] == .reviewSoon)
            #expect(nearing["R-1004"] == RiskNearing.none)
            house.clock.advance(seconds: 60 * 86400)
            let later = try await house.runtime.call(ListRisks.self, .init(), as: house.principal(anna)).risks
            #expect(later.first { $0.number == "R-1001" }?.nearing == .overdue)
            #expect(later.first { $0.number == "R-1001" }?.state == .pending)
            #expect(later.first { $0.number == "R-1003" }?.nearing == .reviewOverdue)
            #expect(later.first { $0.number == "R-1003" }?.state == .accepted)
        }
    }

    @Test func `the first look counts, and the next one changes nothing`() async throws {
        try await TestHouse.with { house in
            let principal = try await house.principal(chloe)
            let first = try await house.runtime.call(ViewRisk.self, .init(number: "R-1001"), as: principal)
            house.clock.advance(seconds: 3600)
            let second = try await house.runtime.call(ViewRisk.self, .init(number: "R-1001"), as: principal)
            #expect(first.viewedAt == second.viewedAt && first.hash == second.hash)
            let own = try await house.runtime.call(GetRisk.self, .init(number: "R-1001"), as: principal)
            #expect(own.viewedAt == first.viewedAt && own.hash == first.hash && !own.isTheirs)
            let other = try await house.runtime.call(
                GetRisk.self, .init(number: "R-1001"), as: house.principal(anna))
            #expect(other.viewedAt == nil && other.isTheirs)
        }
    }

    @Test func `a risk is declined once, by somebody who may, for exactly what they have seen`() async throws {
        try await TestHouse.with { house in
            let principal = try await house.login(anna)
            let found = try await house.runtime.call(GetRisk.self, .init(number: "R-1001"), as: principal)
            var input = DeclineRisk.Input()
            (input.number, input.version, input.hash) = ("R-1001", found.risk.version, found.hash.description)
            input.reason = "We would rather pay for the second factor."
            await refused("Open this risk on its page") {
                try await house.runtime.call(DeclineRisk.self, input, as: principal)
            }
            _ = try await house.runtime.call(ViewRisk.self, .init(number: "R-1001"), as: principal)
            var other = input
            other.version = 2
            await refused("not the one that you were shown") {
                try await house.runtime.call(DeclineRisk.self, other, as: principal)
            }
            other = input
            other.hash = String(input.hash.reversed())
            await refused("not the one that you were shown") {
                try await house.runtime.call(DeclineRisk.self, other, as: principal)
            }
            await #expect(throws: ToolRefusal.notPermitted(.risksSign)) {
                try await house.runtime.call(DeclineRisk.self, input, as: house.principal(chloe))
            }
            let same = input
            let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { (try? await house.runtime.call(DeclineRisk.self, same, as: principal)) != nil }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
            await refused("declined already") {
                try await house.runtime.call(DeclineRisk.self, input, as: principal)
            }
            let now = try await house.runtime.call(GetRisk.self, .init(number: "R-1001"), as: house.principal(chloe))
            #expect(now.risk.decision?.name == "Anna Richter")
            #expect(now.risk.decision?.reason == input.reason && now.risk.decision?.isHere == true)
        }
    }

    @Test(arguments: [
        ("UPDATE contact SET role_id = NULL WHERE email = 'anna@marigold.example'", "needs risks:sign"),
        ("UPDATE contact SET portal_enabled = 0 WHERE email = 'anna@marigold.example'", "conflict"),
        ("UPDATE company SET active = 0 WHERE external_id = 'marigold'", "conflict"),
    ])
    func `who loses the right while the form is on its way declines nothing`(sql: String, why: String) async throws {
        try await TestHouse.with { house in
            let principal = try await house.login(anna)
            let found = try await house.runtime.call(GetRisk.self, .init(number: "R-1001"), as: principal)
            _ = try await house.runtime.call(ViewRisk.self, .init(number: "R-1001"), as: principal)
            try await house.store.writer.write { try $0.run(Statement(.house, sql, sql), []) }
            var input = DeclineRisk.Input()
            (input.number, input.version, input.hash) = ("R-1001", 1, found.hash.description)
            input.reason = "We would rather not."
            let same = input
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(DeclineRisk.self, same, as: principal)
            }
            let lines = try await house.store.audit(of: principal.scope.tenant, after: 0)
            let entries = lines.filter { $0.value("action") == "tool:decline_risk" }
            #expect(entries.map { $0.value("outcome") } == ["refused"])
            #expect(entries.map { $0.value("reason") } == [why])
        }
    }

    @Test func `a question about a risk is a ticket that belongs to it`() async throws {
        try await TestHouse.with { house in
            let principal = try await house.principal(chloe)
            var input = CreateTicket.Input()
            (input.subject, input.description, input.risk) = ("What does it cost?", "The add-on.", "R-1001")
            let number = try await house.runtime.call(CreateTicket.self, input, as: principal).number
            let ticket = try await house.runtime.call(GetTicket.self, .init(number: number), as: principal)
            #expect(ticket.risk?.label == "Risk R-1001: No second factor at the old ERP")
            let risk = try await house.runtime.call(GetRisk.self, .init(number: "R-1001"), as: house.principal(anna))
            #expect(risk.tickets.map(\.number) == [number])
            for (email, wanted) in [(david, "R-1001"), (anna, "R-1005"), (anna, "R-1007")] {
                input.risk = wanted
                let same = input
                await #expect(throws: ToolRefusal.notFound, "\(email) asks about \(wanted)") {
                    try await house.runtime.call(CreateTicket.self, same, as: house.principal(email))
                }
            }
        }
    }

    @Test func `risks to sign wait for those who may sign, and for nobody else`() async throws {
        try await TestHouse.with { house in
            for (email, numbers) in [(anna, ["R-1001", "R-1002"]), (chloe, []), (hana, ["R-1007"])] {
                let waiting = try await house.runtime.call(NeedsYou.self, .init(), as: house.principal(email))
                #expect(waiting.risks.map(\.number) == numbers)
            }
        }
    }

    @Test(arguments: ["view_risk", "decline_risk"])
    func `a model can neither see nor decline in a person's place`(tool: String) async throws {
        try await TestHouse.with { house in
            let reply = try await house.runtime.call(
                named: tool, with: Array(#"{"number":"R-1001"}"#.utf8), as: house.principal(anna), door: .concierge)
            #expect(String(decoding: reply.json, as: UTF8.self).contains("unknown_tool"))
        }
    }

    private func refused(
        _ words: String, _ body: () async throws -> DeclineRisk.Output, _ place: SourceLocation = #_sourceLocation
    ) async {
        do {
            _ = try await body()
            Issue.record("nothing was refused", sourceLocation: place)
        } catch ToolRefusal.conflict(let sentence) {
            #expect(sentence.contains(words), sourceLocation: place)
        } catch {
            Issue.record("\(error)", sourceLocation: place)
        }
    }
}

import Access
import Foundation
import Store
import TestSupport
import Testing

@testable import Tools

/// Every operation of settings and costs, as every role and as the other provider's administrator.
@Suite struct SettingsOperationTests {
    static let key = "sk-ant-api03-a-key-of-the-tests-WxYz"
    static let everybody: Set<StaffRole> = [.admin, .technician, .viewer]

    /// What an operation is asked with, who may, and how the audit names what it did.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let may: Set<StaffRole>
        let needsProof: Bool
        let record: String
        let run: @Sendable (TestHouse, Planted, StaffPrincipal) async throws -> Void

        init<O: StaffOperation>(
            _ operation: O.Type, _ may: Set<StaffRole> = [.admin], needsProof: Bool = false, record: String = "",
            _ input: @escaping @Sendable (Planted) -> O.Input
        ) {
            testDescription = O.name
            self.may = may
            self.needsProof = needsProof
            self.record = record
            run = { house, planted, staff in
                _ = try await house.runtime.perform(operation, input(planted), as: staff)
            }
        }
    }

    /// What stands at the first provider before an operation is tried.
    struct Planted: Sendable {
        let letter: String
        let company: String

        init(_ house: TestHouse) async throws {
            letter = try await house.plantDeadLetter(to: "kim@tidewater.example")
            let kim = try await house.principal("kim@tidewater.example")
            company = kim.scope.company.text
            let tenants = try await house.store.tenants()
            for tenant in tenants {
                try await house.store.setClaudeKey(ServiceKey("\(tenant.slug)-key-of-the-tests-AbCd"), of: tenant.id)
            }
            let larkfield = try #require(tenants.first { $0.slug == "larkfield" })
            try await house.store.setBudget(Budget(.contact, .messages, a: .day), of: larkfield.id, to: 20)
        }
    }

    static let cases: [Case] = [
        Case(GetSettings.self, everybody) { _ in NoInput() },
        Case(SetClaudeKey.self, needsProof: true, record: "claude_key:WxYz") { _ in .init(key: key) },
        Case(RemoveClaudeKey.self, needsProof: true, record: "claude_key:none") { _ in NoInput() },
        Case(SetClaude.self, record: "claude:model=claude-of-tomorrow effort=none most_output=300") { _ in
            var input = SetClaude.Input()
            (input.model, input.effort, input.mostOutput) = ("claude-of-tomorrow", .none, 300)
            return input
        },
        Case(TryClaude.self, record: "claude_key:AbCd") { _ in NoInput() },
        Case(SetGuide.self, record: "guide:off") { _ in .init(isAllowed: false) },
        Case(SetBudget.self, record: "budget:contact messages day=7") { _ in
            var input = BudgetInput()
            input.most = 7
            return input
        },
        Case(ClearBudget.self, record: "budget:contact messages day=none") { _ in BudgetInput() },
        Case(SetBrand.self, record: "brand:name color=#0b5a57") { _ in
            var input = SetBrand.Input()
            (input.name, input.color) = ("Another name", "#0B5A57")
            return input
        },
        Case(SetSupport.self, record: "support:phone email time_zone") { _ in
            var input = SetSupport.Input()
            (input.phone, input.email, input.timeZone) = ("0049 30 123456", "help@elsewhere.example", "New York")
            return input
        },
        Case(SetLogo.self) { _ in .init(bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".utf8)) },
        Case(RemoveLogo.self, record: "logo:none") { _ in NoInput() },
        Case(SetPayHosts.self, needsProof: true) { _ in .init(hosts: "pay.example.com\nbank.example.org") },
        Case(SetRetention.self, needsProof: true, record: "conversations:kept_days=90") { _ in .init(days: 90) },
        Case(ListLetters.self, everybody) { _ in NoInput() },
        Case(RetryLetter.self) { .init(letter: $0.letter) },
        Case(DropLetter.self) { .init(letter: $0.letter) },
        Case(TryMail.self, record: "mail:trial") { _ in NoInput() },
        Case(NexieCosts.self, everybody) { _ in .init() },
        Case(ExportCosts.self, everybody) { _ in .init() },
    ]

    @Test(arguments: cases)
    func `a role may do what the table says, and the audit says what came of it`(asked: Case) async throws {
        try await TestHouse.with { house in
            let planted = try await Planted(house)
            let staff = try await house.allStaff()
            for role in StaffRole.allCases.sorted(by: { $0.rawValue > $1.rawValue }) {
                let member = try #require(staff.own[role])
                let end = try await house.store.auditEnd(of: member.scope.tenant)
                let before = try await house.store.snapshot()
                var refusal: StaffRefusal?
                do { try await asked.run(house, planted, member) } catch let found as StaffRefusal { refusal = found }
                let line = try #require(try await house.store.audit(of: member.scope.tenant, after: end).last)
                #expect(line.value("action") == "staff:" + asked.testDescription)
                #expect(line.value("staff") == member.scope.staff.text)
                if asked.may.contains(role) {
                    #expect(refusal == nil, "\(role)")
                    #expect(line.value("outcome") == "allowed")
                    if !asked.record.isEmpty { #expect(line.value("record") == asked.record) }
                } else {
                    guard case .notPermitted(let right) = refusal else {
                        Issue.record("\(role) was not refused: \(String(describing: refusal))")
                        continue
                    }
                    #expect(line.value("reason") == "needs " + right.rawValue)
                    #expect(try await house.store.snapshot().changes(since: before) == [])
                }
            }
        }
    }

    @Test(arguments: cases)
    func `what the other provider's administrator does touches no row of this one`(asked: Case) async throws {
        try await TestHouse.with { house in
            let planted = try await Planted(house)
            let staff = try await house.allStaff()
            let (own, other) = (try #require(staff.own[.admin]).scope.tenant.text, staff.other)
            let before = try await house.store.snapshot()
            do { try await asked.run(house, planted, other) } catch let refusal as StaffRefusal {
                #expect(refusal == .notFound, "\(refusal)")
            }
            for change in try await house.store.snapshot().changes(since: before) {
                let row = change.after ?? change.before ?? [:]
                let tenant = change.table == "tenant" ? row["id"] : row["tenant_id"]
                #expect(tenant == other.scope.tenant.text || change.table == "logo", "\(change)")
                #expect(tenant != own)
            }
        }
    }

    @Test func `what opens money or addresses asks for a fresh proof, and the rest does not`() async throws {
        try await TestHouse.with { house in
            let planted = try await Planted(house)
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            house.clock.advance(seconds: ToolRuntime.proofSeconds)
            let old = try await house.staff(ines.session)
            for asked in Self.cases where asked.needsProof {
                await #expect(throws: StaffRefusal.needsProof) { try await asked.run(house, planted, old) }
            }
            let ends: Set = ["drop_letter"]
            for asked in Self.cases where !asked.needsProof && !ends.contains(asked.testDescription) {
                try await asked.run(house, planted, old)
            }
        }
    }

    @Test func `a key lies nowhere in the open, and the settings show its end alone`() async throws {
        try await TestHouse.with { house in
            let admin = try #require(try await house.allStaff().own[.admin])
            _ = try await house.runtime.perform(SetClaudeKey.self, .init(key: " \(Self.key)\n"), as: admin)
            let setup = try #require(try await house.store.claude(of: admin.scope.tenant))
            #expect(setup.key.secret == Self.key)
            let settings = try await house.runtime.perform(GetSettings.self, NoInput(), as: admin)
            #expect(settings.claude.keyEnd == "WxYz")
            let audit = try await house.audit(of: admin.scope.tenant).map(\.text).joined()
            #expect(!audit.contains("sk-ant"))
            let folder = try #require(FileManager.default.enumerator(atPath: house.folder.path))
            for case let file as String in folder {
                let bytes = FileManager.default.contents(atPath: house.folder.path + "/" + file) ?? Data()
                #expect(bytes.range(of: Data(Self.key.utf8)) == nil, "\(file)")
            }
        }
    }

    @Test(arguments: [
        "", "short", "sk-ant with spaces in the middle of it", String(repeating: "x", count: 513),
        "ключ-ключ-ключ-ключ-ключ",
    ])
    func `what is no key is refused without a character of it, and the old one stays`(typed: String) async throws {
        try await TestHouse.with { house in
            let admin = try #require(try await house.allStaff().own[.admin])
            _ = try await house.runtime.perform(SetClaudeKey.self, .init(key: Self.key), as: admin)
            do {
                _ = try await house.runtime.perform(SetClaudeKey.self, .init(key: typed), as: admin)
                Issue.record("it was taken")
            } catch StaffRefusal.invalid(let problems) {
                let reason = try #require(problems.reason(for: "key"))
                #expect(typed.isEmpty || !reason.contains(typed))
            }
            #expect(try await house.store.claudeSummary(of: admin.scope.tenant).keyEnd == "WxYz")
        }
    }

    @Test func `a budget counts for whom it names, and nobody else's company can be named`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let admin = try #require(staff.own[.admin])
            let kim = try await house.principal("kim@tidewater.example").scope.company.text
            var input = BudgetInput()
            (input.holder, input.only, input.measure, input.period) = (.company, kim, .microDollars, .month)
            input.most = 2_500_000
            _ = try await house.runtime.perform(SetBudget.self, input, as: admin)
            let lines = try await house.store.budgets()
            #expect(lines.map(\.most) == [2_500_000])
            #expect(lines.map(\.tenant) == ["larkfield"])
            await #expect(throws: StaffRefusal.notFound) {
                try await house.runtime.perform(SetBudget.self, input, as: staff.other)
            }
            await #expect(throws: StaffRefusal.notFound) {
                try await house.runtime.perform(ClearBudget.self, input, as: staff.other)
            }
            input.holder = .contact
            await #expect(throws: StaffRefusal.notFound) {
                try await house.runtime.perform(SetBudget.self, input, as: admin)
            }
            input.holder = .company
            for wrong: Int64 in [-1, .min, .max] {
                input.most = wrong
                await #expect(throws: StaffRefusal.self) {
                    try await house.runtime.perform(SetBudget.self, input, as: admin)
                }
            }
            input.most = 0
            _ = try await house.runtime.perform(ClearBudget.self, input, as: admin)
            #expect(try await house.store.budgets().isEmpty)
        }
    }

    @Test func `hosts are kept as addresses have them, and what is none is named`() async throws {
        try await TestHouse.with { house in
            let admin = try #require(try await house.allStaff().own[.admin])
            let typed = "Pay.Example.com\r\n\r\nbank.example.org, pay.example.com"
            _ = try await house.runtime.perform(SetPayHosts.self, .init(hosts: typed), as: admin)
            let kept = try await house.runtime.perform(GetSettings.self, NoInput(), as: admin).payHosts
            #expect(kept == ["bank.example.org", "pay.example.com"])
            for wrong in [
                "https://pay.example.com", "pay.example.com/x", "localhost", "pay..example.com", "-a.example.com",
                "10.0.0.1", "pay.example.com:443", "bücher.example", "*.example.com", ".example.com",
                "user@example.com",
            ] {
                await #expect(throws: StaffRefusal.self, "\(wrong)") {
                    try await house.runtime.perform(SetPayHosts.self, .init(hosts: wrong), as: admin)
                }
            }
            #expect(try await house.runtime.perform(GetSettings.self, NoInput(), as: admin).payHosts == kept)
        }
    }
}

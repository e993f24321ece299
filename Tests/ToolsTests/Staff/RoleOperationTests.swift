import Access
import Store
import TestSupport
import Testing

@testable import Tools

/// Every operation of roles and evaluations, as every role of staff and as the other provider's administrator.
@Suite struct RoleOperationTests {
    /// What an operation is asked with, and who may.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let may: Set<StaffRole>
        let needsProof: Bool
        /// How the audit names what it did, after the role's identifier.
        let record: String
        let namesSomething: Bool
        let run: @Sendable (TestHouse, Planted, StaffPrincipal) async throws -> Void

        init<O: StaffOperation>(
            _ operation: O.Type, _ may: Set<StaffRole> = [.admin], needsProof: Bool = false, record: String = "",
            namesSomething: Bool = true, _ input: @escaping @Sendable (Planted) -> O.Input
        ) {
            testDescription = O.name
            self.may = may
            self.needsProof = needsProof
            self.record = record
            self.namesSomething = namesSomething
            run = { house, planted, staff in
                _ = try await house.runtime.perform(operation, input(planted), as: staff)
            }
        }
    }

    static let everybody: Set<StaffRole> = [.admin, .technician, .viewer]
    static let wanted: [Permission] = [.ticketsRead, .invoicesRead, .nexieUse]
    static var words: [String] { wanted.map(\.rawValue) }

    /// What stands at the first provider before an operation is tried: a copied role that was judged, and the default.
    struct Planted: Sendable {
        let role: PortalRole
        let viewer: PortalRole
        let standard: PortalRole
        let run: EvaluationID

        init(_ house: TestHouse, _ admin: StaffPrincipal) async throws {
            let roles = try await house.runtime.perform(ListRoles.self, NoInput(), as: admin)
            let member = try #require(roles.first { $0.isStandard })
            let looker = try #require(roles.first { $0.name == "Viewer" })
            (standard, viewer) = (member, looker)
            let change = try await house.runtime.perform(
                CopyRole.self, .init(role: member.id.text, name: "Bookkeeper"), as: admin)
            let found = try await house.runtime.perform(GetRole.self, RoleInput(role: change.role.text), as: admin)
            role = found.role
            run = try await house.judge(found.role, RoleOperationTests.words, .passed, as: admin)
        }

        var wish: RoleWish { RoleWish(role: role.id.text, permissions: RoleOperationTests.words, was: role.mark) }
    }

    static let cases: [Case] = [
        Case(ListRoles.self, everybody, namesSomething: false) { _ in NoInput() },
        Case(GetRole.self, everybody) { RoleInput(role: $0.role.id.text) },
        Case(CopyRole.self, needsProof: true) { .init(role: $0.viewer.id.text, name: "Another") },
        Case(RenameRole.self, needsProof: true, record: ":name:Bookkeeper->Lead") {
            .init(role: $0.role.id.text, name: "Lead")
        },
        Case(WeighRole.self) { RoleWish(role: $0.role.id.text, permissions: words) },
        Case(
            ProposeRole.self,
            record: ":proposed:tickets:read invoices:read nexie:use"
        ) { $0.wish },
        Case(
            SaveRole.self, needsProof: true,
            record: ":grants:tickets:read tickets:create tickets:reply articles:read profile:edit nexie:use"
                + "->tickets:read invoices:read nexie:use"
        ) { $0.wish },
        Case(WeighDefaultRole.self) { RoleInput(role: $0.viewer.id.text) },
        Case(SetDefaultRole.self, needsProof: true) {
            .init(
                role: $0.viewer.id.text, was: String($0.standard.mark.prefix(12)) + $0.viewer.mark.prefix(12))
        },
        Case(DeleteRole.self, needsProof: true) { RoleInput(role: $0.role.id.text) },
        Case(AskEvaluation.self, namesSomething: false) { _ in NoInput() },
        Case(ListEvaluations.self, everybody, namesSomething: false) { _ in NoInput() },
        Case(GetEvaluation.self, everybody) { .init(evaluation: $0.run.text) },
    ]

    @Test(arguments: cases)
    func `a role may do what the table says, and the audit says what it was and what it is`(asked: Case) async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let admin = try #require(staff.own[.admin])
            let planted = try await Planted(house, admin)
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
                    if !asked.record.isEmpty {
                        #expect(line.value("record") == "role:\(planted.role.id)" + asked.record)
                    }
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
    func `the other provider's administrator finds nothing of this one's and changes nothing`(asked: Case) async throws
    {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let admin = try #require(staff.own[.admin])
            let planted = try await Planted(house, admin)
            let before = try await house.store.snapshot()
            if asked.namesSomething {
                await #expect(throws: StaffRefusal.notFound) { try await asked.run(house, planted, staff.other) }
            } else {
                try await asked.run(house, planted, staff.other)
            }
            for change in try await house.store.snapshot().changes(since: before) {
                #expect((change.after ?? change.before ?? [:])["tenant_id"] == staff.other.scope.tenant.text)
            }
        }
    }

    @Test func `what changes a role asks for a fresh proof, and looking does not`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let planted = try await Planted(house, house.staff(ines.session))
            house.clock.advance(seconds: ToolRuntime.proofSeconds)
            let old = try await house.staff(ines.session)
            for asked in Self.cases {
                if asked.needsProof {
                    await #expect(throws: StaffRefusal.needsProof) { try await asked.run(house, planted, old) }
                } else {
                    try await asked.run(house, planted, old)
                }
            }
        }
    }

    /// How far a run may have come without having passed; empty where there is none.
    static let unpassed = [""] + RoleEvaluation.State.allCases.filter { $0 != .passed }.map(\.rawValue)

    @Test(arguments: unpassed)
    func `a role is not changed without a report that passed exactly these rights`(
        word: String
    ) async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Technical", as: admin)
            if let state = RoleEvaluation.State(rawValue: word) {
                try await house.judge(role, Self.words, state, as: admin)
            }
            // Another set that passed is no proof of this one.
            try await house.judge(role, ["tickets:read"], .passed, as: admin)
            let wish = RoleWish(role: role.id.text, permissions: Self.words, was: role.mark)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(SaveRole.self, wish, as: admin)
            }
            #expect(try await house.role("Technical", as: admin) == role)
            // Nobody asks anew while a run is under way.
            guard word != RoleEvaluation.State.running.rawValue else { return }
            try await house.judge(role, Self.words, .passed, as: admin)
            _ = try await house.runtime.perform(SaveRole.self, wish, as: admin)
            #expect(try await house.role("Technical", as: admin).permissions.listed == Self.wanted)
        }
    }

    @Test(arguments: [[], ["tickets:read", "everything"], ["*"], ["risks:sign"], ["tickets:read", "risks:sign"]])
    func `rights that nobody could use, or that are none, are refused before anything is judged`(
        words: [String]
    ) async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Technical", as: admin)
            let wish = RoleWish(role: role.id.text, permissions: words, was: role.mark)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(WeighRole.self, wish, as: admin)
            }
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(ProposeRole.self, wish, as: admin)
            }
        }
    }

    @Test func `of two who change a role at once the second is told, and a mark is needed`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Technical", as: admin)
            try await house.judge(role, Self.words, .passed, as: admin)
            try await house.judge(role, ["tickets:read"], .passed, as: admin)
            let first = RoleWish(role: role.id.text, permissions: Self.words, was: role.mark)
            let second = RoleWish(role: role.id.text, permissions: ["tickets:read"], was: role.mark)
            let blind = RoleWish(role: role.id.text, permissions: Self.words)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(SaveRole.self, blind, as: admin)
            }
            _ = try await house.runtime.perform(SaveRole.self, first, as: admin)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(SaveRole.self, second, as: admin)
            }
            #expect(try await house.role("Technical", as: admin).permissions.listed == Self.wanted)
        }
    }

    @Test func `a changed role counts for the very next call of a tool, and for nobody else's people`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Billing", as: admin)
            let holders = try await house.runtime.perform(GetRole.self, RoleInput(role: role.id.text), as: admin)
                .holders
            let holder = try #require(holders.first { $0.isIn })
            let rows = try await house.store.snapshot().rows(of: "contact")
            let email = try #require(rows.first { $0.columns["id"] == holder.id.text }?.columns["email"])
            _ = try await house.runtime.call(ListInvoices.self, .init(), as: house.principal(email))
            try await house.judge(role, ["tickets:read"], .passed, as: admin)
            let wish = RoleWish(role: role.id.text, permissions: ["tickets:read"], was: role.mark)
            let weighed = try await house.runtime.perform(WeighRole.self, wish, as: admin)
            #expect(weighed.effect.opened.isEmpty)
            #expect(weighed.effect.closed.map(\.permission).contains(.invoicesRead))
            _ = try await house.runtime.perform(SaveRole.self, wish, as: admin)
            await #expect(throws: ToolRefusal.self) {
                try await house.runtime.call(ListInvoices.self, .init(), as: house.principal(email))
            }
        }
    }

    @Test func `Owner stays as it is, and the starting roles keep their names and their place`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            for starting in StartingRole.allCases {
                let role = try await house.role(starting.rawValue, as: admin)
                await #expect(throws: StaffRefusal.self) {
                    try await house.runtime.perform(RenameRole.self, .init(role: role.id.text, name: "X"), as: admin)
                }
                await #expect(throws: StaffRefusal.self) {
                    try await house.runtime.perform(DeleteRole.self, RoleInput(role: role.id.text), as: admin)
                }
            }
            let owner = try await house.role("Owner", as: admin)
            let wish = RoleWish(role: owner.id.text, permissions: Self.words, was: owner.mark)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(ProposeRole.self, wish, as: admin)
            }
            #expect(try await house.role("Owner", as: admin) == owner)
        }
    }

    @Test func `a role that somebody has or that is the default stays, and there is always one default`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let planted = try await Planted(house, admin)
            let kim = try await house.principal("kim@tidewater.example").scope.contact.text
            _ = try await house.runtime.perform(SetUserRole.self, .init(user: kim, role: "Bookkeeper"), as: admin)
            let delete = {
                try await house.runtime.perform(DeleteRole.self, RoleInput(role: planted.role.id.text), as: admin)
            }
            await #expect(throws: StaffRefusal.self) { _ = try await delete() }
            _ = try await house.runtime.perform(SetUserRole.self, .init(user: kim, role: "Member"), as: admin)
            let weighed = try await house.runtime.perform(
                WeighDefaultRole.self, RoleInput(role: planted.role.id.text), as: admin)
            #expect(weighed.followers == planted.standard.holders - planted.standard.chosenBy)
            _ = try await house.runtime.perform(
                SetDefaultRole.self, .init(role: planted.role.id.text, was: weighed.mark), as: admin)
            await #expect(throws: StaffRefusal.self) { _ = try await delete() }
            let roles = try await house.runtime.perform(ListRoles.self, NoInput(), as: admin)
            #expect(roles.filter(\.isStandard).map(\.name) == ["Bookkeeper"])
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(
                    SetDefaultRole.self, .init(role: planted.standard.id.text, was: weighed.mark), as: admin)
            }
            let back = try await house.runtime.perform(
                WeighDefaultRole.self, RoleInput(role: planted.standard.id.text), as: admin)
            _ = try await house.runtime.perform(
                SetDefaultRole.self, .init(role: planted.standard.id.text, was: back.mark), as: admin)
            _ = try await delete()
            #expect(try await house.runtime.perform(ListRoles.self, NoInput(), as: admin).count == 5)
        }
    }

    @Test func `nothing but known rights are taken, at least one, and names are free and few`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Billing", as: admin)
            for words in [[], ["*"], ["tickets:*"], ["tickets:read", "staff:all"], ["TICKETS:READ"]] {
                await #expect(throws: StaffRefusal.self, "\(words)") {
                    try await house.runtime.perform(
                        WeighRole.self, RoleWish(role: role.id.text, permissions: words), as: admin)
                }
            }
            for name in ["", " ", "owner", "BILLING ", String(repeating: "x", count: 41), "two\nlines", "a\u{202E}b"] {
                await #expect(throws: StaffRefusal.self, "\(name)") {
                    try await house.runtime.perform(CopyRole.self, .init(role: role.id.text, name: name), as: admin)
                }
            }
            for number in 6...ListRoles.most {
                _ = try await house.runtime.perform(
                    CopyRole.self, .init(role: role.id.text, name: "Role \(number)"), as: admin)
            }
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(CopyRole.self, .init(role: role.id.text, name: "More"), as: admin)
            }
            // A copy of the role that gives everything gives what there is now, and nothing that comes later.
            let copied = try await house.role("Role 6", as: admin)
            #expect(!copied.grants.contains("*"))
        }
    }

    @Test func `a name with every sign of YAML stays one name in the file for the evaluation`() throws {
        let name = "x\", \"grants\": [\"*\"]}]}\n# <b>'&*!|>%@`{}\\ \u{1F600}"
        let file = RolesFile([(name, ["tickets:read"])])
        #expect(RolesFile.names(in: file.text) == [name])
        #expect(!file.text.contains("\n"))
        #expect(RolesFile.names(in: "roles: []") == [])
    }

    @Test func `three runs of a provider wait at most, and a wish that waits is not asked twice`() async throws {
        try await TestHouse.with { house in
            let admin = try await house.admin()
            let role = try await house.role("Billing", as: admin)
            let wish = RoleWish(role: role.id.text, permissions: Self.words, was: role.mark)
            let first = try await house.runtime.perform(ProposeRole.self, wish, as: admin).evaluation
            let second = try await house.runtime.perform(ProposeRole.self, wish, as: admin).evaluation
            #expect(first != nil && first == second)
            _ = try await house.runtime.perform(AskEvaluation.self, NoInput(), as: admin)
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(AskEvaluation.self, NoInput(), as: admin)
            }
            var other = wish
            other.permissions = Permission.ticketsRead.rawValue
            _ = try await house.runtime.perform(ProposeRole.self, other, as: admin)
            other.permissions = Permission.invoicesRead.rawValue
            await #expect(throws: StaffRefusal.self) {
                try await house.runtime.perform(ProposeRole.self, other, as: admin)
            }
            #expect(try await house.store.takeEvaluation()?.id == first?.id)
        }
    }
}

extension TestHouse {
    /// An administrator of the first provider, freshly proved.
    func admin() async throws -> StaffPrincipal {
        try await staff(enrolled("ines@larkfield.example", .admin, at: "larkfield").session)
    }

    /// The role of that name, as it is now.
    func role(_ name: String, as staff: StaffPrincipal) async throws -> PortalRole {
        let roles = try await runtime.perform(ListRoles.self, NoInput(), as: staff)
        return try #require(roles.first { $0.name == name })
    }

    /// Lets a wish be judged so, without an evaluation.
    @discardableResult
    func judge(
        _ role: PortalRole, _ words: [String], _ state: RoleEvaluation.State, as staff: StaffPrincipal
    ) async throws -> EvaluationID {
        clock.advance(seconds: 1)
        let wish = RoleWish(role: role.id.text, permissions: words, was: role.mark)
        let proposal = try await runtime.perform(ProposeRole.self, wish, as: staff)
        let id = try #require(proposal.evaluation?.id)
        guard state != .waiting else { return id }
        while let run = try await store.takeEvaluation() {
            guard run.id != id || state != .running else { break }
            _ = try await store.end(run, as: run.id == id ? state : .stopped, finding: .init())
        }
        return id
    }
}

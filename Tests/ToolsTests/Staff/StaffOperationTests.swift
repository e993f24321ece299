import Access
import Store
import TestSupport
import Testing

@testable import Tools

/// Every operation of the staff side, as every role and as the other provider's administrator.
@Suite struct StaffOperationTests {
    /// What an operation is asked with, and who may.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let may: Set<StaffRole>
        let changes: Bool
        /// Whether it names somebody, whom another provider's staff do not find.
        let namesSomebody: Bool
        /// What the audit calls the record.
        var record = "contact:"
        /// Gives the identifier that the operation is asked with, and makes what it needs; the contact's own unless it says so.
        var prepare: @Sendable (TestHouse, String) async throws -> String = { $1 }
        let run: @Sendable (TestHouse, String, StaffPrincipal) async throws -> Void

        init<O: StaffOperation>(
            _ operation: O.Type, _ may: Set<StaffRole>, changes: Bool = false, namesSomebody: Bool = true,
            _ input: @escaping @Sendable (String) -> O.Input
        ) {
            testDescription = O.name
            self.may = may
            self.changes = changes
            self.namesSomebody = namesSomebody
            run = { house, user, staff in
                _ = try await house.runtime.perform(operation, input(user), as: staff)
            }
        }
    }

    static let cases: [Case] = [
        Case(StaffHome.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
        Case(ReadAudit.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ExportAudit.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(VerifyAudit.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ListUsers.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
        Case(ListCompanies.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
        Case(GetUser.self, [.admin, .technician, .viewer]) { .init(user: $0) },
        Case(InviteUser.self, [.admin, .technician], changes: true) { .init(user: $0) },
        Case(ResendLogin.self, [.admin, .technician], changes: true) { .init(user: $0) },
        Case(EnableUser.self, [.admin, .technician], changes: true) { .init(user: $0) },
        Case(DisableUser.self, [.admin, .technician], changes: true) { .init(user: $0) },
        Case(SetUserRole.self, [.admin], changes: true) { .init(user: $0, role: "Billing") },
        Case(LookForSight.self, [.admin, .technician, .viewer]) { .init(user: $0, place: .invoices, number: "1") },
        Case(StartPreview.self, [.admin, .technician], changes: true) { .init(user: $0, reason: "Ticket 1042") }
            .lettingIn,
        Case(StopPreview.self, [.admin, .technician, .viewer], changes: true) { .init(user: $0) },
        Case(ListChangeRequests.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
        Case(GetChangeRequest.self, [.admin, .technician, .viewer]) { .init(request: $0) }.aboutRequest,
        Case(ApproveChange.self, [.admin, .technician], changes: true) { .init(request: $0) }.aboutRequest,
        Case(DeclineChange.self, [.admin, .technician], changes: true) { .init(request: $0, reason: "Not you") }
            .aboutRequest,
        Case(ListStaffTickets.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
        Case(GetStaffTicket.self, [.admin, .technician, .viewer]) { .init(number: Int64($0) ?? 0) }.aboutTicket,
        Case(AddStaffNote.self, [.admin, .technician], changes: true) {
            var input = AddStaffNote.Input()
            (input.number, input.body) = (Int64($0) ?? 0, "We look into it.")
            return input
        }.aboutTicket,
        Case(SetTicketState.self, [.admin, .technician], changes: true) {
            .init(number: Int64($0) ?? 0, state: .resolved)
        }.aboutTicket,
        Case(SearchConversations.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ExportConversations.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ReadConversation.self, [.admin]) { .init(conversation: $0) }.aboutTalk,
        Case(ListUnanswered.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ExportUnanswered.self, [.admin], namesSomebody: false) { _ in .init() },
        Case(ExportSearches.self, [.admin, .technician, .viewer], namesSomebody: false) { _ in .init() },
    ]

    @Test func `every operation of the registry is among the cases`() {
        let asked =
            Self.cases.map(\.testDescription) + SettingsOperationTests.cases.map(\.testDescription)
            + RoleOperationTests.cases.map(\.testDescription) + [AddContact.name]
        #expect(Set(asked) == Set(StaffRegistry.all.map { $0.name }))
        #expect(StaffRegistry.all.count == StaffRegistry.names.count)
    }

    @Test(arguments: cases)
    func `a role may do what the table says, and the audit says what came of it`(asked: Case) async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let user = try await id(of: "kim@", house)
            for role in StaffRole.allCases {
                let member = try #require(staff.own[role])
                let user = try await asked.prepare(house, user)
                let end = try await house.store.auditEnd(of: member.scope.tenant)
                let before = try await house.store.snapshot()
                house.clock.advance(seconds: 61)
                var refusal: StaffRefusal?
                do { try await asked.run(house, user, member) } catch let found as StaffRefusal { refusal = found }
                if asked.may.contains(role) {
                    #expect(refusal == nil, "\(role)")
                } else {
                    guard case .notPermitted = refusal else {
                        Issue.record("\(role) was not refused: \(String(describing: refusal))")
                        continue
                    }
                    #expect(try await house.store.snapshot().changes(since: before) == [])
                }
                let line = try #require(try await house.store.audit(of: member.scope.tenant, after: end).last)
                #expect(line.value("action") == "staff:" + asked.testDescription)
                #expect(line.value("outcome") == (refusal == nil ? "allowed" : "refused"))
                #expect(line.value("staff") == member.scope.staff.text)
                #expect(line.value("origin") == "staff-session:\(member.session)")
                if refusal == nil, asked.namesSomebody { #expect(line.value("record").hasSuffix(asked.record + user)) }
            }
        }
    }

    @Test(arguments: cases)
    func `the other provider's administrator finds nobody and changes nothing`(asked: Case) async throws {
        try await TestHouse.with { house in
            let other = try await house.allStaff().other
            let user = try await asked.prepare(house, id(of: "kim@", house))
            let before = try await house.store.snapshot()
            if asked.namesSomebody {
                await #expect(throws: StaffRefusal.notFound) { try await asked.run(house, user, other) }
            } else {
                try await asked.run(house, user, other)
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
            for text in ["", "x", String(repeating: "A", count: 26), "0' OR 1=1 --              "]
            where asked.namesSomebody {
                await #expect(throws: StaffRefusal.self) { try await asked.run(house, text, other) }
            }
        }
    }

    @Test func `the overview and the list of one provider hold nothing of the other`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let own = try #require(staff.own[.viewer])
            let mine = try await house.runtime.perform(ListUsers.self, .init(), as: own)
            let theirs = try await house.runtime.perform(ListUsers.self, .init(), as: staff.other)
            #expect(mine.count > 10 && theirs.count > 3)
            #expect(Set(mine.users.map(\.id)).isDisjoint(with: theirs.users.map(\.id)))
            #expect(Set(mine.companies.map(\.id)).isDisjoint(with: theirs.companies.map(\.id)))
            let found = try await house.runtime.perform(StaffHome.self, .init(), as: own)
            #expect(found.withoutAccess == mine.users.filter { $0.state == .without }.count)
            #expect(found.expected == mine.users.filter { $0.state == .expected }.count)
        }
    }

    @Test func `what changes rights asks for a fresh proof, and the rest does not`() async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            house.clock.advance(seconds: ToolRuntime.proofSeconds)
            let old = try await house.staff(ines.session)
            let kim = try await id(of: "kim@", house)
            let proved = ["disable_user", "set_user_role", "approve_change", "start_preview"]
            for asked in Self.cases {
                let user = try await asked.prepare(house, kim)
                house.clock.advance(seconds: 61)
                if proved.contains(asked.testDescription) {
                    await #expect(throws: StaffRefusal.needsProof) { try await asked.run(house, user, old) }
                } else {
                    try await asked.run(house, user, old)
                }
            }
            #expect(try await house.store.prove(ines.passphrase, in: ines.session) == .given)
            let fresh = try await house.staff(ines.session)
            _ = try await house.runtime.perform(EnableUser.self, UserInput(user: kim), as: fresh)
            for asked in Self.cases.reversed() where proved.contains(asked.testDescription) {
                try await asked.run(house, try await asked.prepare(house, kim), fresh)
            }
        }
    }

    /// The identifier of somebody of the first provider.
    private func id(of email: String, _ house: TestHouse) async throws -> String {
        let rows = try await house.store.snapshot().rows(of: "contact")
        return try #require(rows.first { $0.columns["email"]?.hasPrefix(email) == true }?.columns["id"])
    }
}

extension StaffOperationTests.Case {
    /// The same about somebody who may come in, whom the case before may have shut out.
    var lettingIn: Self {
        var about = self
        about.prepare = { house, user in
            let rows = try await house.store.snapshot().rows(of: "contact")
            let email = try #require(rows.first { $0.columns["id"] == user }?.columns["email"])
            if try await house.store.principals(email: email).isEmpty {
                let ines = try await house.enrolled("helper@larkfield.example", .admin, at: "larkfield")
                _ = try await house.runtime.perform(
                    EnableUser.self, UserInput(user: user), as: house.staff(ines.session))
            }
            return user
        }
        return about
    }

    /// The same about a ticket of the first provider, whose number the other one does not have.
    var aboutTicket: Self {
        var about = self
        about.record = "ticket:"
        about.prepare = { _, _ in "1051" }
        return about
    }

    /// The same about a request of the contact's for another name, one that waits already or a new one.
    var aboutRequest: Self {
        var about = self
        about.record = "request:"
        about.prepare = { house, user in
            _ = try await lettingIn.prepare(house, user)
            let rows = try await house.store.snapshot().rows(of: "contact")
            let email = try #require(rows.first { $0.columns["id"] == user }?.columns["email"])
            let person = try await house.principal(email)
            let waiting = try await house.runtime.call(GetProfile.self, .init(), as: person).requests
            if let request = waiting.first(where: { $0.state == .requested }) { return request.id.text }
            house.clock.advance(seconds: 1)
            var input = RequestProfileChange.Input()
            (input.field, input.wanted) = (.name, "Kim the \(waiting.count + 2).")
            return try await house.runtime.call(RequestProfileChange.self, input, as: person).request.id.text
        }
        return about
    }

    /// The same about a conversation that the contact has begun.
    var aboutTalk: Self {
        var about = self
        about.record = "conversation:"
        about.prepare = { house, user in
            _ = try await lettingIn.prepare(house, user)
            let rows = try await house.store.snapshot().rows(of: "contact")
            let email = try #require(rows.first { $0.columns["id"] == user }?.columns["email"])
            var input = KeepMessage.Input()
            (input.title, input.content) = ("Hello", #"{"text":"Hello","page":""}"#)
            let kept = try await house.runtime.call(
                KeepMessage.self, input, as: house.principal(email), door: .talk)
            return kept.conversation.text
        }
        return about
    }
}

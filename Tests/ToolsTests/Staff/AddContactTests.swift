import Access
import Store
import TestSupport
import Testing

@testable import Tools

/// Staff add people whom no other system brings in: only at their own provider, each address once, and shut out at first.
@Suite struct AddContactTests {
    private func input(
        _ name: String = "Tom Reed", email: String = "tom@harbour.example", company: String = "",
        new: String = "Harbour Bakery"
    ) -> AddContact.Input {
        var input = AddContact.Input()
        (input.name, input.email, input.company, input.newCompany) = (name, email, company, new)
        return input
    }

    @Test func `who may adds a contact, who can't come in yet, and the audit names them`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let viewer = try #require(staff.own[.viewer])
            let before = try await house.store.snapshot()
            await #expect(throws: StaffRefusal.notPermitted(.usersAdd)) {
                try await house.runtime.perform(AddContact.self, input(), as: viewer)
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
            let technician = try #require(staff.own[.technician])
            let tom = try await house.runtime.perform(AddContact.self, input(), as: technician)
            #expect(tom.state == .without && tom.companyName == "Harbour Bakery" && tom.role == "Member")
            let line = try #require(try await house.audit(of: technician.scope.tenant).last)
            #expect(line.value("action") == "staff:add_contact" && line.value("outcome") == "allowed")
            #expect(line.value("record") == "contact:\(tom.id)")
            #expect(try await house.store.people().first { $0.email == tom.email }?.enabled == false)
            let admin = try #require(staff.own[.admin])
            let ann = try await house.runtime.perform(
                AddContact.self, input("Ann", email: "ann@harbour.example", company: tom.company.text, new: ""),
                as: admin)
            #expect(ann.company == tom.company)
        }
    }

    @Test func `an address or a company name that is there is refused, and nothing is added`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let admin = try #require(staff.own[.admin])
            let there = try await house.runtime.perform(ListCompanies.self, NoInput(), as: admin)
            let theirs = try await house.runtime.perform(ListCompanies.self, NoInput(), as: staff.other)
            let (own, foreign) = (try #require(there.first), try #require(theirs.first))
            let before = try await house.store.snapshot()
            for wrong in [
                input(email: "ANNA@Marigold.example"), input(new: own.name.uppercased()), input(new: ""),
                input(company: own.id), input(company: foreign.id, new: ""), input(company: "x", new: ""),
            ] {
                await #expect(throws: StaffRefusal.self) {
                    try await house.runtime.perform(AddContact.self, wrong, as: admin)
                }
            }
            for wrong in [input(""), input(email: "tom"), input(new: String(repeating: "x", count: 201))] {
                do {
                    _ = try await house.runtime.perform(AddContact.self, wrong, as: admin)
                    Issue.record("\(wrong) was taken")
                } catch StaffRefusal.invalid(let problems) {
                    #expect(problems.problems.count == 1)
                }
            }
            #expect(try await house.store.snapshot().changes(since: before) == [])
        }
    }

    @Test func `the other provider may have a company and a person of the same name and address`() async throws {
        try await TestHouse.with { house in
            let staff = try await house.allStaff()
            let admin = try #require(staff.own[.admin])
            let ours = try await house.runtime.perform(AddContact.self, input(), as: admin)
            let theirs = try await house.runtime.perform(AddContact.self, input(), as: staff.other)
            #expect(ours.id != theirs.id && ours.company != theirs.company)
            await #expect(throws: StaffRefusal.notFound) {
                try await house.runtime.perform(GetUser.self, .init(user: theirs.id.text), as: admin)
            }
        }
    }

    @Test func `a source that brings the same company and person later makes them its own, and access stays`()
        async throws
    {
        try await TestHouse.with { house in
            let admin = try #require(try await house.allStaff().own[.admin])
            let tom = try await house.runtime.perform(AddContact.self, input(), as: admin)
            _ = try await house.runtime.perform(InviteUser.self, UserInput(user: tom.id.text), as: admin)
            var company = ImportRecord.Company()
            (company.externalID, company.name) = ("psa-7", "harbour bakery")
            var contact = ImportRecord.Contact()
            (contact.externalID, contact.company) = ("psa-70", "psa-7")
            (contact.name, contact.email) = ("Thomas Reed", "Tom@Harbour.example")
            let records: [ImportRecord] = [.company(company), .contact(contact)]
            let summary = try await house.store.importRecords(
                records.enumerated().map { (line: $0.offset + 1, record: $0.element) }, into: admin.scope.tenant)
            #expect(summary.records == 2)
            let found = try await house.runtime.perform(ListUsers.self, .init(), as: admin)
            let same = found.users.filter { $0.email == "tom@harbour.example" }
            #expect(same.map(\.id) == [tom.id] && same.first?.name == "Thomas Reed" && same.first?.state == .expected)
            let adopted = try await house.audit(of: admin.scope.tenant).filter { $0.value("action") == "import:adopt" }
            #expect(adopted.map { $0.value("record") } == ["company:\(tom.company)", "contact:\(tom.id)"])
            #expect(found.companies.filter { $0.name.lowercased() == "harbour bakery" }.map(\.id) == [tom.company.text])
        }
    }

    @Test func `of two companies of one name in an import neither is taken for the one that staff added`() async throws
    {
        try await TestHouse.with { house in
            let admin = try #require(try await house.allStaff().own[.admin])
            let tom = try await house.runtime.perform(AddContact.self, input(), as: admin)
            let records: [ImportRecord] = ["psa-7", "psa-8"].map { id in
                var company = ImportRecord.Company()
                (company.externalID, company.name) = (id, "Harbour Bakery")
                return .company(company)
            }
            _ = try await house.store.importRecords(
                records.enumerated().map { (line: $0.offset + 1, record: $0.element) }, into: admin.scope.tenant)
            let found = try await house.runtime.perform(ListCompanies.self, NoInput(), as: admin)
            #expect(found.filter { $0.name == "Harbour Bakery" }.count == 3)
            #expect(try await house.runtime.perform(GetUser.self, .init(user: tom.id.text), as: admin).user == tom)
        }
    }
}

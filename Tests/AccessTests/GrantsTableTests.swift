import Testing

@testable import Access

/// The whole table of who may do what, written out: a change of a starting role is a change of this table.
@Suite struct GrantsTableTests {
    private static let table = """
        permission            Owner Billing Technical Member Viewer
        tickets:read          yes   yes     yes       yes    yes
        tickets:read_company  yes   -       yes       -      yes
        tickets:create        yes   yes     yes       yes    -
        tickets:reply         yes   yes     yes       yes    -
        invoices:read         yes   yes     -         -      -
        quotes:read           yes   yes     -         -      -
        contracts:read        yes   yes     yes       -      -
        articles:read         yes   yes     yes       yes    yes
        risks:read            yes   -       yes       -      -
        risks:sign            yes   -       -         -      -
        profile:edit          yes   yes     yes       yes    -
        nexie:use             yes   yes     yes       yes    yes
        """

    @Test func `each starting role gives exactly what the table says`() {
        let roles = StartingRole.allCases.map { ($0.rawValue, PermissionSet($0.grants)) }
        let rows = Permission.allCases.map { permission in
            [permission.rawValue] + roles.map { $0.1.allows(permission) ? "yes" : "-" }
        }
        let written = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect([["permission"] + roles.map(\.0)] + rows == written)
    }

    @Test func `a person without a role of their own is a member`() {
        #expect(StartingRole.standard == .member)
    }

    private static let grants: [(String, Set<Permission>)] = [
        ("*", Set(Permission.allCases)), ("invoices:*", [.invoicesRead]),
        ("tickets:*", [.ticketsRead, .ticketsReadCompany, .ticketsCreate, .ticketsReply]),
        ("risks:sign", [.risksSign]), ("tickets:read", [.ticketsRead]),
        ("tickets:read invoices:*", [.ticketsRead, .invoicesRead]),
    ]

    @Test(arguments: grants)
    func `a grant gives what it names`(stored: String, given: Set<Permission>) {
        #expect(PermissionSet(stored: stored).held == given)
    }

    @Test(arguments: [
        "", "**", "*:*", "*:read", "tickets", "tickets:", ":read", "tickets:rea", "tickets:read_", "TICKETS:READ",
        "tickets:read,invoices:read", "tickets :read", "ticket:*", "nothing:*", "tickets:**", "\u{200B}*", "＊",
    ])
    func `a word that is no grant gives nothing`(stored: String) {
        #expect(PermissionSet(stored: stored) == .none)
        #expect(Grant(stored) == nil)
    }

    @Test func `a grant is stored as it was read`() {
        for text in ["*", "tickets:*", "nexie:use"] { #expect(Grant(text)?.description == text) }
    }

    @Test func `a right to tickets shows no other kind of row`() {
        #expect(Sight(.ticketsRead) == .ownTickets)
        #expect(Sight(.ticketsReadCompany) == [.ownTickets, .companyTickets])
        #expect(Sight(.invoicesRead) == .invoices)
        #expect(Sight(.profileEdit) == [])
    }
}

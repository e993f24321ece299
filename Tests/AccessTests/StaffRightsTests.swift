import Access
import Testing

/// What each of the three roles of staff may do, written out a second time.
@Suite struct StaffRightsTests {
    @Test(arguments: [
        (
            StaffRole.admin,
            [
                "overview:read", "support:read", "support:answer",
                "users:read", "users:add", "users:invite", "users:disable", "users:set_role", "users:preview",
                "changes:read", "changes:settle", "roles:read", "roles:edit", "evals:read", "evals:run",
                "settings:read", "settings:nexie", "settings:mail", "settings:brand", "settings:rules",
                "costs:read", "conversations:read", "audit:read",
            ]
        ),
        (
            .technician,
            [
                "overview:read", "support:read", "support:answer",
                "users:read", "users:add", "users:invite", "users:disable", "users:preview",
                "changes:read", "changes:settle", "roles:read", "evals:read", "settings:read", "costs:read",
            ]
        ),
        (
            .viewer,
            [
                "overview:read", "support:read", "users:read", "changes:read", "roles:read", "evals:read",
                "settings:read", "costs:read",
            ]
        ),
    ])
    func `a role gives exactly these rights`(role: StaffRole, rights: [String]) {
        #expect(Set(StaffRight.allCases.filter(role.gives).map(\.rawValue)) == Set(rights))
    }

    @Test func `an administrator has every right there is`() {
        #expect(StaffRole.admin.rights == Set(StaffRight.allCases))
    }

    @Test func `no right of staff is a right of a contact, and no grant gives one`() {
        for right in StaffRight.allCases {
            #expect(Permission(rawValue: right.rawValue) == nil)
            #expect(Grant(right.rawValue) == nil)
        }
    }
}

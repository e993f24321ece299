import Access
import TestSupport
import Testing

@testable import Store

/// Until when a member of staff looks at the portal as a contact.
@Suite struct PreviewEndTests {
    @Test(arguments: [(beforeEnd: Int64(60), minutes: Int64(30)), (10, 10)])
    func `a preview lasts half an hour, and never longer than the login that it rests on`(
        given: (beforeEnd: Int64, minutes: Int64)
    ) async throws {
        try await TestHouse.with { house in
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let staff = try await house.staff(ines.session)
            let length = Int64(house.store.settings.login.staff.sessionMinutes)
            house.clock.advance(seconds: 60 * (length - given.beforeEnd))
            let started = try await house.store.change(
                as: staff.scope, audited: { _ in .setUp("test", tenant: staff.scope.tenant) }
            ) { store, now in
                var filter = PortalUserFilter()
                filter.words = "anna@marigold.example"
                let anna = try #require(try store.users(filter, from: 0, count: 1).first)
                return try store.startPreview(of: anna, because: "Ticket 1042", in: staff.session, at: now)
            }
            guard case .started(let preview) = started else {
                Issue.record("no preview began: \(started)")
                return
            }
            #expect(preview.endsAt == house.clock.now.adding(seconds: 60 * given.minutes))
        }
    }
}

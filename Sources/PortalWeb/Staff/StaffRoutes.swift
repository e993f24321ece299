import Hummingbird

/// The table of the staff side's pages.
struct StaffRoutes {
    let portal: Portal

    /// Adds every page to the router.
    func add(to router: Router<VisitorContext>) {
        let login = StaffLoginPages(portal: portal)
        router.get("/staff/login") { try login.show($0, $1) }
        router.post("/staff/login") { try await login.open($0, $1) }
        let enrolment = StaffEnrolmentPages(portal: portal)
        router.get("/staff/enrol") { try await enrolment.show($0, $1) }
        router.post("/staff/enrol") { try await enrolment.enrol($0, $1) }
        let staff = router.group(context: StaffContext.self)
        staff.post("/staff/logout") { try await login.logout($0, $1) }
        let home = StaffHomePages(portal: portal)
        staff.get("/staff") { try await home.show($0, $1) }
        let users = StaffUserPages(portal: portal)
        staff.get("/staff/users") { try await users.list($0, $1) }
        staff.post("/staff/users/invite") { try await users.inviteChosen($0, $1) }
        staff.get("/staff/users/{id}") { try await users.show($0, $1) }
        staff.post("/staff/users/{id}/invite") { try await users.invite($0, $1) }
        staff.post("/staff/users/{id}/resend") { try await users.resend($0, $1) }
        staff.post("/staff/users/{id}/enable") { try await users.enable($0, $1) }
        staff.post("/staff/users/{id}/disable") { try await users.disable($0, $1) }
        staff.post("/staff/users/{id}/role") { try await users.setRole($0, $1) }
        let sight = StaffSightPages(portal: portal)
        staff.get("/staff/users/{id}/sight") { try await sight.show($0, $1) }
        let previews = StaffPreviewPages(portal: portal)
        staff.post("/staff/contacts/{id}/preview") { try await previews.start($0, $1) }
        router.post("/staff/contacts/{id}/preview/stop") { try await previews.stop($0, $1) }
        let changes = StaffChangePages(portal: portal)
        staff.get("/staff/change-requests") { try await changes.list($0, $1) }
        staff.get("/staff/change-requests/{id}") { try await changes.show($0, $1) }
        staff.post("/staff/change-requests/{id}/approve") { try await changes.approve($0, $1) }
        staff.post("/staff/change-requests/{id}/decline") { try await changes.decline($0, $1) }
    }
}

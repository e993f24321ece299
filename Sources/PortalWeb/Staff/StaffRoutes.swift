import Hummingbird

/// The table of the staff side's pages.
struct StaffRoutes {
    let portal: Portal

    /// Where forms come from before a login: their token belongs to the browser.
    static let doors: Set<String> = ["/staff/login", "/staff/enrol", "/staff/setup", "/staff/setup/login"]

    /// Adds every page to the router.
    func add(to router: Router<VisitorContext>) {
        let login = StaffLoginPages(portal: portal)
        router.get("/staff/login") { try login.show($0, $1) }
        router.post("/staff/login") { try await login.open($0, $1) }
        let enrolment = StaffEnrolmentPages(portal: portal)
        router.get("/staff/enrol") { try await enrolment.show($0, $1) }
        router.post("/staff/enrol") { try await enrolment.enrol($0, $1) }
        let setup = SetupPages(portal: portal)
        router.get("/staff/setup") { try await setup.show($0, $1) }
        router.post("/staff/setup") { try await setup.setUp($0, $1) }
        router.post("/staff/setup/login") { try await setup.resume($0, $1) }
        let staff = router.group(context: StaffContext.self)
        staff.post("/staff/logout") { try await login.logout($0, $1) }
        let home = StaffHomePages(portal: portal)
        staff.get("/staff") { try await home.show($0, $1) }
        let users = StaffUserPages(portal: portal)
        staff.get("/staff/users") { try await users.list($0, $1) }
        staff.post("/staff/users/invite") { try await users.inviteChosen($0, $1) }
        let newContact = NewContactPages(portal: portal)
        staff.get("/staff/users/new") { try await newContact.show($0, $1) }
        staff.post("/staff/users/new") { try await newContact.add($0, $1) }
        staff.get("/staff/users/{id}") { try await users.show($0, $1) }
        staff.post("/staff/users/{id}/invite") { try await users.invite($0, $1) }
        staff.post("/staff/users/{id}/resend") { try await users.resend($0, $1) }
        staff.post("/staff/users/{id}/enable") { try await users.enable($0, $1) }
        staff.post("/staff/users/{id}/disable") { try await users.disable($0, $1) }
        staff.post("/staff/users/{id}/role") { try await users.setRole($0, $1) }
        staff.post("/staff/users/{id}/budget") { try await users.setBudget($0, $1) }
        staff.post("/staff/users/{id}/budget/clear") { try await users.clearBudget($0, $1) }
        let audit = StaffAuditPages(portal: portal)
        staff.get("/staff/audit") { try await audit.show($0, $1) }
        staff.get("/staff/audit.csv") { try await audit.csv($0, $1) }
        staff.get("/staff/audit.json") { try await audit.json($0, $1) }
        staff.post("/staff/audit/verify") { try await audit.verify($0, $1) }
        let sight = StaffSightPages(portal: portal)
        staff.get("/staff/users/{id}/sight") { try await sight.show($0, $1) }
        let previews = StaffPreviewPages(portal: portal)
        staff.post("/staff/contacts/{id}/preview") { try await previews.start($0, $1) }
        router.post("/staff/contacts/{id}/preview/stop") { try await previews.stop($0, $1) }
        let tickets = StaffTicketPages(portal: portal)
        staff.get("/staff/tickets") { try await tickets.list($0, $1) }
        staff.get("/staff/tickets/{number}") { try await tickets.show($0, $1) }
        staff.post("/staff/tickets/{number}/notes") { try await tickets.add($0, $1) }
        staff.post("/staff/tickets/{number}/state") { try await tickets.setState($0, $1) }
        let changes = StaffChangePages(portal: portal)
        staff.get("/staff/change-requests") { try await changes.list($0, $1) }
        staff.get("/staff/change-requests/{id}") { try await changes.show($0, $1) }
        staff.post("/staff/change-requests/{id}/approve") { try await changes.approve($0, $1) }
        staff.post("/staff/change-requests/{id}/decline") { try await changes.decline($0, $1) }
        addSettings(to: staff)
        addRoles(to: staff)
    }

    private func addRoles(to staff: RouterGroup<StaffContext>) {
        let roles = RolePages(portal: portal)
        staff.get("/staff/roles") { try await roles.list($0, $1) }
        staff.post("/staff/roles") { try await roles.copy($0, $1) }
        staff.get("/staff/roles/{id}") { try await roles.show($0, $1) }
        staff.post("/staff/roles/{id}/name") { try await roles.rename($0, $1) }
        staff.post("/staff/roles/{id}/delete") { try await roles.delete($0, $1) }
        let proposals = RoleProposalPages(portal: portal)
        staff.get("/staff/roles/{id}/proposal") { try await proposals.show($0, $1) }
        staff.post("/staff/roles/{id}/proposal") { try await proposals.propose($0, $1) }
        staff.post("/staff/roles/{id}/permissions") { try await proposals.save($0, $1) }
        staff.get("/staff/roles/{id}/default") { try await proposals.showDefault($0, $1) }
        staff.post("/staff/roles/{id}/default") { try await proposals.setDefault($0, $1) }
        let evals = EvaluationPages(portal: portal)
        staff.get("/staff/evals") { try await evals.list($0, $1) }
        staff.post("/staff/evals") { try await evals.ask($0, $1) }
        staff.get("/staff/evals/{id}") { try await evals.show($0, $1) }
        staff.get("/staff/evals/{id}/report.json") { try await evals.report(.json, $1) }
        staff.get("/staff/evals/{id}/report.html") { try await evals.report(.html, $1) }
    }

    private func addSettings(to staff: RouterGroup<StaffContext>) {
        let nexie = NexieSettingsPages(portal: portal)
        staff.get("/staff/settings") { try await nexie.show($0, $1) }
        staff.post("/staff/settings/key") { try await nexie.setKey($0, $1) }
        staff.post("/staff/settings/key/remove") { try await nexie.removeKey($0, $1) }
        staff.post("/staff/settings/key/try") { try await nexie.tryKey($0, $1) }
        staff.post("/staff/settings/claude") { try await nexie.setClaude($0, $1) }
        staff.post("/staff/settings/guide") { try await nexie.setGuide($0, $1) }
        staff.post("/staff/settings/budgets") { try await nexie.setBudget($0, $1) }
        staff.post("/staff/settings/budgets/clear") { try await nexie.clearBudget($0, $1) }
        let mail = MailSettingsPages(portal: portal)
        staff.get("/staff/settings/mail") { try await mail.show($0, $1) }
        staff.post("/staff/settings/mail/try") { try await mail.tryMail($0, $1) }
        staff.post("/staff/settings/mail/{id}/retry") { try await mail.retry($0, $1) }
        staff.post("/staff/settings/mail/{id}/drop") { try await mail.drop($0, $1) }
        let brand = BrandSettingsPages(portal: portal)
        staff.get("/staff/settings/brand") { try await brand.show($0, $1) }
        staff.post("/staff/settings/brand") { try await brand.set($0, $1) }
        staff.post("/staff/settings/support") { try await brand.setSupport($0, $1) }
        staff.post("/staff/settings/logo") { try await brand.setLogo($0, $1) }
        staff.post("/staff/settings/logo/remove") { try await brand.removeLogo($0, $1) }
        let rules = RuleSettingsPages(portal: portal)
        staff.get("/staff/settings/rules") { try await rules.show($0, $1) }
        staff.post("/staff/settings/hosts") { try await rules.setHosts($0, $1) }
        staff.post("/staff/settings/kept") { try await rules.setKept($0, $1) }
        let costs = StaffCostPages(portal: portal)
        staff.get("/staff/nexie") { try await costs.show($0, $1) }
        staff.get("/staff/nexie.csv") { try await costs.export($0, $1) }
        staff.get("/staff/nexie/searches.csv") { try await costs.exportSearches($0, $1) }
        let talks = StaffTalkPages(portal: portal)
        staff.get("/staff/nexie/conversations") { try await talks.list($0, $1) }
        staff.get("/staff/nexie/conversations.csv") { try await talks.export($0, $1) }
        staff.get("/staff/nexie/conversations/{id}") { try await talks.show($0, $1) }
        let questions = StaffQuestionPages(portal: portal)
        staff.get("/staff/nexie/questions") { try await questions.list($0, $1) }
        staff.get("/staff/nexie/questions.csv") { try await questions.export($0, $1) }
    }
}

import HTTPTypes
import Hummingbird

/// The table of pages.
struct Routes {
    let portal: Portal
    private let login: LoginPages

    init(portal: Portal) {
        self.portal = portal
        login = LoginPages(portal: portal, asked: AskedAddresses())
    }

    /// Adds every page to the router.
    func add(to router: Router<VisitorContext>) throws {
        try addOpenPages(to: router)
        addLogin(to: router)
        let members = router.group(context: MemberContext.self)
        addMemberPages(to: members)
        StaffRoutes(portal: portal).add(to: router)
    }

    private func addOpenPages(to router: Router<VisitorContext>) throws {
        let files = try StaticFiles.builtIn.get()
        router.get("/static/{name}") { request, context in
            try files.response(to: request, named: context.parameters.get("name") ?? "")
        }
        let brands = BrandFiles(desk: portal.brands)
        router.get("/static/brand/{name}") { try brands.sheet(to: $0, named: $1.parameters.get("name") ?? "") }
        router.get("/static/logo/{name}") { try await brands.logo(to: $0, named: $1.parameters.get("name") ?? "") }
        router.get("/health") { _, _ in
            try await portal.health()
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: .init(string: #"{"status":"ok"}"#)))
        }
        router.get("/") { _, _ in Response.see(.page("/portal")) }
        let unsubscribe = UnsubscribePages(portal: portal)
        router.get("/portal/unsubscribe") { request, _ in try await unsubscribe.show(request) }
        router.post("/portal/unsubscribe") { try await unsubscribe.stop($0, $1) }
        let verify = VerifyPages(portal: portal)
        router.get("/verify") { try await verify.ask($0, $1) }
        router.get("/verify/{code}") { try await verify.show($0, $1) }
        if let mailbox = portal.site.mailbox {
            let page = MailboxPage(portal: portal, mailbox: mailbox)
            router.get("/demo/mail") { _, _ in try await page.show() }
            router.get("/demo/style") { _, _ in Response.page(StylePage().page()) }
        }
    }

    private func addLogin(to router: Router<VisitorContext>) {
        router.get("/portal/login") { try login.show($0, $1) }
        router.post("/portal/login") { try await login.ask($0, $1) }
        router.get("/portal/login/sent") { login.sent($0, $1) }
        router.post("/portal/login/code") { try await login.code($0, $1) }
        router.get("/portal/login/link") { try await login.look($0, $1) }
        router.post("/portal/login/link") { try await login.spend($0, $1) }
    }

    private func addMemberPages(to members: RouterGroup<MemberContext>) {
        members.post("/portal/logout") { try await login.logout($0, $1) }
        addArticles(to: members)
        addNexie(to: members)
        let home = HomePages(portal: portal)
        members.get("/portal") { try await home.show($0, $1) }
        addProfile(to: members)
        addTickets(to: members)
        addInvoices(to: members)
        addQuotesAndContracts(to: members)
        addRisks(to: members)
        addSigning(to: members)
    }

    private func addSigning(to members: RouterGroup<MemberContext>) {
        let signing = SigningPages(portal: portal)
        members.get("/portal/risks/{number}/sign") { try await signing.show($0, $1) }
        members.post("/portal/risks/{number}/sign") { try await signing.sign($0, $1) }
        members.get("/portal/risks/{number}/certificate") { try await signing.certificate($0, $1) }
    }

    private func addProfile(to members: RouterGroup<MemberContext>) {
        let profile = ProfilePages(portal: portal)
        members.get("/portal/profile") { try await profile.show($0, $1) }
        members.post("/portal/profile") { try await profile.update($0, $1) }
        members.post("/portal/profile/notices") { try await profile.choose($0, $1) }
        members.get("/portal/profile/zones") { try await profile.zones($0, $1) }
        members.get("/portal/profile/requests/new") { try await profile.newRequest($0, $1) }
        members.post("/portal/profile/requests") { try await profile.ask($0, $1) }
        members.post("/portal/profile/requests/{id}") { try await profile.settle($0, $1) }
        members.post("/portal/profile/sessions/end") { try await profile.endSessions($0, $1) }
        members.post("/portal/profile/sessions/{id}/end") { try await profile.endSession($0, $1) }
    }

    private func addTickets(to members: RouterGroup<MemberContext>) {
        let tickets = TicketPages(portal: portal)
        members.get("/portal/tickets") { try await tickets.list($0, $1) }
        members.post("/portal/tickets") { try await tickets.create($0, $1) }
        members.get("/portal/tickets/new") { try await tickets.new($0, $1) }
        members.get("/portal/tickets/{number}") { try await tickets.show($0, $1) }
        members.post("/portal/tickets/{number}/notes") { try await tickets.reply($0, $1) }
        let endings = TicketEndingPages(portal: portal)
        members.get("/portal/tickets/{number}/close") { try await endings.ask(.close, $0, $1) }
        members.post("/portal/tickets/{number}/close") { try await endings.close($0, $1) }
        members.get("/portal/tickets/{number}/reopen") { try await endings.ask(.reopen, $0, $1) }
        members.post("/portal/tickets/{number}/reopen") { try await endings.reopen($0, $1) }
        members.post("/portal/tickets/{number}/rating") { try await endings.rate($0, $1) }
    }

    private func addInvoices(to members: RouterGroup<MemberContext>) {
        let invoices = InvoicePages(portal: portal)
        members.get("/portal/invoices") { try await invoices.list($0, $1) }
        members.get("/portal/invoices/{number}") { try await invoices.show($0, $1) }
        let exports = ExportPages(portal: portal)
        members.get("/portal/invoices.csv") { try await exports.invoices($0, $1) }
        members.get("/portal/tickets.csv") { try await exports.tickets($0, $1) }
        let statement = StatementPages(portal: portal)
        members.get("/portal/statement") { try await statement.show($0, $1) }
    }

    private func addQuotesAndContracts(to members: RouterGroup<MemberContext>) {
        let quotes = QuotePages(portal: portal)
        members.get("/portal/quotes") { try await quotes.list($0, $1) }
        members.get("/portal/quotes/{number}") { try await quotes.show($0, $1) }
        let contracts = ContractPages(portal: portal)
        members.get("/portal/contracts") { try await contracts.list($0, $1) }
        members.get("/portal/contracts/{number}") { try await contracts.show($0, $1) }
    }

    private func addArticles(to members: RouterGroup<MemberContext>) {
        let articles = ArticlePages(portal: portal)
        members.get("/portal/kb") { try await articles.list($0, $1) }
        members.get("/portal/kb/{slug}") { try await articles.show($0, $1) }
        members.post("/portal/kb/{slug}/rating") { try await articles.rate($0, $1) }
    }

    private func addNexie(to members: RouterGroup<MemberContext>) {
        let nexie = NexiePages(portal: portal)
        members.get("/portal/nexie") { try await nexie.show($0, $1) }
        members.get("/portal/nexie/person") { try await nexie.person($0, $1) }
        members.post("/portal/nexie/person") { try await nexie.handOver($0, $1) }
        members.post("/portal/nexie/messages") { try await nexie.send($0, $1) }
        members.post("/portal/nexie/messages/{id}/rating") { try await nexie.rate($0, $1) }
        members.post("/portal/nexie/conversations/{id}/title") { try await nexie.rename($0, $1) }
        members.post("/portal/nexie/conversations/{id}/delete") { try await nexie.delete($0, $1) }
        members.post("/portal/nexie/proposals/{id}") { try await nexie.decide($0, $1) }
    }
}

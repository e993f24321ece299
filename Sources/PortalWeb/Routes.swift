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
        let profile = ProfilePages(portal: portal)
        members.get("/portal/profile") { try await profile.show($0, $1) }
        members.post("/portal/profile/notices") { try await profile.choose($0, $1) }
        addTickets(to: members)
        addInvoices(to: members)
    }

    private func addTickets(to members: RouterGroup<MemberContext>) {
        let tickets = TicketPages(portal: portal)
        members.get("/portal/tickets") { try await tickets.list($0, $1) }
        members.post("/portal/tickets") { try await tickets.create($0, $1) }
        members.get("/portal/tickets/new") { try await tickets.new($0, $1) }
        members.get("/portal/tickets/{number}") { try await tickets.show($0, $1) }
        members.post("/portal/tickets/{number}/notes") { try await tickets.reply($0, $1) }
    }

    private func addInvoices(to members: RouterGroup<MemberContext>) {
        let invoices = InvoicePages(portal: portal)
        members.get("/portal/invoices") { try await invoices.list($0, $1) }
        members.get("/portal/invoices/{number}") { try await invoices.show($0, $1) }
    }

    private func addArticles(to members: RouterGroup<MemberContext>) {
        let articles = ArticlePages(portal: portal)
        members.get("/portal/kb") { try await articles.list($0, $1) }
        members.get("/portal/kb/{slug}") { try await articles.show($0, $1) }
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

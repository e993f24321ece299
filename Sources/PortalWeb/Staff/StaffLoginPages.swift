import Access
import HTTPTypes
import Hummingbird

/// The pages by which a member of staff comes in and goes out.
struct StaffLoginPages {
    let portal: Portal

    private var cookies: StaffCookies { StaffCookies(site: portal.site) }

    /// The login page that leads back to a request's page, or for a form to the page that it stood on.
    static func login(then request: Request, at site: Site) -> Link {
        let page = request.method == .get ? request.uri.string : referrer(of: request, at: site)
        guard let target = Link(staffPath: page)?.address, target != "/staff" else { return .page("/staff/login") }
        return .page("/staff/login", query: ["next": target])
    }

    private static func referrer(of request: Request, at site: Site) -> String {
        guard let referrer = request.headers[.referer], referrer.hasPrefix(site.baseURL + "/") else { return "" }
        return String(referrer.dropFirst(site.baseURL.count))
    }

    /// `GET /staff/login`
    func show(_ request: Request, _ context: VisitorContext) throws -> Response {
        guard context.staff == nil else { return .see(.page("/staff")) }
        let next = try FormValues(query: request)["next"]
        return page(StaffLoginView(next: Link(staffPath: next)?.address ?? ""), context)
    }

    /// `POST /staff/login`: wrong address, wrong passphrase and wrong code have one answer.
    func open(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form
        let next = Link(staffPath: form["next"])
        let email = String(decoding: form["email"].utf8.prefix(254), as: UTF8.self).plainLine
        let visitor = LoginVisitor(request, context, browser: context.staffBrowser)
        let entry = try await portal.staffDesk.logIn(
            StaffAttempt(email: email, passphrase: form["passphrase"], code: form["code"], visitor: visitor))
        switch entry {
        case .opened(let key, let left):
            if let before = context.staffKey { try await portal.staffDesk.end(before) }
            let target = next ?? .page("/staff")
            let answer = left > 2 ? Response.see(target) : fewCodes(left, then: target)
            return answer.setting(cookies.cookie(key.secret, named: cookies.sessionName))
        case .refused:
            let view = StaffLoginView(
                next: next?.address ?? "", email: email,
                problem: "This does not let you in. Address, passphrase or code is wrong, or the code was used before; "
                    + "an app shows a new one every 30 seconds.")
            return page(view, context, status: .unprocessableContent)
        case .tooMany(let seconds):
            let minutes = max(1, (seconds + 59) / 60)
            let view = StaffLoginView(
                next: next?.address ?? "", email: email,
                problem: "Too many tries. Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes"), or use a browser "
                    + "with which you have logged in before.")
            return page(view, context, status: .tooManyRequests)
        }
    }

    /// `POST /staff/logout`
    func logout(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await portal.staffDesk.end(context.key)
        portal.chat.previews.forget(context.staff.scope.staff)
        return Response.see(.page("/staff/login")).setting(cookies.endSession)
    }

    private func page(
        _ view: StaffLoginView, _ context: VisitorContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        let browser = context.staffBrowser ?? .random()
        var view = view
        view.csrf = browser.map { portal.staffToken(for: $0.secret) } ?? ""
        return Response.page(view.page(portal), status: status).marking(browser, context, cookies)
    }

    private func fewCodes(_ left: Int, then target: Link) -> Response {
        let words = left == 0 ? "You have no recovery code left" : "You have few recovery codes left: \(left)"
        return .page(
            portal.staffDoor(words).html { html in
                html.tag("h1", text: words)
                html.tag(
                    "p",
                    text: "They let you in when your phone is gone. An administrator gets you new ones with a new "
                        + "enrolment link.")
                html.actions { $0.add(ButtonLink("Go on", target, .primary)) }
            })
    }
}

extension Response {
    /// Marks the browser for a year, when it has no mark yet.
    func marking(_ browser: BrowserKey?, _ context: VisitorContext, _ cookies: StaffCookies) -> Response {
        guard context.staffBrowser == nil, let browser else { return self }
        return setting(cookies.cookie(browser.secret, named: cookies.browserName, seconds: 365 * 86400))
    }
}

extension LoginVisitor {
    /// The browser at the other end of a request.
    init(_ request: Request, _ context: VisitorContext, browser: BrowserKey?) {
        self.init(
            browser: browser, network: context.network,
            userAgent: String((request.headers[.userAgent] ?? "").prefix(300)))
    }
}

/// The page that asks for address, passphrase and code.
struct StaffLoginView {
    let next: String
    var email = ""
    var problem: String?
    var csrf = ""

    func page(_ portal: Portal) -> HTML {
        portal.staffDoor("Log in").html { html in
            html.tag("h1", text: "Staff login")
            if let problem { html.add(Notice(.danger, problem)) }
            html.form(to: .page("/staff/login"), csrf: csrf) { html in
                if !next.isEmpty { html.secret("next", next) }
                html.add(
                    Field(
                        "email", "E-mail address", .email, value: email, required: true, limit: 254,
                        autofocus: email.isEmpty))
                html.add(Field("passphrase", "Passphrase", .passphrase(isNew: false), required: true, limit: 1024))
                html.add(
                    Field(
                        "code", "Code", .proof, help: "Six digits from your app, or one of your recovery codes.",
                        required: true, limit: 40))
                html.actions { $0.add(Button("Log in", .primary, icon: .lock)) }
            }
            html.tag("p", .class("quiet")) { html in
                html.text("This is for the provider's own people. Clients log in at the ")
                html.tag("a", .href(.page("/portal/login")), text: "client portal")
                html.text(".")
            }
        }
    }
}

import Access
import HTTPTypes
import Hummingbird

/// The pages by which a contact comes in and goes out.
struct LoginPages {
    let portal: Portal
    let asked: AskedAddresses

    private var jar: CookieJar { CookieJar(site: portal.site) }

    /// The login page that leads back to a request's page, or for a form to the page that it stood on.
    static func login(then request: Request, at site: Site) -> Link {
        let page = request.method == .get ? request.uri.string : referrer(of: request, at: site)
        guard let target = Link(portalPath: page)?.address, target != "/portal" else { return .page("/portal/login") }
        return .page("/portal/login", query: ["next": target])
    }

    private static func referrer(of request: Request, at site: Site) -> String {
        guard let referrer = request.headers[.referer], referrer.hasPrefix(site.baseURL + "/") else { return "" }
        return String(referrer.dropFirst(site.baseURL.count))
    }

    /// `GET /portal/login`
    func show(_ request: Request, _ context: VisitorContext) throws -> Response {
        guard context.principal == nil else { return .see(.page("/portal")) }
        let next = try FormValues(query: request)["next"]
        let browser = context.browser ?? .random()
        let view = LoginView(
            next: next, csrf: token(for: browser), email: asked.address(for: context.browser),
            minutes: portal.logins.linkMinutes)
        return marked(.page(view.page(portal)), browser, context)
    }

    /// `POST /portal/login`: the answer is the same whoever asks.
    func ask(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let browser = context.browser ?? .random()
        let destination = Link(portalPath: context.form["next"])?.address ?? "/portal"
        let email = String(decoding: context.form["email"].utf8.prefix(254), as: UTF8.self)
        try await portal.logins.ask(
            LoginRequest(email: email, destination: destination, visitor: visitor(request, context, browser)))
        if let browser { asked.remember(email.plainLine, for: browser) }
        return marked(.see(.page("/portal/login/sent")), browser, context)
    }

    /// `GET /portal/login/sent`
    func sent(_ request: Request, _ context: VisitorContext) -> Response {
        let browser = context.browser ?? .random()
        let view = CodeView(
            csrf: token(for: browser), problem: nil, email: asked.address(for: context.browser),
            minutes: portal.logins.linkMinutes)
        return marked(.page(view.page(portal)), browser, context)
    }

    /// `POST /portal/login/code`
    func code(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let outcome = try await portal.logins.open(
            code: context.form["code"], for: String(context.form["email"].prefix(254)),
            from: visitor(request, context, context.browser))
        if case .opened(let key, let destination) = outcome { return try await open(key, destination, context) }
        let browser = context.browser ?? .random()
        let problem = LoginProblem(outcome)
        let view = CodeView(
            csrf: token(for: browser), problem: problem, email: String(context.form["email"].prefix(254)),
            minutes: portal.logins.linkMinutes)
        return marked(.page(view.page(portal), status: problem.status), browser, context)
    }

    /// `GET /portal/login/link`: shows what the link would do, and spends nothing.
    func look(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try FormValues(query: request)["token"]
        let sight = try await portal.logins.look(at: token, from: context.browser)
        return quiet(link(token, sight, problem: nil, context))
    }

    /// `POST /portal/login/link`: spends it.
    func spend(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = context.form["token"]
        let outcome = try await portal.logins.open(
            link: token, code: context.form["code"], from: visitor(request, context, context.browser))
        switch outcome {
        case .opened(let key, let destination): return try await open(key, destination, context)
        case .dead: return quiet(link(token, .dead, problem: nil, context))
        case .needsCode, .wrongCode, .tooMany:
            return quiet(link(token, .needsCode, problem: LoginProblem(outcome), context))
        }
    }

    /// `POST /portal/logout`
    func logout(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard case .session(let key) = context.key else { return try await stopPreview(context) }
        try await portal.sessions.end(key)
        var response = Response.see(.page("/portal/login")).setting(jar.endSession)
        response.headers[.named("Clear-Site-Data")] = "\"cache\", \"storage\""
        return response
    }

    /// Logging out of a preview ends the preview, and no login of the person's.
    private func stopPreview(_ context: MemberContext) async throws -> Response {
        if case .preview(let key) = context.key { try await portal.previews.end(key) }
        if let preview = context.principal.preview { portal.chat.previews.forget(preview.staff) }
        let user = context.principal.scope.contact.text
        return Response.see(.page("/staff/users/", user, query: ["done": "stopped"])).setting(jar.endPreview)
    }

    private func link(
        _ token: String, _ sight: LinkSight, problem: LoginProblem?, _ context: VisitorContext
    ) -> Response {
        let browser = context.browser ?? .random()
        let view = LinkView(
            token: token, csrf: self.token(for: browser), sight: sight, problem: problem,
            email: asked.address(for: context.browser))
        return marked(.page(view.page(portal), status: view.status), browser, context)
    }

    /// Begins the session in the browser; the one that it had before ends.
    private func open(_ key: SessionKey, _ destination: String, _ context: VisitorContext) async throws -> Response {
        if let before = context.sessionKey { try await portal.sessions.end(before) }
        asked.forget(context.browser)
        return Response.see(Link(portalPath: destination) ?? .page("/portal")).setting(jar.set(key))
    }

    private func quiet(_ response: Response) -> Response {
        var response = response
        response.headers[.named("Referrer-Policy")] = "no-referrer"
        return response
    }

    private func marked(_ response: Response, _ browser: BrowserKey?, _ context: VisitorContext) -> Response {
        guard context.browser == nil, let browser else { return response }
        return response.setting(jar.set(browser))
    }

    private func token(for browser: BrowserKey?) -> String {
        browser.map { portal.formToken($0.secret) } ?? ""
    }

    private func visitor(_ request: Request, _ context: VisitorContext, _ browser: BrowserKey?) -> LoginVisitor {
        let agent = String((request.headers[.userAgent] ?? "").prefix(300))
        return LoginVisitor(browser: browser, network: context.network, userAgent: agent)
    }
}

import Access
import HTTPTypes
import Hummingbird

/// Refuses forms that were not sent from our own pages.
///
/// Two locks: what the browser itself says about where the request comes from, and the token that the form carries. A
/// request without any of our cookies has no authority that another site could borrow; it needs no token.
struct ForgeryCheck: RouterMiddleware {
    let portal: Portal

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        // Mail programs send this form without a page of ours, a cookie or a form token; its own token is the proof, and
        // takes notices away from the one person it was sent to.
        if request.uri.path == "/portal/unsubscribe", context.principal?.preview == nil {
            return try await next(request, context)
        }
        guard isFromOurPages(request) || Faults.has(.originUnchecked) else { throw PageProblem.forged }
        if request.isForStaff {
            try checkStaff(request, context)
        } else if isLogin(request) {
            // Nobody logs in as anybody in the middle of a preview; tools refuse by themselves.
            guard context.principal?.preview == nil else { throw PageProblem.onlyLooking }
            guard holdsToken(request, context) else { throw PageProblem.forged }
        } else if request.uri.path.hasPrefix("/portal") {
            guard let key = context.memberKey else { throw PageProblem.needsLogin }
            let isTrue = areSame(context.form["csrf"].utf8, portal.formToken(for: key).utf8)
            guard isTrue || Faults.has(.tokenUnchecked) else {
                throw PageProblem.forged
            }
        } else {
            // Nothing else takes a form.
            throw PageProblem.notFound
        }
        return try await next(request, context)
    }

    /// On the staff side every form carries a token: before the login that of the browser's mark, afterwards the session's.
    private func checkStaff(_ request: Request, _ context: VisitorContext) throws(PageProblem) {
        if let key = context.previewKey,
            areSame(context.form["csrf"].utf8, portal.formToken(for: .preview(key)).utf8)
        {
            return
        }
        let isBefore = StaffRoutes.doors.contains(request.uri.path)
        guard let secret = isBefore ? context.staffBrowser?.secret : context.staffKey?.secret else {
            throw isBefore ? .forged : .needsLogin
        }
        let isTrue = areSame(context.form["csrf"].utf8, portal.staffToken(for: secret).utf8)
        guard isTrue || Faults.has(.staffTokenUnchecked) else { throw .forged }
    }

    private func isFromOurPages(_ request: Request) -> Bool {
        if let site = request.headers[.named("Sec-Fetch-Site")] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        return portal.site.isOwn(origin: origin)
    }

    private func isLogin(_ request: Request) -> Bool {
        request.uri.path == "/portal/login" || request.uri.path.hasPrefix("/portal/login/")
    }

    /// Asking for a login gives nobody anything, so its form needs no token; opening a link or a code does.
    private func holdsToken(_ request: Request, _ context: VisitorContext) -> Bool {
        if request.uri.path == "/portal/login" { return true }
        guard CookieJar(site: portal.site).hasAny(in: request) else { return true }
        guard let browser = context.browser else { return false }
        return areSame(context.form["csrf"].utf8, portal.formToken(browser.secret).utf8)
    }
}

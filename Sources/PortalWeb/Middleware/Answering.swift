import Access
import HTTPTypes
import Hummingbird
import Tools

/// The outermost step: reads who is asking, gives every answer the security headers, and makes every error a page in
/// plain words.
struct Answering: RouterMiddleware {
    let portal: Portal

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var (request, context) = (request, context)
        context.logger[metadataKey: "reference"] = .string(context.reference)
        var response: Response
        do {
            try HostCheck(site: portal.site).check(request)
            try await VisitorReading(portal: portal).read(&request, into: &context)
            response = try await next(request, context)
        } catch {
            response = answer(to: error, request, context)
        }
        SecurityHeaders.fill(&response.headers, secure: portal.site.isSecure)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(to error: any Error, _ request: Request, _ context: VisitorContext) -> Response {
        switch error {
        case PageProblem.needsLogin where request.isForStaff:
            return .see(StaffLoginPages.login(then: request, at: portal.site))
        case PageProblem.needsLogin:
            return .see(LoginPages.login(then: request, at: portal.site))
        case PageProblem.previewOver:
            return page(for: .previewOver, request, context).setting(CookieJar(site: portal.site).endPreview)
        case let problem as PageProblem:
            return page(for: problem, request, context)
        case ToolRefusal.notFound, ToolRefusal.unknown, ToolRefusal.invalid:
            return page(for: .notFound, request, context)
        case StaffRefusal.notFound, StaffRefusal.unknown, StaffRefusal.invalid, StaffRefusal.conflict,
            StaffRefusal.needsProof:
            return page(for: .notFound, request, context)
        case StaffRefusal.notPermitted(let right):
            return page(for: .staffForbidden(right), request, context)
        case ToolRefusal.onlyLooking: return page(for: .onlyLooking, request, context)
        case ToolRefusal.notPermitted(let permission):
            return page(for: .forbidden(permission), request, context)
        case StoreError.busy, StoreError.unwritable, StoreError.outOfTime:
            context.logger.warning("the store could not", metadata: ["error": "\(error)"])
            return page(for: .unavailable, request, context)
        case let error as any HTTPResponseError:
            return page(status: error.status, request, context)
        default:
            context.logger.error("a request failed", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            return page(status: .internalServerError, request, context)
        }
    }

    private func page(
        status: HTTPResponse.Status, _ request: Request, _ context: VisitorContext
    ) -> Response {
        switch status {
        case .notFound: page(for: .notFound, request, context)
        case .contentTooLarge: page(for: .tooLarge, request, context)
        case .badRequest: page(for: .badRequest, request, context)
        default: page(for: nil, request, context)
        }
    }

    private func page(for problem: PageProblem?, _ request: Request, _ context: VisitorContext) -> Response {
        if request.isForStaff { return StaffProblemPage(portal: portal, context: context).response(problem) }
        let again = request.method == .get ? Link(portalPath: request.uri.string) : nil
        return ProblemPage(portal: portal, context: context, again: again).response(problem)
    }
}

import HTTPTypes
import Hummingbird

/// Refuses requests that are not for this site: another host, none, or more than one.
struct HostCheck: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let others = request.headers[values: .named("Host")]
        guard let authority = request.head.authority?.lowercased(), site.authorities.contains(authority),
            others.allSatisfy({ $0.lowercased() == authority }), others.count <= 1
        else { throw PageProblem.wrongHost }
        guard request.head.path?.hasPrefix("/") == true else { throw PageProblem.badRequest }
        return try await next(request, context)
    }
}

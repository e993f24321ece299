import Access
import Hummingbird

/// Reads what a request says about its visitor: network, browser mark, session, form.
struct VisitorReading {
    let portal: Portal

    /// Bytes of a form at most.
    private static let largestForm = 128 * 1024

    /// Fills the context in the order in which things become known; what was read stays when a later part throws.
    func read(_ request: inout Request, into context: inout VisitorContext) async throws {
        let jar = CookieJar(site: portal.site)
        context.network = ClientNetwork(site: portal.site).network(of: request, peer: context.peer)
        guard request.uri.path.hasPrefix("/portal") else { return }
        context.browser = jar.browser(in: request)
        if let key = jar.session(in: request) {
            context.principal = try await portal.sessions.principal(for: key)
            context.sessionKey = context.principal == nil ? nil : key
        }
        if request.method != .get, request.method != .head { context.form = try await form(of: &request) }
    }

    private func form(of request: inout Request) async throws -> FormValues {
        let type = request.headers[.contentType] ?? ""
        let buffer = try await request.collectBody(upTo: Self.largestForm)
        guard buffer.readableBytes > 0 else { return FormValues() }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw PageProblem.badRequest }
        return try FormValues(buffer.readableBytesView)
    }
}

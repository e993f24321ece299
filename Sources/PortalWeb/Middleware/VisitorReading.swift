import Access
import Hummingbird
import NIOCore

/// Reads what a request says about its visitor: network, browser mark, session, form.
struct VisitorReading {
    let portal: Portal

    /// Bytes of a form at most.
    private static let largestForm = 128 * 1024

    /// Fills the context in the order in which things become known; what was read stays when a later part throws.
    func read(_ request: inout Request, into context: inout VisitorContext) async throws {
        let jar = CookieJar(site: portal.site)
        let network = ClientNetwork(site: portal.site)
        context.network = network.network(of: request, peer: context.peer)
        context.address = network.address(of: request, peer: context.peer)
        let form = try await form(of: &request)
        if request.isForStaff { return try await readStaff(request, form, into: &context) }
        guard request.uri.path.hasPrefix("/portal") else { return }
        context.browser = jar.browser(in: request)
        if let key = jar.preview(in: request) {
            try await readPreview(key, into: &context)
        } else if let key = jar.session(in: request) {
            context.principal = try await portal.sessions.principal(for: key)
            context.memberKey = context.principal == nil ? nil : .session(key)
        }
        if request.method != .get, request.method != .head { context.form = form }
    }

    /// A preview comes before a login in the same browser: never two people in one request. Every line of the log that
    /// follows names both.
    private func readPreview(_ key: PreviewKey, into context: inout VisitorContext) async throws {
        guard let principal = try await portal.previews.principal(for: key), let preview = principal.preview else {
            throw PageProblem.previewOver
        }
        context.principal = principal
        context.memberKey = .preview(key)
        context.logger[metadataKey: "contact"] = "\(principal.scope.contact)"
        context.logger[metadataKey: "staff"] = "\(preview.staff)"
    }

    /// On the staff side no cookie of a contact is looked at, and on all other pages none of staff's.
    private func readStaff(_ request: Request, _ form: FormValues, into context: inout VisitorContext) async throws {
        let (jar, cookies) = (CookieJar(site: portal.site), StaffCookies(site: portal.site))
        context.staffBrowser = jar.staffValue(of: cookies.browserName, in: request).flatMap(BrowserKey.init)
        let elsewhere = Faults.has(.staffCookieAnywhere) ? jar.session(in: request)?.secret : nil
        let secret = jar.staffValue(of: cookies.sessionName, in: request) ?? elsewhere
        if let key = secret.flatMap(StaffSessionKey.init) {
            context.staff = try await portal.staffDesk.staff(for: key)
            context.staffKey = context.staff == nil ? nil : key
        }
        if request.stopsPreview { context.previewKey = jar.preview(in: request) }
        if request.method != .get, request.method != .head { context.form = form }
    }

    /// How long a body may take to arrive.
    private static let patience = Duration.seconds(15)

    private func form(of request: inout Request) async throws -> FormValues {
        let body = try await Self.collected(request)
        request = body.request
        guard body.bytes.readableBytes > 0 else { return FormValues() }
        let type = (request.headers[.contentType] ?? "").lowercased()
        if request.uri.path == "/portal/unsubscribe" {
            return FormValues(oneClick: body.bytes.readableBytesView, type: type)
        }
        // The one form of the portal that carries a file.
        if request.uri.path == "/staff/settings/logo",
            let boundary = FileForm.boundary(of: request.headers[.contentType] ?? "")
        {
            return try FormValues(bytes: Array(body.bytes.readableBytesView), boundary: boundary)
        }
        guard type.hasPrefix("application/x-www-form-urlencoded") else { throw PageProblem.badRequest }
        return try FormValues(body.bytes.readableBytesView)
    }

    private typealias Body = (request: Request, bytes: ByteBuffer)

    /// The whole body; a slow one, a broken one and one that is too large are refused.
    private static func collected(_ request: Request) async throws -> Body {
        try await withThrowingTaskGroup(of: Body.self) { group in
            group.addTask {
                var request = request
                do {
                    let bytes = try await request.collectBody(upTo: largestForm)
                    return (request, bytes)
                } catch let error as any HTTPResponseError {
                    throw error
                } catch {
                    throw PageProblem.badRequest
                }
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw PageProblem.tooSlow
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw PageProblem.badRequest }
            return first
        }
    }
}

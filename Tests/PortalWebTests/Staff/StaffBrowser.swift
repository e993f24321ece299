import Access
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import PortalWeb

/// A browser on the staff side: its two cookies, forms, and what comes back.
struct StaffBrowser: Sendable {
    let client: any TestClientProtocol
    let portal: Portal
    var session: String?
    var mark: String?

    func get(_ path: String) async throws -> StaffAnswer {
        StaffAnswer(try await client.execute(uri: path, method: .get, headers: headers))
    }

    /// Sends a form with the token that belongs to the page, or another one.
    func post(
        _ path: String, _ fields: [String: String] = [:], csrf token: String? = nil, from site: String = "same-origin"
    ) async throws -> StaffAnswer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.named("Sec-Fetch-Site")] = site
        let isBefore = StaffRoutes.doors.contains(path)
        let csrf = token ?? (isBefore ? mark : session).map { portal.staffToken(for: $0) } ?? ""
        let body = fields.merging(["csrf": csrf]) { given, _ in given }
            .map { "\(TestBrowser.encoded($0.key))=\(TestBrowser.encoded($0.value))" }.joined(separator: "&")
        return StaffAnswer(
            try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    private var headers: HTTPFields {
        let cookies = [session.map { "nexie_staff=\($0)" }, mark.map { "nexie_staff_browser=\($0)" }].compactMap(\.self)
        return cookies.isEmpty ? [:] : [.cookie: cookies.joined(separator: "; ")]
    }
}

/// What a browser on the staff side got.
struct StaffAnswer: Sendable {
    let page: TestPage
    let cookies: [String]
    let headers: HTTPFields

    init(_ response: TestResponse) {
        page = TestPage(response)
        cookies = response.headers[values: .setCookie]
        headers = response.headers
    }

    var status: Int { page.status }
    var location: String? { page.location }

    /// The value of a cookie that was set.
    func cookie(_ name: String) -> String? {
        cookies.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
    }
}

extension TestPortal {
    /// A browser in which that member is logged in, or nobody.
    func staffBrowser(_ member: TestStaff? = nil) -> StaffBrowser {
        StaffBrowser(
            client: client, portal: portal, session: member?.session.secret, mark: member?.browser.secret)
    }
}

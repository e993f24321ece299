import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import PortalWeb

/// A browser as the portal sees it: a session cookie, forms and what comes back.
struct TestBrowser: Sendable {
    let client: any TestClientProtocol
    let session: String?
    let csrf: String

    /// Asks for a page.
    func get(_ path: String) async throws -> TestPage {
        TestPage(try await client.execute(uri: path, method: .get, headers: headers))
    }

    /// Sends a form of ours; another token stands for a form of somebody else's.
    func post(_ path: String, _ fields: [String: String], csrf token: String? = nil) async throws -> TestPage {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let sent = fields.merging(["csrf": token ?? csrf]) { given, _ in given }
        let body = sent.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
        return TestPage(
            try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    private var headers: HTTPFields {
        session.map { [.cookie: "nexie_session=\($0)"] } ?? [:]
    }

    /// A value as forms and addresses carry it.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// What a browser got.
struct TestPage: Sendable {
    let status: Int
    let location: String?
    let body: [UInt8]

    init(_ response: TestResponse) {
        status = response.status.code
        location = response.headers[.location]
        body = Array(response.body.readableBytesView)
    }

    /// The page as it was written.
    var html: String { String(decoding: body, as: UTF8.self) }

    /// What stands between `main`'s tags.
    var main: String {
        let rest = html.split(separator: "<main", maxSplits: 1).last ?? ""
        return String(rest.split(separator: "</main>", maxSplits: 1).first ?? "")
    }

    /// The value that a hidden field of the page's own forms carries.
    func secret(_ name: String) -> String? {
        let start = #"<input type="hidden" name="\#(name)" value=""#
        guard let range = main.range(of: start) else { return nil }
        return String(main[range.upperBound...].prefix { $0 != "\"" })
    }

    /// The words of the page without its tags, white space as one space.
    var words: String {
        main.replacing(#/<[^>]*>/#, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The addresses that links of the page's own part lead to.
    var links: [String] { main.matches(of: #/<a [^>]*href="([^"]*)"/#).map { String($0.output.1) } }

    /// Tags that are not closed in the order in which they were opened; none on a page that is well written.
    var unbalanced: [String] {
        var open: [Substring] = []
        var faults: [String] = []
        for match in html.matches(of: #/<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>/#) {
            let (_, closing, name, selfClosing) = match.output
            if Self.alone.contains(String(name)) || !selfClosing.isEmpty { continue }
            if closing.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                faults.append("</\(name)>")
            }
        }
        return faults + open.map { "<\($0)>" }
    }

    private static let alone: Set = ["meta", "link", "input", "br", "hr", "img"]
}

/// What a page must say and must not say.
func expect(
    _ page: TestPage, says wanted: [String], not unwanted: [String] = [],
    at location: SourceLocation = #_sourceLocation
) {
    for part in wanted where !page.main.contains(part) && !page.words.contains(part) {
        Issue.record("the page does not say \(part): \(page.words.prefix(1500))", sourceLocation: location)
    }
    for part in unwanted where page.main.contains(part) || page.words.contains(part) {
        Issue.record("the page says \(part)", sourceLocation: location)
    }
    #expect(page.unbalanced == [], sourceLocation: location)
}

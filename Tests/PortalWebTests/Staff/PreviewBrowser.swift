import Access
import Concierge
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A browser in which a member of staff looks at the portal as somebody, and nothing else is logged in.
struct PreviewBrowser: Sendable {
    let portal: TestPortal
    let key: String
    let contact: String

    func get(_ path: String) async throws -> StaffAnswer {
        StaffAnswer(try await portal.client.execute(uri: path, method: .get, headers: [.cookie: cookie]))
    }

    /// Sends a form with the token of the preview's own pages, or another one.
    func post(_ path: String, _ fields: [String: String] = [:], csrf: String? = nil) async throws -> StaffAnswer {
        let sent = fields.merging(["csrf": csrf ?? token]) { given, _ in given }
        let body = sent.map { "\(TestBrowser.encoded($0.key))=\(TestBrowser.encoded($0.value))" }.joined(separator: "&")
        let headers: HTTPFields = [
            .cookie: cookie, .contentType: "application/x-www-form-urlencoded", .named("Sec-Fetch-Site"): "same-origin",
        ]
        return StaffAnswer(
            try await portal.client.execute(
                uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    /// Asks Nexie as a plain form does.
    func ask(_ text: String, in conversation: String = "") async throws -> StaffAnswer {
        let fields = [("csrf", token), ("conversation", conversation), ("text", text), ("page", "")]
        let headers: HTTPFields = [
            .cookie: cookie, .contentType: "application/x-www-form-urlencoded", .accept: "text/html",
            .named("Sec-Fetch-Site"): "same-origin",
        ]
        let body = fields.map { "\($0)=\(TestBrowser.encoded($1))" }.joined(separator: "&")
        return StaffAnswer(
            try await portal.client.execute(
                uri: "/portal/nexie/messages", method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    var token: String { PreviewKey(key).map { portal.portal.formToken(for: .preview($0)) } ?? "" }
    var stop: String { "/staff/contacts/\(contact)/preview/stop" }
    private var cookie: String { "nexie_preview=\(key)" }
}

/// A provider's member who looks as a contact, begun by the pages.
struct PreviewScene: Sendable {
    let portal: TestPortal
    let ines: TestStaff
    let desk: StaffBrowser
    let browser: PreviewBrowser
    let tenant: TenantID

    var house: TestHouse { portal.house }

    static func with(
        _ email: String = "anna@marigold.example", role: StaffRole = .technician,
        model: any LanguageModel = ScriptedModel([]), _ body: @escaping @Sendable (PreviewScene) async throws -> Void
    ) async throws {
        try await TestPortal.with(model: model) { try await begin(email, role, in: $0, body) }
    }

    /// The same where a desk over the house gives the models.
    static func with(
        desk: @escaping @Sendable (TestHouse) -> any ModelDesk,
        _ body: @escaping @Sendable (PreviewScene) async throws -> Void
    ) async throws {
        try await TestPortal.with(desk: desk) { try await begin("anna@marigold.example", .technician, in: $0, body) }
    }

    private static func begin(
        _ email: String, _ role: StaffRole, in portal: TestPortal,
        _ body: @escaping @Sendable (PreviewScene) async throws -> Void
    ) async throws {
        let ines = try await portal.house.enrolled("ines@larkfield.example", role, at: "larkfield")
        let desk = portal.staffBrowser(ines)
        let contact = try await portal.house.user(email)
        let begun = try await desk.post("/staff/contacts/\(contact)/preview", ["reason": "Ticket <1042>"])
        #expect(begun.status == 303 && begun.location == "/portal")
        let key = try #require(begun.cookie("nexie_preview"))
        try await body(
            PreviewScene(
                portal: portal, ines: ines, desk: desk,
                browser: PreviewBrowser(portal: portal, key: key, contact: contact),
                tenant: try await portal.house.staff(ines.session).scope.tenant))
    }

    /// What the audit says of previews, the newest last.
    func ends() async throws -> [AuditLine] {
        try await house.audit(of: tenant).filter { $0.value("action") == "preview:end" }
    }
}

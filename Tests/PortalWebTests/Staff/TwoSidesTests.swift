import Access
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import PortalWeb

/// A contact is nobody on the staff side, and a member of staff nobody on the client's, whatever their browsers send.
@Suite struct TwoSidesTests {
    static let staffPages: [(HTTPRequest.Method, String)] = [
        (.get, "/staff"), (.get, "/staff/users"), (.get, "/staff/users/{id}"), (.post, "/staff/logout"),
        (.get, "/staff/users/new"), (.post, "/staff/users/new"), (.post, "/staff/settings/support"),
        (.post, "/staff/users/invite"), (.post, "/staff/users/{id}/invite"), (.post, "/staff/users/{id}/resend"),
        (.post, "/staff/users/{id}/enable"), (.post, "/staff/users/{id}/disable"), (.post, "/staff/users/{id}/role"),
        (.get, "/staff/settings"), (.post, "/staff/settings/key"), (.post, "/staff/settings/key/remove"),
        (.post, "/staff/settings/key/try"), (.post, "/staff/settings/claude"), (.post, "/staff/settings/guide"),
        (.post, "/staff/settings/budgets"), (.post, "/staff/settings/budgets/clear"),
        (.get, "/staff/settings/mail"), (.post, "/staff/settings/mail/try"),
        (.post, "/staff/settings/mail/{id}/retry"), (.post, "/staff/settings/mail/{id}/drop"),
        (.get, "/staff/settings/brand"), (.post, "/staff/settings/brand"), (.post, "/staff/settings/logo"),
        (.post, "/staff/settings/logo/remove"), (.get, "/staff/settings/rules"), (.post, "/staff/settings/hosts"),
        (.post, "/staff/settings/kept"), (.get, "/staff/nexie"), (.get, "/staff/nexie.csv"),
        (.get, "/staff/nexie/searches.csv"), (.get, "/staff/nexie/conversations"),
        (.get, "/staff/nexie/conversations.csv"), (.get, "/staff/nexie/conversations/{id}"),
        (.get, "/staff/nexie/questions"), (.get, "/staff/nexie/questions.csv"),
        (.post, "/staff/users/{id}/budget"), (.post, "/staff/users/{id}/budget/clear"),
        (.get, "/staff/users/{id}/sight"), (.post, "/staff/contacts/{id}/preview"),
        (.post, "/staff/contacts/{id}/preview/stop"),
        (.get, "/staff/change-requests"), (.get, "/staff/change-requests/{id}"),
        (.post, "/staff/change-requests/{id}/approve"), (.post, "/staff/change-requests/{id}/decline"),
        (.get, "/staff/tickets"), (.get, "/staff/tickets/{number}"), (.post, "/staff/tickets/{number}/notes"),
        (.post, "/staff/tickets/{number}/state"),
        (.get, "/staff/audit"), (.get, "/staff/audit.csv"), (.get, "/staff/audit.json"), (.post, "/staff/audit/verify"),
        (.get, "/staff/roles"), (.post, "/staff/roles"), (.get, "/staff/roles/{id}"),
        (.post, "/staff/roles/{id}/name"), (.post, "/staff/roles/{id}/delete"),
        (.get, "/staff/roles/{id}/proposal"), (.post, "/staff/roles/{id}/proposal"),
        (.post, "/staff/roles/{id}/permissions"), (.get, "/staff/roles/{id}/default"),
        (.post, "/staff/roles/{id}/default"), (.get, "/staff/evals"), (.post, "/staff/evals"),
        (.get, "/staff/evals/{id}"), (.get, "/staff/evals/{id}/report.json"),
        (.get, "/staff/evals/{id}/report.html"),
    ]

    static let openPages: Set<String> = [
        "GET /staff/login", "POST /staff/login", "GET /staff/enrol", "POST /staff/enrol", "GET /staff/setup",
        "POST /staff/setup", "POST /staff/setup/login",
    ]

    @Test func `every page of the staff side is among those that are asked`() async throws {
        try await TestPortal.with { portal in
            let routes = try portal.portal.router().routes.filter { $0.path.description.hasPrefix("/staff") }
            let found = Set(routes.filter { $0.method != .head }.map { "\($0.method) \($0.path)" })
            let asked = Set(Self.staffPages.map { "\($0.0) \($0.1)" })
            #expect(found == asked.union(Self.openPages))
        }
    }

    @Test func `a contact's cookies open no page of the staff side, under whatever name they are sent`() async throws {
        try await TestPortal.with { portal in
            let contact = try await portal.browser("anna@marigold.example")
            let key = try #require(contact.session)
            let user = try await portal.house.user("kim@")
            let before = try await portal.house.store.snapshot()
            for cookie in [
                "nexie_session=\(key)", "nexie_staff=\(key)", "nexie_session=\(key); nexie_staff=\(key)",
                "nexie_staff=\(key); nexie_staff_browser=\(key)",
            ] {
                for (method, path) in Self.staffPages {
                    for token in [portal.portal.formToken(key), portal.portal.staffToken(for: key)] {
                        let path = path.replacing("{id}", with: user).replacing("{number}", with: "1042")
                        let answer = try await send(method, path, cookie, token, portal)
                        #expect(answer.status == 303 || answer.status == 403, "\(method) \(path) \(answer.status)")
                        if answer.status == 303 { #expect(answer.location?.hasPrefix("/staff/login") == true) }
                        #expect(!answer.html.contains("kim@"))
                    }
                }
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `a member's cookies open no page of the client's, under whatever name they are sent`() async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let key = ines.session.secret
            let routes = try portal.portal.router().routes.filter {
                let path = $0.path.description
                return path.hasPrefix("/portal") && !path.hasPrefix("/portal/login") && path != "/portal/unsubscribe"
                    && $0.method != .head
            }
            #expect(routes.count > 15)
            let before = try await portal.house.store.snapshot()
            for cookie in [
                "nexie_staff=\(key)", "nexie_session=\(key)", "nexie_session=\(key); nexie_staff=\(key)",
            ] {
                for route in routes {
                    let path = route.path.description.replacing(#/\{[a-z]+\}/#, with: "1001")
                    for token in [portal.portal.formToken(key), portal.portal.staffToken(for: key)] {
                        let answer = try await send(route.method, path, cookie, token, portal)
                        #expect(answer.status == 303, "\(route.method) \(path) \(answer.status)")
                        #expect(answer.location?.hasPrefix("/portal/login") == true)
                    }
                }
            }
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `both can be logged in in one browser, and neither side notices the other`() async throws {
        try await TestPortal.with { portal in
            let contact = try #require(try await portal.browser("anna@marigold.example").session)
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let cookie = "nexie_session=\(contact); nexie_staff=\(ines.session.secret)"
            #expect(try await send(.get, "/portal", cookie, "", portal).status == 200)
            #expect(try await send(.get, "/staff", cookie, "", portal).status == 200)
            let out = try await send(
                .post, "/staff/logout", cookie, portal.portal.staffToken(for: ines.session.secret), portal)
            #expect(out.status == 303)
            #expect(try await send(.get, "/portal", cookie, "", portal).status == 200)
            #expect(try await send(.get, "/staff", cookie, "", portal).status == 303)
        }
    }

    @Test(arguments: [
        "/%73taff", "/staff%2Fusers", "//staff", "/STAFF", "/staff/", "/portal/../staff", "/staff/login/x",
    ])
    func `another spelling of the staff side shows nothing`(path: String) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let stranger = try await send(.get, path, "", "", portal)
            #expect(!stranger.html.contains("Overview"))
            let form = try await send(
                .post, path, "nexie_staff=\(ines.session.secret)", "", portal)
            #expect(form.status != 200 && form.location?.hasPrefix("/staff") != true)
        }
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ cookie: String, _ csrf: String, _ portal: TestPortal
    ) async throws -> TestPage {
        var headers: HTTPFields = [.cookie: cookie]
        var body: ByteBuffer?
        if method != .get {
            headers[.contentType] = "application/x-www-form-urlencoded"
            body = ByteBuffer(string: "csrf=\(csrf)&role=Owner&proof=\(TestBrowser.encoded(TestStaff.passphrase))")
        }
        return TestPage(try await portal.client.execute(uri: path, method: method, headers: headers, body: body))
    }
}

extension TestHouse {
    /// The identifier of the contact whose address begins so.
    func user(_ email: String) async throws -> String {
        let rows = try await store.snapshot().rows(of: "contact")
        return try #require(rows.first { $0.columns["email"]?.hasPrefix(email) == true }?.columns["id"])
    }
}

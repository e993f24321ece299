import Access
import HTTPTypes
import HummingbirdTesting
import Store
import Testing

@testable import PortalWeb

/// What people see when the rows can't be reached.
@Suite struct StoreFaultTests {
    /// A desk whose store is out of time.
    private struct BusyDesk: SessionDesk, PreviewDesk, LoginDesk {
        func principal(for key: PreviewKey) async throws -> Principal? { throw StoreError.busy }
        func end(_ key: PreviewKey) async throws { throw StoreError.busy }

        let linkMinutes = 30

        let fault: StoreError

        func principal(for key: SessionKey) async throws -> Principal? { throw fault }
        func end(_ key: SessionKey) async throws { throw fault }
        func ask(_ request: LoginRequest) async throws { throw fault }
        func look(at token: String, from browser: BrowserKey?) async throws -> LinkSight { throw fault }
        func open(link token: String, code: String?, from visitor: LoginVisitor) async throws -> LoginOutcome {
            throw fault
        }
        func open(code: String, for email: String, from visitor: LoginVisitor) async throws -> LoginOutcome {
            throw fault
        }
    }

    private static let cookie = "nexie_session=" + String(repeating: "a", count: 43)

    @Test func `a store that is out of time is 503 with a time to come back, and never a way to the login`()
        async throws
    {
        for fault in [StoreError.busy, .outOfTime, .unwritable] {
            let desk = BusyDesk(fault: fault)
            try await ServerScene.with(.init(sessions: desk, logins: desk)) { scene in
                for path in ["/portal", "/portal/tickets/1042", "/portal/login", "/portal/nothing", "/portal/nexie"] {
                    let response = try await scene.send(.get, path, [.cookie: Self.cookie])
                    #expect(response.status == .serviceUnavailable, "\(path): \(response.status)")
                    #expect(response.headers[.retryAfter] == "5" && response.headers[.location] == nil)
                    #expect(response.headers[.setCookie] == nil, "nobody is logged out by a busy store")
                }
                for path in ["/portal/logout", "/portal/tickets", "/portal/nexie/messages"] {
                    let response = try await scene.form(path, "csrf=x", [.cookie: Self.cookie])
                    #expect(response.status == .serviceUnavailable, "\(path): \(response.status)")
                }
                for path in ["/portal/login", "/portal/login/link", "/portal/login/code"] {
                    let response = try await scene.form(path, "email=a&token=b&code=123456")
                    #expect(response.status == .serviceUnavailable, "\(path): \(response.status)")
                    #expect(response.headers[.retryAfter] == "5")
                }
                let look = try await scene.send(.get, "/portal/login/link?token=x")
                #expect(look.status == .serviceUnavailable)
                #expect(look.headers[.contentSecurityPolicy] != nil)
            }
        }
    }

    @Test func `a store with a fault is 500, and its words stay in the log`() async throws {
        let desk = BusyDesk(fault: .fault("SELECT secret FROM vault"))
        try await ServerScene.with(.init(sessions: desk)) { scene in
            let response = try await scene.send(.get, "/portal", [.cookie: Self.cookie])
            #expect(response.status == .internalServerError)
            #expect(response.headers[.location] == nil && response.headers[.setCookie] == nil)
            #expect(!response.html.contains("vault") && !response.html.contains("SELECT"))
        }
    }
}

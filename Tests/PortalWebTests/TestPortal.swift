import Access
import Concierge
import Hummingbird
import HummingbirdTesting
import Logging
import Store
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A portal over a test house, asked without a network.
struct TestPortal: Sendable {
    let house: TestHouse
    let portal: Portal
    private let post: Pigeonhole
    let client: any TestClientProtocol

    /// A portal with the world in it, for as long as the body runs.
    static func with(
        canaries: Bool = false, clock: TestClock = TestClock(), model: (any LanguageModel)? = ScriptedModel([]),
        care: (any ModelCare)? = nil, judge: (any RoleJudge)? = nil,
        _ body: @escaping @Sendable (TestPortal) async throws -> Void
    ) async throws {
        try await TestHouse.with(canaries: canaries, clock: clock) { house in
            var made = try Self.portal(over: house, OneModel(model: model))
            made.care = care
            made.judge = judge
            let portal = made
            let application = Application(router: try portal.router())
            try await application.test(.router) { client in
                try await body(TestPortal(house: house, portal: portal, post: Pigeonhole(), client: client))
            }
        }
    }

    /// A portal whose models a desk over the house gives.
    static func with(
        desk: @escaping @Sendable (TestHouse) -> any ModelDesk,
        _ body: @escaping @Sendable (TestPortal) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            let portal = try Self.portal(over: house, desk(house))
            let application = Application(router: try portal.router())
            try await application.test(.router) { client in
                try await body(TestPortal(house: house, portal: portal, post: Pigeonhole(), client: client))
            }
        }
    }

    /// A browser in which the person with that address has just logged in.
    func browser(_ email: String) async throws -> TestBrowser {
        let visitor = LoginVisitor(browser: .random(), network: "test \(email)", userAgent: "test")
        try await portal.logins.ask(LoginRequest(email: email, destination: "/portal", visitor: visitor))
        let postman = Postman(store: house.store, carrier: post) { letter in
            MailMessage(to: letter.person.email, subject: "", text: letter.token, html: "")
        }
        try await postman.round()
        let token = try #require(post.last(to: email), "no message to \(email)")
        guard case .opened(let key, _) = try await portal.logins.open(link: token, code: nil, from: visitor) else {
            throw PageProblem.needsLogin
        }
        return TestBrowser(client: client, session: key.secret, csrf: portal.formToken(key.secret))
    }

    /// A browser in which nobody is logged in.
    var stranger: TestBrowser { TestBrowser(client: client, session: nil, csrf: "") }

    private static func portal(over house: TestHouse, _ models: any ModelDesk) throws -> Portal {
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        return Portal(
            runtime: house.runtime, sessions: house.store, logins: house.store, staffDesk: house.store,
            brands: house.store,
            notices: house.store, evidence: house.store,
            chat: ChatLoop(runtime: house.runtime, models: models, bounds: .patient, log: log), models: models,
            site: try #require(Site(baseURL: "http://localhost")),
            formToken: { [keys = house.keys] in keys.formToken(for: $0) }, health: {})
    }
}

/// The same model for everybody, or none.
private struct OneModel: ModelDesk {
    let model: (any LanguageModel)?

    func model(for principal: Principal) -> (any LanguageModel)? { model }
}

/// Keeps messages instead of sending them.
private final class Pigeonhole: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }

    func last(to email: String) -> String? { kept.withLock { $0.last { $0.to == email }?.text } }
}

import Access
import Concierge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Store
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A portal as it stands on the network: whole answers with their headers, and people with their cookies.
struct ServerScene: Sendable {
    let house: TestHouse
    let portal: Portal
    let client: any TestClientProtocol
    private let box = MailPile()

    /// What a test may set.
    struct Setting: Sendable {
        var baseURL = "http://localhost"
        var trustedProxies: Set<String> = []
        var sessions: (any SessionDesk & PreviewDesk)?
        var logins: (any LoginDesk)?
        var login = LoginSettings()
        var health: @Sendable () async throws -> Void = {}
        var model: any LanguageModel = ScriptedModel([[.text("Hello."), .end(.end, ModelUsage())]])
    }

    static func with(
        _ setting: Setting = Setting(), live: Bool = false,
        _ body: @escaping @Sendable (ServerScene) async throws -> Void
    ) async throws {
        try await TestHouse.with(login: setting.login) { house in
            let portal = try Self.portal(over: house, setting)
            let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            let application = try portal.application(at: "127.0.0.1", port: 0, log: log)
            try await application.test(live ? .live : .router) { client in
                try await body(ServerScene(house: house, portal: portal, client: client))
            }
        }
    }

    private static func portal(over house: TestHouse, _ setting: Setting) throws -> Portal {
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let models = SameModel(model: setting.model)
        let site = Site(baseURL: setting.baseURL, alsoAt: ["localhost"], trustedProxies: setting.trustedProxies)
        return Portal(
            runtime: house.runtime, sessions: setting.sessions ?? house.store, logins: setting.logins ?? house.store,
            staffDesk: house.store,
            brands: house.store, notices: house.store, evidence: house.store,
            chat: ChatLoop(runtime: house.runtime, models: models, bounds: .patient, log: log), models: models,
            site: try #require(site), formToken: { [keys = house.keys] in keys.formToken(for: $0) },
            health: setting.health)
    }

    /// Sends a request as it is.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: [UInt8]? = nil
    ) async throws -> TestResponse {
        try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
    }

    /// Sends a form with the bytes of its body as they are.
    func form(_ path: String, _ body: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await send(.post, path, headers, body: Array(body.utf8))
    }

    /// Asks for a login in a browser of its own and answers the message.
    func letter(to email: String, next: String = "", browser: BrowserKey) async throws -> (token: String, code: String)
    {
        let fields = "email=\(TestBrowser.encoded(email))&next=\(TestBrowser.encoded(next))"
        let answer = try await form("/portal/login", fields, cookie(browser: browser))
        #expect(answer.status == .seeOther)
        try await deliver()
        let parts = try #require(box.last(to: email), "no message to \(email)").split(separator: " ").map(String.init)
        return (parts[0], parts[1])
    }

    /// Brings every message that waits, and answers to whom.
    @discardableResult
    func deliver() async throws -> [String] {
        try await Postman(store: house.store, carrier: box) { letter in
            MailMessage(to: letter.person.email, subject: "", text: "\(letter.token) \(letter.code)", html: "")
        }.round()
        return box.recipients
    }

    /// Opens a link in the browser that asked.
    func open(_ token: String, browser: BrowserKey) async throws -> TestResponse {
        try await form(
            "/portal/login/link", "token=\(token)&csrf=\(portal.formToken(browser.secret))", cookie(browser: browser))
    }

    /// Logs somebody in by the pages.
    func member(_ email: String) async throws -> Member {
        let browser = try #require(BrowserKey.random())
        let token = try await letter(to: email, browser: browser).token
        let cookie = try #require(try await open(token, browser: browser).headers[.setCookie])
        let pair = cookie.prefix { $0 != ";" }
        let secret = String(pair.drop { $0 != "=" }.dropFirst())
        return Member(cookie: String(pair), secret: secret, csrf: portal.formToken(secret))
    }

    /// The cookie of a browser that has asked for a login.
    func cookie(browser: BrowserKey) -> HTTPFields {
        [.cookie: "\(CookieJar(site: portal.site).browserName)=\(browser.secret)"]
    }

    private struct SameModel: ModelDesk {
        let model: any LanguageModel

        func model(for principal: Principal) -> (any LanguageModel)? { model }
    }
}

/// Somebody who is logged in, by their cookie.
struct Member: Sendable {
    let cookie: String
    let secret: String
    let csrf: String

    var headers: HTTPFields { [.cookie: cookie] }
}

/// Keeps messages instead of sending them.
final class MailPile: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }

    func last(to email: String) -> String? { kept.withLock { $0.last { $0.to == email }?.text } }

    var recipients: [String] { kept.withLock { $0.map(\.to) } }
}

extension TestResponse {
    /// The bytes of the body.
    var bytes: [UInt8] { Array(body.readableBytesView) }
    /// The body as text.
    var html: String { String(decoding: bytes, as: UTF8.self) }
    /// Status, headers without the date and without the secrets of cookies, and body: what a stranger can compare.
    var comparable: String {
        let fields = headers.filter { $0.name != .date }.map { field in
            let value =
                field.name == .setCookie ? field.value.replacing(#/=[A-Za-z0-9_-]{43};/#, with: "=…;") : field.value
            return "\(field.name): \(value)"
        }
        return ([String(status.code)] + fields + [html]).joined(separator: "\n")
    }
}

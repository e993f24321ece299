import Access
import Concierge
import Foundation
import NIOEmbedded
import PortalWeb
import Store
import Synchronization
import Tools

/// The pages of a house, asked as a browser would.
struct WebDoor: Sendable {
    let house: EvalHouse
    let portal: Portal
    private let pages: InProcess
    private let post = Letters()

    /// The pages, with that model behind the chat.
    init(house: EvalHouse, model: any LanguageModel = HostileModel([])) throws {
        self.house = house
        let models = OneModelDesk(model: model)
        guard let site = Site(baseURL: "http://portal.example") else { throw StoreError.fault("no site") }
        portal = Portal(
            runtime: house.runtime, sessions: house.store, logins: house.store, staffDesk: house.store,
            brands: house.store,
            notices: house.store, evidence: house.store,
            chat: ChatLoop(runtime: house.runtime, models: models, bounds: .patient, log: house.log.logger),
            models: models, site: site,
            formToken: { [keys = house.keys] in keys.formToken(for: $0) }, health: {})
        pages = try InProcess(portal, log: house.log.logger) { NIOAsyncTestingChannel() }
    }

    /// Logs the person in by the link of a real message; throws when no message came.
    func login(_ persona: Persona) async throws -> WebSession {
        let browser = BrowserKey.random()
        let visitor = LoginVisitor(browser: browser, network: "eval \(persona.key)", userAgent: "eval")
        try await portal.logins.ask(LoginRequest(email: persona.email, destination: "/portal", visitor: visitor))
        let postman = Postman(store: house.store, carrier: post) { letter in
            MailMessage(to: letter.person.email, subject: "", text: letter.token, html: "")
        }
        try await postman.round()
        guard let token = post.last(to: persona.email),
            case .opened(let key, _) = try await portal.logins.open(link: token, code: nil, from: visitor)
        else { throw StoreError.fault("no login for \(persona.key)") }
        let session = WebSession(key: key, csrf: portal.formToken(key.secret))
        house.keep(secret: token, called: "the link of \(persona.key)")
        house.keep(secret: key.secret, called: "the session of \(persona.key)")
        house.keep(secret: session.csrf, called: "the form token of \(persona.key)")
        return session
    }

    /// Asks for a page.
    func get(
        _ path: String, _ session: WebSession?, headers: [(name: String, value: String)] = []
    ) async throws -> InProcess.Answer {
        try await pages.answer(to: .init("GET", path, headers: headers + Self.cookie(session)))
    }

    /// Sends a form; the form's token is added unless the fields have one.
    func post(
        _ path: String, _ fields: [(name: String, value: String)], _ session: WebSession?,
        headers: [(name: String, value: String)] = []
    ) async throws -> InProcess.Answer {
        var fields = fields
        if let session, !fields.contains(where: { $0.name == "csrf" }) { fields.append(("csrf", session.csrf)) }
        let body = fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        let type = (name: "Content-Type", value: "application/x-www-form-urlencoded")
        return try await pages.answer(
            to: .init("POST", path, headers: headers + [type] + Self.cookie(session), body: Array(body.utf8)))
    }

    private static func cookie(_ session: WebSession?) -> [(name: String, value: String)] {
        session.map { [(name: "Cookie", value: "nexie_session=\($0.key.secret)")] } ?? []
    }

    /// A value as forms and addresses carry it.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// A browser in which somebody has logged in.
struct WebSession: Sendable {
    /// The key that its cookie holds.
    let key: SessionKey
    /// The token that its forms carry.
    let csrf: String
}

/// Keeps messages instead of sending them.
private final class Letters: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }

    func last(to email: String) -> String? { kept.withLock { $0.last { $0.to == email }?.text } }
}

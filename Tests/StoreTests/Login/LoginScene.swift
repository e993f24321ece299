import Access
import Synchronization
import TestSupport
import Testing

@testable import Store

/// Keeps the letters that the postman brings, and refuses as many as it is told to.
final class Letterbox: MailCarrier {
    private struct State {
        var letters: [MailMessage] = []
        var tries = 0
        var refusals = 0
        var fault: MailFault?
    }

    /// The carrier could not be reached.
    struct Closed: Error {}

    private let state = Mutex(State())

    var letters: [MailMessage] { state.withLock { $0.letters } }
    var tries: Int { state.withLock { $0.tries } }

    func refuse(_ count: Int, with fault: MailFault? = nil) {
        state.withLock { ($0.refusals, $0.fault) = (count, fault) }
    }

    func deliver(_ message: MailMessage) async throws {
        try state.withLock { state in
            state.tries += 1
            state.letters.append(message)
            guard state.refusals == 0 else {
                state.refusals -= 1
                throw state.fault ?? Closed()
            }
        }
    }
}

/// What a letter brings.
struct Letter: Sendable {
    let token: String
    let code: String

    /// A code of the right shape that is not this letter's.
    var wrongCode: String { code == "000000" ? "000001" : "000000" }
}

/// Somebody who should have come in did not.
struct LockedOut: Error {}

/// A house with a postman, and what somebody at the login does.
struct LoginScene: Sendable {
    let house: TestHouse
    let box = Letterbox()
    let browser: BrowserKey

    static let tables = ["login_ask", "login_link", "outbox", "rate_take", "session", "audit_entry"]

    static func with<T>(
        _ login: LoginSettings = LoginSettings(), _ body: (LoginScene) async throws -> T
    ) async throws -> T {
        try await TestHouse.with(login: login) { house in
            try await body(LoginScene(house: house, browser: try #require(BrowserKey(Secret.token()))))
        }
    }

    /// The browser that asks, or another one.
    func visitor(_ browser: BrowserKey?, network: String = "192.0.2.1") -> LoginVisitor {
        LoginVisitor(browser: browser, network: network, userAgent: "Test")
    }

    /// A browser that asked for nothing.
    var stranger: LoginVisitor { visitor(BrowserKey(Secret.token())) }

    func ask(_ email: String, network: String = "192.0.2.1") async throws {
        try await house.store.ask(
            LoginRequest(email: email, destination: "/portal/tickets", visitor: visitor(browser, network: network)))
    }

    @discardableResult
    func round() async throws -> Int { try await postman().round() }

    /// Somebody who brings what waits; a notice says its kind and subject.
    func postman(carrying carrier: (any MailCarrier)? = nil) -> Postman {
        Postman(store: house.store, carrier: carrier ?? box) { letter in
            MailMessage(
                to: letter.person.email, subject: letter.person.tenantName, text: "\(letter.token) \(letter.code)",
                html: "")
        } notice: { notice in
            MailMessage(
                to: notice.person.person.email, subject: notice.kind.rawValue, text: "\(notice.subject)",
                html: notice.unsubscribe)
        }
    }

    /// Asks for a login and reads the letter.
    func letter(to email: String) async throws -> Letter {
        try await ask(email)
        try await round()
        return try #require(letters(to: email).last)
    }

    func letters(to email: String) -> [Letter] {
        box.letters.filter { $0.to == email }.compactMap { message in
            let parts = message.text.split(separator: " ").map(String.init)
            return parts.count == 2 ? Letter(token: parts[0], code: parts[1]) : nil
        }
    }

    func open(_ letter: Letter, code: String? = nil, by visitor: LoginVisitor? = nil) async throws -> Outcome {
        Outcome(try await house.store.open(link: letter.token, code: code, from: visitor ?? self.visitor(browser)))
    }

    func open(code: String, for email: String, network: String = "192.0.2.1") async throws -> Outcome {
        Outcome(try await house.store.open(code: code, for: email, from: visitor(nil, network: network)))
    }

    /// Logs in and answers the key of the session.
    func session(_ email: String) async throws -> SessionKey {
        let outcome = try await house.store.open(
            link: try await letter(to: email).token, code: nil, from: visitor(browser))
        guard case .opened(let key, _) = outcome else { throw LockedOut() }
        return key
    }

    /// How many rows there are.
    func rows(_ table: String, where condition: String = "1 = 1") async throws -> Int {
        let sql = "SELECT count(*) FROM \(table) WHERE \(condition)"
        return try await house.store.readers.house { connection in
            var count = 0
            try connection.run(Statement(.house, sql, sql), []) { count = Int($0.integer(0)) }
            return count
        }
    }

    /// Changes rows behind everybody's back.
    func change(_ sql: String) async throws {
        try await house.store.writer.write { try $0.run(Statement(.house, sql, sql), []) }
    }
}

/// What came of trying to log in, without the secret, so that outcomes can be compared.
enum Outcome: Hashable {
    case opened(String)
    case needsCode, wrongCode, dead, tooMany

    init(_ outcome: LoginOutcome) {
        switch outcome {
        case .opened(_, let destination): self = .opened(destination)
        case .needsCode: self = .needsCode
        case .wrongCode: self = .wrongCode
        case .dead: self = .dead
        case .tooMany: self = .tooMany
        }
    }

    static let `in` = Outcome.opened("/portal/tickets")
}

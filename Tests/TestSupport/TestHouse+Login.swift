import Access
import Store
import Synchronization

extension TestHouse {
    /// The person with that address in a new login of their own.
    public func login(_ email: String) async throws -> Principal {
        guard let browser = BrowserKey(String(repeating: "b", count: 43)) else { throw Stranger(email: email) }
        let visitor = LoginVisitor(browser: browser, network: "login of \(email)", userAgent: "test")
        try await store.ask(LoginRequest(email: email, destination: "/portal", visitor: visitor))
        let token = try await letters {
            $0.token
        } signing: { _ in
            nil
        }.last { $0.to == email }?.text
        guard let token, case .opened(let key, _) = try await store.open(link: token, code: nil, from: visitor),
            let principal = try await store.principal(for: key)
        else { throw Stranger(email: email) }
        return principal
    }

    /// Brings the mail, and answers the newest code for signing that came to the person; nil when none did.
    public func signingCode(of email: String) async throws -> String? {
        try await letters { _ in
            ""
        } signing: {
            $0.code
        }.last { $0.to == email && !$0.text.isEmpty }?.text
    }

    private func letters(
        _ login: @escaping @Sendable (LoginLetter) -> String,
        signing: @escaping @Sendable (SigningLetter) -> String?
    ) async throws -> [MailMessage] {
        let box = HouseLetters()
        try await Postman(
            store: store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: login($0), html: "") },
            signing: { letter in
                signing(letter).map { MailMessage(to: letter.person.email, subject: "", text: $0, html: "") }
            }
        ).round()
        return box.letters
    }
}

/// Keeps messages instead of sending them.
private final class HouseLetters: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    var letters: [MailMessage] { kept.withLock { $0 } }

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }
}

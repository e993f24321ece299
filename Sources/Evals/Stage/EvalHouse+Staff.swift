import Access
import PortalWeb
import Store

/// A member of a provider's staff in a case, with the key of their login.
struct EvalStaff: Sendable {
    /// The member as they are at this moment.
    let principal: StaffPrincipal
    /// The key of the login.
    let key: StaffSessionKey
    /// The address that logs in.
    let email: String
}

extension EvalHouse {
    /// Makes a staff account at a provider, enrols it by its link and answers the login that begins so.
    func staff(_ name: String, _ role: StaffRole = .admin, at slug: String) async throws -> EvalStaff {
        let words = name.lowercased().map { $0.isASCII && $0.isLetter ? $0 : "-" }
        let email = "\(String(words))@\(slug).example"
        let token = try await store.addStaff(email: email, name: name, role: role, in: try await tenant(slug))
        let passphrase = "violet harbour tin whistle"
        guard let offer = try await store.enrolment(token), let code = StaffApp.code(key: offer.key, at: clock.now)
        else { throw StoreError.fault("no enrolment for \(name)") }
        let visitor = LoginVisitor(browser: BrowserKey.random(), network: "eval staff", userAgent: "eval")
        let wish = StaffEnrolmentWish(
            token: token, passphrase: passphrase, repeated: passphrase, code: code, visitor: visitor)
        guard case .done(let key, _) = try await store.enrol(wish), let member = try await store.staff(for: key) else {
            throw StoreError.fault("no staff login for \(name)")
        }
        keep(secret: token, called: "the enrolment of \(name)")
        keep(secret: key.secret, called: "the session of \(name)")
        return EvalStaff(principal: member, key: key, email: email)
    }
}

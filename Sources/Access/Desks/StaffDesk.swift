/// Lets a provider's own people in, and knows who a session of theirs belongs to.
public protocol StaffDesk: Sendable {
    /// The member behind the key, read afresh: nil when the session, the account or the tenant is not in force.
    func staff(for key: StaffSessionKey) async throws -> StaffPrincipal?

    /// Opens a session for an address, its passphrase and a second proof: the code of an app or a recovery code.
    func logIn(_ attempt: StaffAttempt) async throws -> StaffEntry

    /// Shows passphrase or code once more in a session that is open.
    func prove(_ proof: String, in key: StaffSessionKey) async throws -> StaffProof

    /// Ends the session on the server; ending it twice is no error.
    func end(_ key: StaffSessionKey) async throws

    /// Whom an enrolment link is for, and the key for their app; looking spends nothing.
    func enrolment(_ token: String) async throws -> StaffEnrolment?

    /// Spends an enrolment link: sets passphrase and second proof, and opens a session.
    func enrol(_ wish: StaffEnrolmentWish) async throws -> StaffEnrolled
}

/// The secret that a browser holds for its staff session; only a hash of it is ever stored.
///
/// It has the shape of a contact's `SessionKey` and is another type: no desk takes the one for the other.
public struct StaffSessionKey: Hashable, Sendable {
    /// 43 characters of base64url: 256 random bits.
    public let secret: String

    /// Reads a key that came from a cookie; nil unless it has the shape of one.
    public init?(_ secret: String) {
        guard let key = SessionKey(secret) else { return nil }
        self.secret = key.secret
    }
}

/// A try to log in, as it arrived.
public struct StaffAttempt: Sendable {
    /// What was typed as the address, at most 254 bytes of it.
    public let email: String
    /// What was typed as the passphrase.
    public let passphrase: String
    /// What was typed as the code: six digits of the app, or a recovery code.
    public let code: String
    /// The browser that tries.
    public let visitor: LoginVisitor

    /// A try.
    public init(email: String, passphrase: String, code: String, visitor: LoginVisitor) {
        self.email = email
        self.passphrase = passphrase
        self.code = code
        self.visitor = visitor
    }
}

/// What came of a try to log in.
public enum StaffEntry: Sendable {
    /// A session began; the key goes into the browser's cookie. So many recovery codes are left.
    case opened(StaffSessionKey, recoveryCodesLeft: Int)
    /// Address, passphrase or code is wrong, or the account is not in force; which of these is not said.
    case refused
    /// Too many tries.
    case tooMany(retryAfterSeconds: Int)
}

/// What came of showing passphrase or code once more.
public enum StaffProof: Sendable, Hashable {
    /// It was right, and counts from now.
    case given
    /// It was wrong.
    case wrong
    /// Too many tries; the session has ended.
    case ended
}

/// What an enrolment link offers to whoever holds it.
public struct StaffEnrolment: Sendable, Hashable {
    /// Whose account.
    public let name: String
    /// The address that will log in.
    public let email: String
    /// The managed service provider.
    public let tenantName: String
    /// How the provider's pages look.
    public let brand: Principal.Brand
    /// The key for the app: 32 characters of base 32.
    public let key: String

    /// An offer.
    public init(name: String, email: String, tenantName: String, brand: Principal.Brand, key: String) {
        self.name = name
        self.email = email
        self.tenantName = tenantName
        self.brand = brand
        self.key = key
    }
}

/// What somebody answers to an enrolment link.
public struct StaffEnrolmentWish: Sendable {
    /// The link's secret.
    public let token: String
    /// The passphrase that they chose, twice.
    public let passphrase: String
    /// The same, to catch a slip of the finger.
    public let repeated: String
    /// The code that their app shows.
    public let code: String
    /// The browser.
    public let visitor: LoginVisitor

    /// An answer.
    public init(token: String, passphrase: String, repeated: String, code: String, visitor: LoginVisitor) {
        self.token = token
        self.passphrase = passphrase
        self.repeated = repeated
        self.code = code
        self.visitor = visitor
    }
}

/// What came of an enrolment.
public enum StaffEnrolled: Sendable {
    /// The account can log in, and a session began. The recovery codes are shown once and kept nowhere in clear.
    case done(StaffSessionKey, recoveryCodes: [String])
    /// The passphrase can't be taken; a sentence says why.
    case badPassphrase(String)
    /// The two passphrases differ.
    case unequal
    /// The code is not the one that the key gives now.
    case wrongCode
    /// Too many tries.
    case tooMany(retryAfterSeconds: Int)
    /// The link is spent, replaced, too old or unknown.
    case dead
}

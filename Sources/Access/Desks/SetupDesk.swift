/// Sets a new installation up: its first provider, and that provider's first administrator.
public protocol SetupDesk: Sendable {
    /// How far the installation has come.
    func setupState() async throws -> SetupState

    /// Whether a text is the secret of this installation's setup link. It is the same at every start, and good for
    /// nothing once the first administrator has a login.
    func isSetupToken(_ text: String) -> Bool

    /// Founds the provider and offers its administrator an enrolment; nil when there is a provider already.
    func setUp(_ wish: SetupWish) async throws -> String?

    /// Offers the administrator who has not enrolled yet another link, in the place of the one before; nil when nobody
    /// is waited for.
    func resumeSetup() async throws -> String?
}

/// How far an installation has come.
public enum SetupState: Sendable, Hashable {
    /// There is no provider.
    case empty
    /// There is a provider, and its only member of staff has no login yet.
    case waiting(name: String, email: String, provider: String)
    /// Somebody can log in, or commands have set it up.
    case done
}

/// What an installation is set up with; checked before it comes here.
public struct SetupWish: Sendable, Hashable {
    /// The provider's name.
    public let provider: String
    /// IANA name of its zone.
    public let timeZone: String
    /// Where its clients call; empty for nowhere.
    public let supportPhone: String
    /// Where its clients write; empty for nowhere.
    public let supportEmail: String
    /// The first administrator's name.
    public let name: String
    /// The address with which they log in.
    public let email: String

    /// A wish.
    public init(
        provider: String, timeZone: String, supportPhone: String, supportEmail: String, name: String, email: String
    ) {
        self.provider = provider
        self.timeZone = timeZone
        self.supportPhone = supportPhone
        self.supportEmail = supportEmail
        self.name = name
        self.email = email
    }
}

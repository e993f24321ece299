/// How long staff sessions and enrolments live, and how many tries there are.
public struct StaffLoginSettings: Sendable {
    /// Minutes without a request after which a session ends.
    public var idleMinutes = 30
    /// Minutes after which a session ends in any case.
    public var sessionMinutes = 12 * 60
    /// Hours for which an enrolment link works.
    public var enrolmentHours = 24
    /// Tries from one client network in an hour at most.
    public var triesPerClientAndHour = 60
    /// Tries of one address in an hour at most, from browsers that have not logged in as that person before.
    public var triesPerAddressAndHour = 10
    /// Tries of a browser in an hour at most, for the person whom it has logged in before.
    public var triesPerKnownBrowserAndHour = 20
    /// Tries to show passphrase or code once more in one session and hour.
    public var proofsPerSessionAndHour = 5
    /// The work of one look at a passphrase: scrypt's N is two to this power.
    public var scryptLog2N = 15

    /// Settings as a new installation has them.
    public init() {}

    var cost: PassphraseHash.Cost { PassphraseHash.Cost(log2N: scryptLog2N) }
}

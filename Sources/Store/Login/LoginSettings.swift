/// How long links and sessions live, and how many of them anybody may ask for.
public struct LoginSettings: Sendable {
    /// Minutes for which a link and its code work.
    public var linkMinutes = 30
    /// Wrong codes after which the code of a link is dead; the link itself is not.
    public var wrongCodes = 5
    /// Messages that one address gets in a UTC day at most.
    public var mailsPerAddressAndDay = 10
    /// Requests for a login from one client network in an hour at most.
    public var asksPerClientAndHour = 100
    /// Messages that one tenant's addresses get in an hour at most.
    public var mailsPerTenantAndHour = 1000
    /// Tries of a link or a code from one client network in an hour at most.
    public var triesPerClientAndHour = 60
    /// Looks at certificates' codes from one client network in an hour at most.
    public var verifiesPerClientAndHour = 60
    /// Minutes without a request after which a session ends.
    public var idleMinutes = 12 * 60
    /// Minutes after which a session ends in any case.
    public var sessionMinutes = 7 * 24 * 60
    /// The limits of the staff side.
    public var staff = StaffLoginSettings()

    /// Settings as a new installation has them.
    public init() {}
}

import Access

/// A contact and their access to the portal, as staff see it.
public struct PortalUser: Sendable, Hashable {
    /// How far a contact's access has come.
    public enum State: String, CaseIterable, Sendable, Hashable {
        /// May come in, and has been here.
        case active
        /// May come in, and has never been here.
        case expected
        /// Might come in, and was never let in.
        case without
        /// Was let in once, and is shut out now.
        case disabled
        /// The contact or the company is not active any more; nobody can let them in.
        case gone
    }

    /// Which contact.
    public let id: ContactID
    /// Full name.
    public let name: String
    /// The address that logs in.
    public let email: String
    /// The contact's company.
    public let company: CompanyID
    /// Its name.
    public let companyName: String
    /// The name of the role that the contact has, or would have.
    public let role: String
    /// How far the access has come.
    public let state: State
    /// When the contact was last invited.
    public let invitedAt: Instant?
    /// The member of staff who did it; empty when nobody has.
    public let invitedBy: String
    /// When the contact logged in last; nil when never, or before this was written down.
    public let lastLoginAt: Instant?

    init(_ row: Row) {
        id = row.id(0)
        name = row.text(1)
        email = row.text(2)
        company = row.id(3)
        companyName = row.text(4)
        role = row.text(5)
        state = State(rawValue: row.text(6)) ?? .gone
        invitedAt = row.optionalInstant(7)
        invitedBy = row.text(8)
        lastLoginAt = row.optionalInstant(9)
    }
}

/// Which contacts a list is to show; empty texts and nil leave a condition out.
public struct PortalUserFilter: Sendable, Hashable {
    /// A part of the name, the address or the company's name.
    public var words = ""
    /// The identifier of a company.
    public var company = ""
    /// How far the access has come.
    public var state: PortalUser.State?
    /// The name of a role.
    public var role = ""

    /// Everybody, or everybody whose access has come so far.
    public init(_ state: PortalUser.State? = nil) {
        self.state = state
    }

    fileprivate var values: [SQLValue] {
        [.text(words), .text(company), .text(state?.rawValue ?? ""), .text(role)]
    }
}

/// What came of sending somebody a login.
public enum LoginSent: Sendable, Hashable {
    /// A message is on its way.
    case sent
    /// One went a moment ago.
    case tooSoon
}

extension StaffStore {
    /// So long a person is not sent a second login.
    private static let pause: Int64 = 60

    /// Contacts by name, so many from a place on.
    public func users(_ filter: PortalUserFilter, from start: Int, count: Int) throws -> [PortalUser] {
        try all(
            PortalUserStatements.list, filter.values + [.integer(Int64(count)), .integer(Int64(start))],
            PortalUser.init)
    }

    /// How many contacts there are.
    public func userCount(_ filter: PortalUserFilter) throws -> Int {
        try first(PortalUserStatements.count, filter.values) { Int($0.integer(0)) } ?? 0
    }

    /// One contact; nil when the provider has none with that identifier.
    public func user(_ id: ContactID) throws -> PortalUser? {
        try first(PortalUserStatements.find, [.id(id)], PortalUser.init)
    }

    /// The provider's companies by name, for choosing one; a thousand at most.
    public func companies() throws -> [(id: CompanyID, name: String)] {
        try all(PortalUserStatements.companies) { ($0.id(0), $0.text(1)) }
    }

    /// The names of the provider's roles for contacts.
    public func roles() throws -> [String] {
        try all(PortalUserStatements.roles) { $0.text(0) }
    }

    /// Lets a contact in, or shuts them out: sessions and links that wait end with it.
    public func setAccess(of user: ContactID, to isEnabled: Bool) throws {
        try run(PortalUserStatements.setEnabled, [.id(user), .flag(isEnabled)])
        guard !isEnabled else { return }
        try run(PortalUserStatements.endSessions, [.id(user)])
        try run(PortalUserStatements.voidLinks, [.id(user)])
    }

    /// Gives a contact a role of the provider's; false when there is none of that name.
    public func setRole(of user: ContactID, to role: String) throws -> Bool {
        guard let id = try first(PortalUserStatements.role, [.text(role)], { $0.text(0) }) else { return false }
        try run(PortalUserStatements.setRole, [.id(user), .text(id)])
        return true
    }

    /// Sends a contact a login by mail in the name of the member who asks, and notes who invited them.
    public func sendLogin(to user: PortalUser, at now: Instant) throws -> LoginSent {
        let since = now.adding(seconds: -Self.pause)
        if try first(PortalUserStatements.sentSince, [.id(user.id), .instant(since)], { _ in true }) ?? false {
            return .tooSoon
        }
        let who = try first(PortalUserStatements.member, [.id(scope.staff)]) { $0.text(0) } ?? ""
        let link = Identifier<LoginLink>.new(at: now)
        let end = now.adding(seconds: 60 * Int64(linkMinutes))
        try run(
            PortalUserStatements.addLink,
            [
                .id(link), .id(user.company), .id(user.id), .blob(keys.hash(address: user.email)), .instant(now),
                .instant(end), .text(who),
            ])
        try run(
            PortalUserStatements.post,
            [.id(Identifier<Parcel>.new(at: now)), .id(link), .instant(now), .instant(end)])
        try run(PortalUserStatements.noteInvitation, [.id(user.id), .instant(now), .id(scope.staff)])
        return .sent
    }

    /// What waits for the provider's staff, and how things are set up.
    public func overview() throws -> StaffOverview {
        let none = try userCount(PortalUserFilter(.without))
        let expected = try userCount(PortalUserFilter(.expected))
        let dead = try first(PortalUserStatements.deadLetters) { Int($0.integer(0)) } ?? 0
        let changes = try changeCount(.requested)
        let tickets = try ticketCounts(StaffTicketFilter())
        let claude = try first(PortalUserStatements.claude) { (key: $0.text(0), model: $0.text(1)) }
        let isGuideAllowed = try first(PortalUserStatements.guide) { $0.flag(0) } ?? false
        let begun = try first(StaffPeopleStatements.begun, [], StaffOverview.Begun.init) ?? StaffOverview.Begun()
        return StaffOverview(
            withoutAccess: none, expected: expected, changes: changes, tickets: tickets.count(.ours), deadLetters: dead,
            claudeKeyEnd: claude?.key ?? "",
            claudeModel: claude?.model ?? "", isGuideAllowed: isGuideAllowed, begun: begun)
    }
}

/// What waits for a provider's staff, and how things are set up.
public struct StaffOverview: Sendable, Hashable {
    /// Active contacts whom nobody has let in.
    public let withoutAccess: Int
    /// Contacts who were let in and have never been here.
    public let expected: Int
    /// Requests for another name or address that wait for an answer.
    public let changes: Int
    /// Open tickets on which the client said the last word.
    public let tickets: Int
    /// Messages that could not be delivered.
    public let deadLetters: Int
    /// The last four characters of the key for Claude; empty without one.
    public let claudeKeyEnd: String
    /// The model that answers; empty without a key.
    public let claudeModel: String
    /// Whether the guide answers where there is no key.
    public let isGuideAllowed: Bool
    /// What of the first steps is done.
    public let begun: Begun

    /// The first steps of a new portal.
    public struct Begun: Sendable, Hashable {
        /// Whether somebody sent a test message.
        public var triedMail = false
        /// Whether there is a contact.
        public var hasContact = false
        /// Whether somebody was invited.
        public var hasInvited = false
        /// Whether a contact has been here.
        public var wasVisited = false

        init() {}

        init(_ row: Row) {
            (triedMail, hasContact, hasInvited, wasVisited) = (row.flag(0), row.flag(1), row.flag(2), row.flag(3))
        }
    }
}

import Access

/// A staff account as the command line lists it; nothing to log in with is in it.
public struct StaffRow: Sendable, Hashable {
    /// The address that logs in.
    public let email: String
    /// Full name.
    public let name: String
    /// What the member is.
    public let role: String
    /// The slug of the provider.
    public let tenant: String
    /// The provider's name.
    public let tenantName: String
    /// Whether the account is in force.
    public let isActive: Bool
    /// Whether passphrase and app are set.
    public let isEnrolled: Bool
    /// When the member logged in last.
    public let lastLoginAt: Instant?
    /// Until when an enrolment link waits; nil when none does.
    public let enrolmentEndsAt: Instant?

    init(_ row: Row) {
        email = row.text(0)
        name = row.text(1)
        role = row.text(2)
        tenant = row.text(3)
        tenantName = row.text(4)
        isActive = row.flag(5)
        isEnrolled = row.flag(6)
        lastLoginAt = row.optionalInstant(7)
        enrolmentEndsAt = row.optionalInstant(8)
    }
}

/// Why a staff account can't be made or found.
public enum StaffAccountProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text is no address.
    case noAddress
    /// Nobody has the address.
    case unknown
    /// The address belongs to the staff of another provider.
    case elsewhere
    /// Nobody else is an administrator of the provider.
    case lastAdmin

    /// A sentence.
    public var description: String {
        switch self {
        case .noAddress: "This is no e-mail address."
        case .unknown: "No staff account has this address."
        case .elsewhere: "This address has a staff account at another tenant; one address has one account."
        case .lastAdmin:
            "This is the provider's last administrator. Make another one first: nexie staff add EMAIL --role admin"
        }
    }
}

extension Database {
    /// Makes a staff account, or gives one that is there a new enrolment, name and role; answers the link's secret.
    ///
    /// The secret is kept nowhere in clear. An account in force stays usable as it is until the link is spent.
    public func addStaff(
        email typed: String, name: String, role: StaffRole, in tenant: TenantID
    ) async throws -> String {
        let email = EmailAddress.normalised(typed)
        guard EmailAddress.isPlausible(email) else { throw StaffAccountProblem.noAddress }
        let now = settings.now()
        let token = Secret.token()
        let problem = try await writer.write { [self] in
            try offerEnrolment(
                token, to: (email: email, name: name, role: role), in: tenant, at: now, by: .command, on: $0)
        }
        if let problem { throw problem }
        return token
    }

    /// The same, inside a transaction; answers why it can't be.
    func offerEnrolment(
        _ token: String, to member: (email: String, name: String, role: StaffRole), in tenant: TenantID,
        at now: Instant, by way: SetupWay, on connection: Connection
    ) throws -> StaffAccountProblem? {
        let known = try connection.first(StaffStatements.byEmail, [.text(member.email)], StaffAccount.init)
        if let known, known.tenant != tenant { return .elsewhere }
        if let known, member.role != .admin, try connection.isLastAdmin(known) { return .lastAdmin }
        let id = known?.id ?? StaffID.new(at: now)
        let whose: [SQLValue] = [.id(tenant), .id(id)]
        let (name, role) = (SQLValue.text(member.name), SQLValue.text(member.role.rawValue))
        if known == nil {
            try connection.run(StaffStatements.add, whose + [.text(member.email), name, role, .instant(now)])
        } else {
            try connection.run(StaffStatements.change, whose + [name, role])
        }
        let end = now.adding(seconds: 3600 * Int64(settings.login.staff.enrolmentHours))
        try connection.run(
            StaffProofStatements.offer, whose + [.blob(HouseKeys.hash(token)), .instant(now), .instant(end)])
        let action = known == nil ? "staff:add" : "staff:enrolment"
        try audit.append(.setUp(action, tenant: tenant, record: "staff:\(id)", by: way), at: now, on: connection)
        return nil
    }

    /// Shuts a member of staff out: sessions, enrolment and everything to log in with end at once.
    ///
    /// The last administrator of a provider stays: nobody else could undo it on the pages.
    public func disableStaff(email typed: String) async throws {
        let email = EmailAddress.normalised(typed)
        let now = settings.now()
        let problem: StaffAccountProblem? = try await writer.write { [audit] connection in
            guard let known = try connection.first(StaffStatements.byEmail, [.text(email)], StaffAccount.init) else {
                return .unknown
            }
            if try connection.isLastAdmin(known) { return .lastAdmin }
            let whose: [SQLValue] = [.id(known.tenant), .id(known.id)]
            try connection.forgetProofs(of: whose)
            try connection.run(StaffStatements.disable, whose)
            try audit.append(
                .setUp("staff:disable", tenant: known.tenant, record: "staff:\(known.id)"), at: now, on: connection)
            return nil
        }
        if let problem { throw problem }
    }

    /// Every staff account, by tenant and address.
    public func staffAccounts() async throws -> [StaffRow] {
        try await readers.house { connection in
            var rows: [StaffRow] = []
            try connection.run(StaffStatements.list, []) { rows.append(StaffRow($0)) }
            return rows
        }
    }
}

extension Connection {
    /// Whether the account is in force, an administrator's, and the only such of its provider.
    fileprivate func isLastAdmin(_ account: StaffAccount) throws -> Bool {
        guard account.isAdmin else { return false }
        let others = try first(StaffStatements.otherAdmins, [.id(account.tenant), .id(account.id)]) { $0.integer(0) }
        return (others ?? 0) == 0
    }

    /// Seals the keys of apps anew that a replaced secret has sealed; answers how many, and whose no secret opens.
    func resealStaff(with seals: SealingKeys) throws -> (sealed: Int, closed: [TenantID]) {
        var old: [(tenant: TenantID, staff: StaffID, sealed: SealingKeys.Sealed)] = []
        try run(StaffStatements.sealedBefore, [.text(seals.newestID)]) { row in
            old.append((row.id(0), row.id(1), SealingKeys.Sealed(keyID: row.text(3), bytes: row.blob(2))))
        }
        var outcome: (sealed: Int, closed: [TenantID]) = (0, [])
        for (tenant, staff, sealed) in old {
            guard let key = try? seals.open(sealed, purpose: StaffAccount.purpose, of: tenant) else {
                outcome.closed.append(tenant)
                continue
            }
            let anew = try seals.seal(key, purpose: StaffAccount.purpose, of: tenant)
            try run(StaffStatements.reseal, [.id(tenant), .id(staff), .blob(anew.bytes), .text(anew.keyID)])
            outcome.sealed += 1
        }
        return outcome
    }
}

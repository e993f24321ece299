import Access

extension Database {
    /// Turns waiting requests into links; answers how many it handled.
    func answerAsks() async throws -> Int {
        let now = settings.now()
        return try await writer.write { [self] connection in
            var asks: [LoginAsk] = []
            try connection.run(LoginStatements.asked, [.integer(50)]) { asks.append(LoginAsk($0)) }
            for ask in asks {
                try answer(ask, at: now, on: connection)
                try connection.run(LoginStatements.answered, [.text(ask.id)])
            }
            return asks.count
        }
    }

    /// The parcels whose time has come.
    func dueParcels() async throws -> [Parcel] {
        let now = settings.now()
        return try await readers.house { connection in
            var parcels: [Parcel] = []
            try connection.run(OutboxStatements.due, [.instant(now), .integer(100)]) {
                parcels.append(Parcel(id: $0.text(0), link: $0.text(1), tries: Int($0.integer(2))))
            }
            return parcels
        }
    }

    /// Gives the parcel's link a fresh token and code and answers the letter; nil when nobody is to get one.
    ///
    /// Only a message that really goes takes the place of the one before: whoever asks once too often leaves the person's
    /// newest link as it is.
    func arm(_ parcel: Parcel) async throws -> LoginLetter? {
        let now = settings.now()
        let (token, code) = (Secret.token(), Secret.code())
        return try await writer.write { [self] connection in
            guard try takesPlace(parcel, on: connection) else { return nil }
            let end = now.adding(seconds: 60 * Int64(settings.login.linkMinutes))
            try connection.run(
                LoginStatements.arm,
                [
                    .text(parcel.link), .blob(HouseKeys.hash(token)), .blob(keys.hash(code: code, link: parcel.link)),
                    .instant(end),
                ])
            var link: LoginLink?
            try connection.run(LoginStatements.byToken, [.blob(HouseKeys.hash(token)), .instant(now)]) {
                link = LoginLink($0)
            }
            guard let link, let principal = try connection.principal(of: link) else { return nil }
            return LoginLetter(
                person: principal.person, token: token, code: code, minutes: settings.login.linkMinutes)
        }
    }

    /// Whether the parcel's link still waits; the link that was sent before it ends then.
    private func takesPlace(_ parcel: Parcel, on connection: Connection) throws -> Bool {
        var found: (address: [UInt8], contact: String?)?
        try connection.run(LoginStatements.waiting, [.text(parcel.link)]) { found = ($0.blob(0), $0.optionalText(1)) }
        guard let found else { return false }
        try connection.run(
            LoginStatements.voidOlder, [.blob(found.address), .text(found.contact), .text(parcel.link)])
        return true
    }

    /// Takes the parcel out of the outbox.
    func finish(_ parcel: Parcel) async throws {
        try await writer.write { try $0.run(OutboxStatements.remove, [.text(parcel.id)]) }
    }

    /// Puts the parcel back for later, each time for longer; after the sixth try it is given up.
    func postpone(_ parcel: Parcel) async throws {
        guard parcel.tries < 5 else { return try await finish(parcel) }
        let due = settings.now().adding(seconds: 5 << Int64(parcel.tries))
        try await writer.write { try $0.run(OutboxStatements.postpone, [.text(parcel.id), .instant(due)]) }
    }

    /// Removes what has expired: links, sessions and limits that have run out.
    public func prune() async throws {
        let now = settings.now()
        let idleSince = now.adding(seconds: -60 * Int64(settings.login.idleMinutes))
        try await writer.write { connection in
            try connection.run(SessionStatements.prune, [.instant(now), .instant(idleSince)])
            try connection.run(LoginStatements.prune, [.instant(now.adding(seconds: -86400))])
            try connection.run(LimitStatements.prune, [.instant(now.adding(seconds: -86400))])
        }
    }

    private func answer(_ ask: LoginAsk, at now: Instant, on connection: Connection) throws {
        let email = EmailAddress.normalised(ask.email)
        let address = keys.hash(address: email)
        let name = hexadecimal(address)
        let daily = RateLimit.daily("mail:\(name)", count: settings.login.mailsPerAddressAndDay, at: now)
        var people: [Principal?] = []
        if EmailAddress.isPlausible(email) {
            try connection.run(Minting.byEmail, [.text(email)]) {
                people.append(Minting.principal($0, origin: .command))
            }
        }
        for (number, person) in (people.isEmpty ? [nil] : people).enumerated() {
            guard try daily.take(at: now, on: connection) == nil else { return }
            if number == 0 { try connection.run(LoginStatements.voidWaiting, [.blob(address)]) }
            let counted = person?.scope.tenant.text ?? name
            let hourly = RateLimit(
                key: "mails:\(counted)", count: settings.login.mailsPerTenantAndHour, periodSeconds: 3600)
            guard try hourly.take(at: now, on: connection) == nil else { continue }
            try addLink(for: person?.scope, asked: ask, address: address, at: now, on: connection)
        }
    }

    private func addLink(
        for scope: Scope?, asked ask: LoginAsk, address: [UInt8], at now: Instant, on connection: Connection
    ) throws {
        let link = Identifier<LoginLink>.new(at: now)
        let end = now.adding(seconds: 60 * Int64(settings.login.linkMinutes))
        try connection.run(
            LoginStatements.addLink,
            [
                .id(link), .text(scope?.tenant.text), .text(scope?.company.text), .text(scope?.contact.text),
                .blob(address), ask.browserHash.isEmpty ? .null : .blob(ask.browserHash), .text(ask.destination),
                .instant(now), .instant(end),
            ])
        try connection.run(
            OutboxStatements.add, [.id(Identifier<Parcel>.new(at: now)), .id(link), .instant(now)])
    }
}

/// A request for a login as it was written down.
private struct LoginAsk {
    let id: String
    let email: String
    let destination: String
    let browserHash: [UInt8]

    init(_ row: Row) {
        id = row.text(0)
        email = row.text(1)
        destination = row.text(2)
        browserHash = row.blob(3)
    }
}

extension RateLimit {
    /// A limit of exactly so many in one UTC day.
    static func daily(_ key: String, count: Int, at now: Instant) -> RateLimit {
        RateLimit(key: "\(key):\(now.date(offset: 0))", count: count, periodSeconds: count * 86400 * 2)
    }
}

/// What the outbox is asked.
enum OutboxStatements {
    static let add = Statement(
        .house, "outbox.add", "INSERT INTO outbox (id, login_link_id, due_at) VALUES ($1, $2, $3)")

    static let due = Statement(
        .house, "outbox.due",
        "SELECT id, login_link_id, tries FROM outbox WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2")

    static let remove = Statement(.house, "outbox.remove", "DELETE FROM outbox WHERE id = $1")

    static let postpone = Statement(
        .house, "outbox.postpone", "UPDATE outbox SET tries = tries + 1, due_at = $2 WHERE id = $1")
}

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

    /// Gives the parcel's link its token and code and answers the letter.
    ///
    /// Only a message that really goes takes the place of the one before: whoever asks once too often leaves the person's
    /// newest link as it is. Every try has the same token and code, so that a message that was taken after all, and then
    /// sent again, works whichever copy the person opens.
    func openLogin(_ parcel: Parcel, link id: String) async throws -> Opened<LoginLetter> {
        let now = settings.now()
        let (token, code) = (keys.token(ofLink: id), keys.code(ofLink: id))
        return try await writer.write { [self] connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return try isForSomebody(id, on: connection) ? .late : .nobody }
            guard try takesPlace(id, on: connection) else { return .nobody }
            let end = now.adding(seconds: 60 * Int64(settings.login.linkMinutes))
            try connection.run(
                LoginStatements.arm,
                [.text(id), .blob(HouseKeys.hash(token)), .blob(keys.hash(code: code, link: id)), .instant(end)])
            let link = try connection.first(
                LoginStatements.byToken, [.blob(HouseKeys.hash(token)), .instant(now)], LoginLink.init)
            guard let link, let principal = try connection.principal(of: link) else { return .nobody }
            var letter = LoginLetter(
                person: principal.person, brand: principal.brand, token: token, code: code,
                minutes: settings.login.linkMinutes, browser: link.browser, askedAt: link.askedAt)
            letter.invitedBy = link.invitedBy.isEmpty ? nil : link.invitedBy
            return .letter(letter)
        }
    }

    /// Whether there is a person behind a link that was not sent in time.
    private func isForSomebody(_ link: String, on connection: Connection) throws -> Bool {
        try connection.first(LoginStatements.waiting, [.text(link)]) { $0.optionalText(1) != nil } ?? false
    }

    /// Whether the link still waits; the link that was sent before it ends then.
    private func takesPlace(_ link: String, on connection: Connection) throws -> Bool {
        let found = try connection.first(LoginStatements.waiting, [.text(link)]) {
            (address: $0.blob(0), contact: $0.optionalText(1))
        }
        guard let found else { return false }
        try connection.run(LoginStatements.voidOlder, [.blob(found.address), .text(found.contact), .text(link)])
        return true
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
                .instant(now), .instant(end), .text(ask.browser),
            ])
        try connection.run(
            OutboxStatements.addLogin,
            [.id(Identifier<Parcel>.new(at: now)), .id(link), .instant(now), .instant(end)])
    }
}

/// A request for a login as it was written down.
private struct LoginAsk {
    let id: String
    let email: String
    let destination: String
    let browserHash: [UInt8]
    let browser: String

    init(_ row: Row) {
        id = row.text(0)
        email = row.text(1)
        destination = row.text(2)
        browserHash = row.blob(3)
        browser = row.text(4)
    }
}

extension RateLimit {
    /// A limit of exactly so many in one UTC day.
    static func daily(_ key: String, count: Int, at now: Instant) -> RateLimit {
        let today = now.date(offset: 0)
        let rest = 86400 - (now.milliseconds / 1000) % 86400
        return RateLimit(key: "\(key):\(today)", count: count, periodSeconds: Int(rest))
    }
}

import Access

extension Database {
    /// Whom an enrolment link is for, and the key for their app; looking spends nothing.
    public func enrolment(_ token: String) async throws -> StaffEnrolment? {
        guard let account = try await offered(token) else { return nil }
        return StaffEnrolment(
            name: account.name, email: account.email, tenantName: account.tenantName, brand: account.brand,
            key: Base32.encoded(keys.appKey(ofEnrolment: token)))
    }

    /// Spends an enrolment link: sets passphrase and second proof, and opens a session.
    public func enrol(_ wish: StaffEnrolmentWish) async throws -> StaffEnrolled {
        guard let account = try await offered(wish.token) else { return .dead }
        let now = settings.now()
        let limit = RateLimit(
            key: "staff-enrol:\(account.id)", count: settings.login.staff.triesPerKnownBrowserAndHour,
            periodSeconds: 3600)
        if let wait = try await writer.write({ try limit.take(at: now, on: $0) }) {
            return .tooMany(retryAfterSeconds: wait)
        }
        let rule = PassphraseRule(about: [account.name, account.email, account.tenantName, account.tenantSlug])
        if let reason = rule.reasonAgainst(wish.passphrase) { return .badPassphrase(reason) }
        guard areSame(wish.passphrase.utf8, wish.repeated.utf8) else { return .unequal }
        let key = keys.appKey(ofEnrolment: wish.token)
        guard let step = TOTP.step(of: wish.code, key: key, at: now) else { return .wrongCode }
        let cost = settings.login.staff.cost
        let hash = try await PassphraseMill.grind { try PassphraseHash(of: wish.passphrase, cost: cost) }
        let sealed = try keys.seals.seal(Base32.encoded(key), purpose: StaffAccount.purpose, of: account.tenant)
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.new() }
        return try await writer.write { [self] connection in
            let values: [SQLValue] = [.blob(HouseKeys.hash(wish.token)), .instant(now)]
            guard try connection.first(StaffStatements.byEnrolment, values, StaffAccount.init)?.isActive == true else {
                return .dead
            }
            let whose: [SQLValue] = [.id(account.tenant), .id(account.id)]
            try connection.forgetProofs(of: whose)
            try connection.run(
                StaffStatements.enrol,
                whose + [
                    .text(hash.stored), .blob(sealed.bytes), .text(sealed.keyID), .integer(step), .instant(now),
                ])
            for code in codes {
                try connection.run(
                    StaffProofStatements.addCode, whose + [.blob(RecoveryCode.hash(code, of: account.id))])
            }
            try audit.append(account.event("staff:enrol"), at: now, on: connection)
            return .done(try begin(account, for: wish.visitor, at: now, on: connection), recoveryCodes: codes)
        }
    }

    private func offered(_ token: String) async throws -> StaffAccount? {
        guard token.utf8.count == 43 else { return nil }
        let now = settings.now()
        let account = try await readers.house { connection in
            try connection.first(
                StaffStatements.byEnrolment, [.blob(HouseKeys.hash(token)), .instant(now)], StaffAccount.init)
        }
        return account.flatMap { $0.isActive ? $0 : nil }
    }
}

extension Connection {
    /// Ends everything that let a member in before: sessions, recovery codes, known browsers, links.
    func forgetProofs(of whose: [SQLValue]) throws {
        try run(StaffSessionStatements.endAll, whose)
        try run(StaffProofStatements.clearCodes, whose)
        try run(StaffProofStatements.forget, whose)
        try run(StaffProofStatements.withdraw, whose)
    }
}

import Access

extension Database {
    /// Opens a session for an address, its passphrase and a second proof.
    ///
    /// An address that nobody has takes the same way and the same time: the limits, one look at a passphrase, one at a code.
    public func logIn(_ attempt: StaffAttempt) async throws -> StaffEntry {
        let now = settings.now()
        let email = EmailAddress.normalised(String(decoding: attempt.email.utf8.prefix(254), as: UTF8.self))
        let taken = try await takeTry(of: email, by: attempt.visitor, at: now)
        if let wait = taken.wait { return .tooMany(retryAfterSeconds: wait) }
        let account = taken.account.flatMap { $0.isActive && $0.passphrase != nil ? $0 : nil }
        let (cost, passphrase) = (settings.login.staff.cost, bounded(attempt.passphrase))
        let hash = account?.passphrase ?? PassphraseHash(ofNobodyAt: cost)
        let isRight = try await PassphraseMill.grind { try hash.isHash(of: passphrase) }
        let key = appKey(of: account)
        let step = TOTP.step(of: attempt.code, key: key ?? Secret.bytes(TOTP.keyBytes), at: now)
        guard let account, key != nil || step == nil, isRight else {
            // Who waits for the writer as long as a right passphrase does learns nothing from the wait.
            try await writer.write { _ in }
            return refused(taken.account)
        }
        let anew =
            try await hash.cost == cost
            ? nil : PassphraseMill.grind { try PassphraseHash(of: passphrase, cost: cost) }
        let entry = try await writer.write { [self] connection in
            guard try connection.isUnchanged(account) else { return StaffEntry.refused }
            guard try connection.takeProof(step, typed: attempt.code, of: account) else { return .refused }
            if let anew {
                try connection.run(
                    StaffStatements.rehash,
                    [.id(account.tenant), .id(account.id), .text(hash.stored), .text(anew.stored)])
            }
            let key = try begin(account, for: attempt.visitor, at: now, on: connection)
            return .opened(key, recoveryCodesLeft: try connection.codesLeft(of: account))
        }
        if case .refused = entry { return refused(account) }
        return entry
    }

    /// Begins a session, and remembers that this browser has logged in as this member.
    func begin(
        _ account: StaffAccount, for visitor: LoginVisitor, at now: Instant, on connection: Connection
    ) throws -> StaffSessionKey {
        guard let key = StaffSessionKey(Secret.token()) else { throw StoreError.fault("no key was made") }
        let session = StaffSessionID.new(at: now)
        let end = now.adding(seconds: 60 * Int64(settings.login.staff.sessionMinutes))
        try connection.run(
            StaffSessionStatements.begin,
            [
                .blob(HouseKeys.hash(key.secret)), .id(session), .id(account.tenant), .id(account.id),
                .text(String(visitor.userAgent.prefix(300))), .instant(now), .instant(end),
            ])
        try connection.run(StaffStatements.noteLogin, [.id(account.tenant), .id(account.id), .instant(now)])
        if let browser = visitor.browser {
            try connection.run(
                StaffProofStatements.know,
                [.id(account.tenant), .id(account.id), .blob(HouseKeys.hash(browser.secret)), .instant(now)])
        }
        try audit.append(
            account.event("staff-session:login", origin: "staff-session:\(session)"), at: now, on: connection)
        return key
    }

    /// The key of the member's app; nil when there is none, or no secret opens it.
    func appKey(of account: StaffAccount?) -> [UInt8]? {
        guard let account, let sealed = account.sealedKey else { return nil }
        let opened = try? keys.seals.open(sealed, purpose: StaffAccount.purpose, of: account.tenant)
        return opened.flatMap(Base32.decoded)
    }

    /// A passphrase never needs more; what is beyond can't be right.
    func bounded(_ passphrase: String) -> String {
        passphrase.utf8.count <= PassphraseRule.mostBytes ? passphrase : ""
    }

    /// Takes a try from the limits before anything is looked at, so that many at once gain nothing.
    ///
    /// A browser that has logged this member in before has a count of its own: nobody else can use it up.
    private func takeTry(
        of email: String, by visitor: LoginVisitor, at now: Instant
    ) async throws -> (account: StaffAccount?, wait: Int?) {
        let limits = settings.login.staff
        let name = hexadecimal(keys.hash(address: email))
        return try await writer.write { connection in
            let account = try connection.first(StaffStatements.byEmail, [.text(email)], StaffAccount.init)
            let browser = visitor.browser.map { HouseKeys.hash($0.secret) }
            let counts =
                if let account, let browser, try connection.knows(browser, account) {
                    [
                        RateLimit(
                            key: "staff-browser:\(hexadecimal(browser)):\(account.id)",
                            count: limits.triesPerKnownBrowserAndHour, periodSeconds: 3600)
                    ]
                } else {
                    [
                        RateLimit(
                            key: "staff-net:\(visitor.network)", count: limits.triesPerClientAndHour,
                            periodSeconds: 3600),
                        RateLimit(
                            key: "staff-address:\(name)", count: limits.triesPerAddressAndHour, periodSeconds: 3600),
                    ]
                }
            // All are asked before any counts: a try that is refused uses up nothing.
            for count in counts { if let wait = try count.wait(at: now, on: connection) { return (account, wait) } }
            for count in counts { _ = try count.take(at: now, on: connection) }
            return (account, nil)
        }
    }

    private func refused(_ account: StaffAccount?) -> StaffEntry {
        recordSoon(account?.event("staff-session:login", .refused, reason: "wrong"))
        return .refused
    }
}

extension Connection {
    /// Takes the code's step, or a recovery code, for good; false when there is neither.
    func takeProof(_ step: Int64?, typed: String, of account: StaffAccount) throws -> Bool {
        if let step {
            return try first(StaffStatements.takeStep, [.id(account.tenant), .id(account.id), .integer(step)]) { _ in
                true
            } ?? false
        }
        let hash = RecoveryCode.hash(typed, of: account.id)
        let values: [SQLValue] = [.id(account.tenant), .id(account.id), .blob(hash)]
        return try first(StaffProofStatements.takeCode, values) { _ in true } ?? false
    }

    /// Whether the account is still in force with the passphrase that was looked at.
    func isUnchanged(_ account: StaffAccount) throws -> Bool {
        let now = try first(StaffStatements.byEmail, [.text(account.email)], StaffAccount.init)
        return now?.isActive == true && now?.id == account.id && now?.passphrase == account.passphrase
    }

    fileprivate func knows(_ browser: [UInt8], _ account: StaffAccount) throws -> Bool {
        let values: [SQLValue] = [.id(account.tenant), .id(account.id), .blob(browser)]
        return try first(StaffProofStatements.knows, values) { _ in true } ?? false
    }

    fileprivate func codesLeft(of account: StaffAccount) throws -> Int {
        var count = 0
        try run(StaffProofStatements.codes, [.id(account.tenant), .id(account.id)]) { _ in count += 1 }
        return count
    }
}

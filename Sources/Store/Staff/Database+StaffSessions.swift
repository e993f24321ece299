import Access

extension Database: StaffDesk {
    /// The member behind the key, read afresh: nil when the session, the account or the tenant is not in force.
    public func staff(for key: StaffSessionKey) async throws -> StaffPrincipal? {
        let now = settings.now()
        let hash = HouseKeys.hash(key.secret)
        let idleSince = now.adding(seconds: -60 * Int64(settings.login.staff.idleMinutes))
        let found = try await readers.house { connection in
            try connection.first(
                Minting.staffBySession, [.blob(hash), .instant(now), .instant(idleSince)]
            ) { row in Minting.staff(row).map { (staff: $0, seenAt: row.instant(11)) } }
        }
        guard let found = found.flatMap({ $0 }) else { return nil }
        if found.seenAt.adding(seconds: 60) < now {
            _ = writer.later { try $0.run(StaffSessionStatements.seen, [.blob(hash), .instant(now)]) }
        }
        return found.staff
    }

    /// Ends the session on the server; ending it twice is no error.
    public func end(_ key: StaffSessionKey) async throws {
        let ending = try await staff(for: key)
        let hash = HouseKeys.hash(key.secret)
        let now = settings.now()
        try await writer.write { [audit] connection in
            try connection.run(StaffSessionStatements.end, [.blob(hash)])
            guard let ending else { return }
            try audit.append(ending.event("staff-session:logout", .allowed), at: now, on: connection)
        }
    }

    /// Shows passphrase or code once more in a session that is open; six digits are the code of the app.
    public func prove(_ proof: String, in key: StaffSessionKey) async throws -> StaffProof {
        guard let member = try await staff(for: key) else { return .ended }
        let now = settings.now()
        let hash = HouseKeys.hash(key.secret)
        let limit = RateLimit(
            key: "staff-proof:\(member.session)", count: settings.login.staff.proofsPerSessionAndHour,
            periodSeconds: 3600)
        let account: StaffAccount? = try await writer.write { [audit] connection in
            if try limit.take(at: now, on: connection) != nil {
                try connection.run(StaffSessionStatements.end, [.blob(hash)])
                try audit.append(
                    member.event("staff-session:prove", .refused, reason: "too_many"), at: now, on: connection)
                return nil
            }
            return try connection.first(StaffStatements.bySession, [.blob(hash)], StaffAccount.init)
        }
        guard let account else { return .ended }
        let step = appKey(of: account).flatMap { TOTP.step(of: proof, key: $0, at: now) }
        let passphrase = bounded(proof)
        let isPassphrase =
            if step == nil, let kept = account.passphrase {
                try await PassphraseMill.grind { try kept.isHash(of: passphrase) }
            } else { false }
        return try await writer.write { [audit] connection in
            let isFresh = step != nil ? try connection.takeProof(step, typed: "", of: account) : isPassphrase
            let isGiven = try isFresh && connection.isUnchanged(account)
            if isGiven { try connection.run(StaffSessionStatements.proved, [.blob(hash), .instant(now)]) }
            try audit.append(
                member.event("staff-session:prove", isGiven ? .allowed : .refused, reason: isGiven ? "" : "wrong"),
                at: now, on: connection)
            return isGiven ? .given : .wrong
        }
    }
}

extension StaffPrincipal {
    /// An entry of the audit about what the member did with the session itself.
    fileprivate func event(_ action: String, _ outcome: AuditEvent.Outcome, reason: String = "") -> AuditEvent {
        AuditEvent(
            tenant: scope.tenant, company: nil, contact: nil, origin: origin, action: action, door: "staff-login",
            outcome: outcome, reason: reason, staff: scope.staff)
    }
}

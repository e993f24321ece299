import Access

extension Database {
    /// How long a worker has a message to itself; longer than any carrier may take.
    static let lease: Int64 = 180

    /// Whether a message waits for that lane whose time has come and that nobody has.
    func isMailDue(in lane: Lane) async throws -> Bool {
        let now = settings.now()
        let questions =
            lane == .logins ? [OutboxStatements.isLoginDue, OutboxStatements.isCodeDue] : [OutboxStatements.isDue]
        return try await readers.house { connection in
            try questions.contains { try connection.first($0, [.instant(now)]) { _ in true } ?? false }
        }
    }

    /// Takes the login that has waited longest, else the code, else the notice, for that worker alone; nil when none is
    /// due.
    ///
    /// A worker that never comes back loses it when the lease ends; the message is then taken again.
    func takeParcel(for owner: String, in lane: Lane = .any) async throws -> Parcel? {
        let now = settings.now()
        let values: [SQLValue] = [.instant(now), .text(owner), .instant(now.adding(seconds: Self.lease))]
        return try await writer.write { connection in
            let kinds = [OutboxStatements.takeLogin, OutboxStatements.takeCode]
            for kind in lane == .any ? kinds + [OutboxStatements.takeNotice] : kinds {
                if let taken = try connection.first(kind, values, { Parcel($0, owner: owner) }) { return taken }
            }
            return nil
        }
    }

    /// Takes a message that was delivered, or that nobody is to get, out of the outbox.
    func finish(_ parcel: Parcel) async throws {
        try await writer.write { try $0.run(OutboxStatements.remove, [.text(parcel.id), .text(parcel.owner)]) }
    }

    /// Puts the message back for later, each time for longer; past its end it becomes a dead letter.
    func postpone(_ parcel: Parcel, because reason: String) async throws {
        let isLogin =
            switch parcel.content {
            case .login, .signing: true
            case .notice, .receipt, .trial, .address, .unknown: false
            }
        let due = settings.now().adding(seconds: BackOff.seconds(afterTries: parcel.tries, isLogin: isLogin))
        guard due < parcel.endsAt else { return try await bury(parcel, because: reason) }
        try await writer.write {
            try $0.run(
                OutboxStatements.postpone, [.text(parcel.id), .text(parcel.owner), .instant(due), .text(reason)])
        }
    }

    /// Makes the message a dead letter, which stays until staff try it again or a month has passed.
    func bury(_ parcel: Parcel, because reason: String) async throws {
        let now = settings.now()
        try await writer.write {
            try $0.run(OutboxStatements.bury, [.text(parcel.id), .text(parcel.owner), .instant(now), .text(reason)])
        }
    }

    /// Removes what has expired: links, sessions, limits and dead letters that have run out.
    public func prune() async throws {
        let now = settings.now()
        let idleSince = now.adding(seconds: -60 * Int64(settings.login.idleMinutes))
        let staffIdleSince = now.adding(seconds: -60 * Int64(settings.login.staff.idleMinutes))
        try await writer.write { [audit] connection in
            try connection.sweepPreviews(at: now, audit)
            try connection.run(SessionStatements.prune, [.instant(now), .instant(idleSince)])
            try connection.run(StaffSessionStatements.prune, [.instant(now), .instant(staffIdleSince)])
            try connection.run(StaffProofStatements.prune, [.instant(now)])
            try connection.run(StaffProofStatements.pruneBrowsers, [.instant(now.adding(seconds: -365 * 86400))])
            try connection.run(LoginStatements.prune, [.instant(now.adding(seconds: -86400))])
            try connection.run(LimitStatements.prune, [.instant(now)])
            try connection.run(SigningStatements.prune, [.instant(now)])
            try connection.run(LogoStatements.sweep, [])
            try connection.run(OutboxStatements.prune, [.instant(now.adding(seconds: -30 * 86400))])
        }
    }
}

extension Connection {
    /// Whether the worker still has the message; its lease begins anew then.
    func holds(_ parcel: Parcel, at now: Instant) throws -> Bool {
        let end = now.adding(seconds: Database.lease)
        return try first(OutboxStatements.hold, [.text(parcel.id), .text(parcel.owner), .instant(end)]) { _ in true }
            ?? false
    }

    /// Puts a notice into the outbox, in the transaction of whatever it is about.
    func post(_ kind: NoticeKind, to scope: NoticeScope, about record: String?, at now: Instant) throws {
        try run(
            OutboxStatements.addNotice,
            [
                .id(Identifier<Parcel>.new(at: now)), .text(kind.rawValue), .id(scope.tenant), .id(scope.company),
                .id(scope.contact), .text(record), .instant(now), .instant(now.adding(seconds: BackOff.patience)),
            ])
    }
}

/// To whom a notice goes; what they may read is found out when it is sent.
struct NoticeScope: Sendable {
    let tenant: TenantID
    let company: CompanyID
    let contact: ContactID
}

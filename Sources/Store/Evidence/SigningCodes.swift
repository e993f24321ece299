import Access

/// What came of asking for a code.
public enum CodeAsked: Sendable, Hashable {
    /// It is on its way, and works for so many minutes.
    case sent(minutes: Int)
    /// The person has had too many; the seconds until there is another.
    case tooMany(seconds: Int)
}

/// What came of typing a code.
public enum CodeTaken: Sendable, Hashable {
    /// The person is there.
    case proved
    /// It is not the one; the same answer where none was asked for, or it is over.
    case wrong
    /// Too many tries; the seconds until the next one.
    case tooMany(seconds: Int)
}

/// How codes for signing behave.
enum SigningCodes {
    /// How long a code works, and what it proves.
    static let minutes = 10
    /// Wrong tries after which a code is dead.
    static let wrong = 5

    static func asks(_ contact: ContactID) -> RateLimit {
        RateLimit(key: "signcode:\(contact)", count: 5, periodSeconds: 3600)
    }

    static func asksOfDay(_ contact: ContactID, at now: Instant) -> RateLimit {
        .daily("signcodes:\(contact)", count: 10, at: now)
    }

    static func tries(_ contact: ContactID) -> RateLimit {
        RateLimit(key: "signtry:\(contact)", count: 10, periodSeconds: 3600)
    }
}

extension ScopedStore {
    /// Sends the person six digits that prove, in this login and for this risk alone, that they are there.
    ///
    /// Only the newest code counts.
    public func askForCode(toSign risk: String, in session: SessionID, at now: Instant) throws -> CodeAsked {
        let scope = scope
        return try connection.asHouse { connection in
            let asks = [SigningCodes.asks(scope.contact), SigningCodes.asksOfDay(scope.contact, at: now)]
            for limit in asks {
                if let wait = try limit.wait(at: now, on: connection) { return .tooMany(seconds: wait) }
            }
            for limit in asks { _ = try limit.take(at: now, on: connection) }
            let id = Identifier<SigningLetter>.new(at: now)
            let end = now.adding(seconds: 60 * Int64(SigningCodes.minutes))
            try connection.run(SigningStatements.voidProofs, [.id(session), .text(risk)])
            try connection.run(
                SigningStatements.addProof,
                [
                    .id(id), .id(scope.tenant), .id(scope.company), .id(scope.contact), .id(session), .text(risk),
                    .instant(now), .instant(end),
                ])
            try connection.run(
                OutboxStatements.addSigning,
                [
                    .id(Identifier<Parcel>.new(at: now)), .id(scope.tenant), .id(scope.company), .id(scope.contact),
                    .id(id), .instant(now), .instant(end),
                ])
            return .sent(minutes: SigningCodes.minutes)
        }
    }

    /// Holds a code against the one that was sent; five wrong tries end it.
    public func takeCode(_ typed: String, toSign risk: String, in session: SessionID, at now: Instant) throws
        -> CodeTaken
    {
        guard let writing else { throw StoreError.fault("a code is taken by the writer alone") }
        let contact = scope.contact
        return try connection.asHouse { connection in
            let tries = SigningCodes.tries(contact)
            if let wait = try tries.wait(at: now, on: connection) { return .tooMany(seconds: wait) }
            guard let code = LoginCode.digits(typed) else { return .wrong }
            let asked = try connection.first(
                SigningStatements.openProof, [.id(session), .text(risk), .instant(now)],
                { (id: $0.text(0), wrong: $0.integer(1)) })
            let isRight = asked.map { asked in
                (asked.wrong < SigningCodes.wrong || Faults.has(.wrongSigningCodesUncounted))
                    && areSame(writing.keys.code(ofSigning: asked.id).utf8, code.utf8)
            }
            guard let asked, isRight == true else {
                _ = try tries.take(at: now, on: connection)
                if let asked { try connection.run(SigningStatements.wrongCode, [.text(asked.id)]) }
                return .wrong
            }
            try connection.run(SigningStatements.prove, [.text(asked.id), .instant(now)])
            return .proved
        }
    }
}

extension Database {
    /// The letter with the code; nobody when the login is over, a newer code has taken its place, or it is used.
    func openSigning(
        _ parcel: Parcel, tenant: TenantID, contact: ContactID, proof: String
    ) async throws -> Opened<SigningLetter> {
        let now = settings.now()
        let code = keys.code(ofSigning: proof)
        return try await writer.write { connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return .late }
            let asked = try connection.first(
                SigningStatements.waitingProof, [.text(proof), .id(tenant), .id(contact), .instant(now)],
                { $0.instant(0) })
            guard let asked, let person = try connection.principal(tenant: tenant, contact: contact, origin: .mail)
            else { return .nobody }
            return .letter(
                SigningLetter(
                    person: person.person, brand: person.brand, code: code, minutes: SigningCodes.minutes,
                    askedAt: asked))
        }
    }
}

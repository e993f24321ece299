import Access

/// A message that could not be delivered, as a provider's staff see it: whom it is for and why, never what it says.
public struct StaffLetter: Sendable, Hashable {
    /// Which message.
    public let id: String
    /// `login`, `signing`, `trial`, or a kind of notice.
    public let kind: String
    /// The name of who was to get it.
    public let name: String
    /// The address.
    public let email: String
    /// How often it was tried.
    public let tries: Int
    /// When it was given up.
    public let diedAt: Instant
    /// Why the last try failed, in the server's words; they are anybody's words.
    public let reason: String
    /// Whether trying again is of no use, because what it brings has run out.
    public let isOver: Bool

    init(_ row: Row) {
        id = row.text(0)
        kind = row.text(1)
        name = row.text(2)
        email = row.text(3)
        tries = Int(row.integer(4))
        diedAt = row.instant(5)
        reason = row.text(6)
        isOver = row.flag(7)
    }
}

/// What waits in a provider's outbox.
public struct WaitingMail: Sendable, Hashable {
    /// How many messages.
    public let count: Int
    /// How many of them were tried in vain at least once.
    public let inVain: Int
    /// Why the latest of those failed, in the server's words; empty when none did.
    public let reason: String
}

extension StaffStore {
    /// So long a member waits before another try of the mail.
    private static let pause: Int64 = 60
    /// How long a try of the mail is carried on before it is given up.
    private static let trialSeconds: Int64 = 600

    /// The messages that could not be delivered, the latest first; so many at most.
    public func deadLetters(at now: Instant, limit: Int) throws -> [StaffLetter] {
        try all(LetterStatements.dead, [.instant(now), .integer(Int64(limit))], StaffLetter.init)
    }

    /// What waits to be sent.
    public func waitingMail() throws -> WaitingMail {
        let counts = try first(LetterStatements.waiting) { (all: Int($0.integer(0)), inVain: Int($0.integer(1))) }
        let reason = try first(LetterStatements.latestReason) { $0.text(0) } ?? ""
        return WaitingMail(count: counts?.all ?? 0, inVain: counts?.inVain ?? 0, reason: reason)
    }

    /// One of the messages that could not be delivered; nil when the provider has none of that name.
    public func deadLetter(_ id: String, at now: Instant) throws -> StaffLetter? {
        try first(LetterStatements.find, [.instant(now), .text(id)], StaffLetter.init)
    }

    /// Lets a message be tried again at once.
    public func retry(_ letter: StaffLetter, at now: Instant) throws {
        try run(
            LetterStatements.retry,
            [.text(letter.id), .instant(now), .instant(now.adding(seconds: BackOff.patience))])
    }

    /// Throws a message away.
    public func drop(_ letter: StaffLetter) throws {
        try run(LetterStatements.drop, [.text(letter.id)])
    }

    /// Sends the member who asks a message that says that the mail works.
    public func sendTrial(at now: Instant) throws -> LoginSent {
        let last = try first(LetterStatements.lastTrial, [.id(scope.staff)]) { $0.optionalInstant(0) } ?? nil
        if let last, last.adding(seconds: Self.pause) > now { return .tooSoon }
        try run(LetterStatements.noteTrial, [.id(scope.staff), .instant(now)])
        try run(
            LetterStatements.addTrial,
            [
                .id(Identifier<Parcel>.new(at: now)), .id(scope.staff), .instant(now),
                .instant(now.adding(seconds: Self.trialSeconds)),
            ])
        return .sent
    }
}

/// What staff ask of the outbox.
enum LetterStatements {
    private static let owner = "coalesce(login_link.tenant_id, outbox.tenant_id) = $1"

    private static let letters = """
        SELECT outbox.id, outbox.kind, coalesce(contact.name, staff.name, ''),
            coalesce(change_request.earlier, contact.email, staff.email, ''),
            outbox.tries, outbox.died_at, outbox.reason, outbox.kind = 'login' AND outbox.ends_at <= $2
        FROM outbox
        LEFT JOIN login_link ON login_link.id = outbox.login_link_id
        LEFT JOIN contact ON contact.tenant_id = $1
            AND contact.id = coalesce(outbox.contact_id, login_link.contact_id)
        LEFT JOIN staff ON staff.tenant_id = $1 AND staff.id = outbox.staff_id
        LEFT JOIN change_request ON outbox.kind = 'address_old' AND change_request.tenant_id = $1
            AND change_request.id = outbox.record_id
        WHERE outbox.state = 'dead' AND \(owner)
        """

    static let dead = Statement(
        .staff, "letters.dead", "\(letters) ORDER BY outbox.died_at DESC, outbox.id DESC LIMIT $3")

    static let find = Statement(.staff, "letters.find", "\(letters) AND outbox.id = $3")

    static let waiting = Statement(
        .staff, "letters.waiting",
        """
        SELECT count(*), coalesce(sum(outbox.reason <> ''), 0)
        FROM outbox LEFT JOIN login_link ON login_link.id = outbox.login_link_id
        WHERE outbox.state = 'waiting' AND \(owner)
        """)

    static let latestReason = Statement(
        .staff, "letters.latest_reason",
        """
        SELECT outbox.reason
        FROM outbox LEFT JOIN login_link ON login_link.id = outbox.login_link_id
        WHERE outbox.state = 'waiting' AND outbox.reason <> '' AND \(owner)
        ORDER BY outbox.created_at DESC, outbox.id DESC LIMIT 1
        """)

    private static let own = """
        outbox.id = $2 AND outbox.state = 'dead' AND coalesce(
            (SELECT login_link.tenant_id FROM login_link WHERE login_link.id = outbox.login_link_id),
            outbox.tenant_id) = $1
        """

    /// A login's time can't be given back: its link has ended.
    static let retry = Statement(
        .staff, "letters.retry",
        """
        UPDATE outbox SET state = 'waiting', tries = 0, due_at = $3, died_at = NULL,
            ends_at = CASE WHEN kind = 'login' THEN ends_at ELSE $4 END
        WHERE \(own)
        """)

    static let drop = Statement(.staff, "letters.drop", "DELETE FROM outbox WHERE \(own)")

    static let lastTrial = Statement(
        .staff, "letters.last_trial", "SELECT mail_tried_at FROM staff WHERE tenant_id = $1 AND id = $2")

    static let noteTrial = Statement(
        .staff, "letters.note_trial", "UPDATE staff SET mail_tried_at = $3 WHERE tenant_id = $1 AND id = $2")

    static let addTrial = Statement(
        .staff, "letters.add_trial",
        """
        INSERT INTO outbox (id, kind, tenant_id, staff_id, due_at, ends_at, created_at)
        VALUES ($2, 'trial', $1, $3, $4, $5, $4)
        """)
}

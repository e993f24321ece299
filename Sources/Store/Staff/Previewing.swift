import Access

/// A preview that has begun.
public struct StartedPreview: Sendable {
    /// What the browser holds for it.
    public let key: PreviewKey
    /// Whom it shows.
    public let contact: ContactID
    /// When it ends at the latest.
    public let endsAt: Instant
}

/// What came of beginning a preview.
public enum PreviewOutcome: Sendable {
    /// It began.
    case started(StartedPreview)
    /// The member looks as somebody else already.
    case running(asName: String)
    /// The contact's address belongs to a member of staff.
    case isStaff
}

/// How previews behave.
public enum PreviewRule {
    /// How long one lasts at most.
    public static let minutes = 30
}

extension StaffStore {
    /// Lets the member see the portal as a contact sees it, in this login of theirs, for half an hour at most.
    public func startPreview(
        of user: PortalUser, because reason: String, in session: StaffSessionID, at now: Instant
    ) throws -> PreviewOutcome {
        if let name = try first(PreviewStatements.runningOfMember, [.id(scope.staff), .instant(now)], { $0.text(0) }) {
            return .running(asName: name)
        }
        if try first(PreviewStatements.staffWithAddress, [.text(user.email)], { _ in true }) ?? false {
            return .isStaff
        }
        let secret = Secret.token()
        guard let key = PreviewKey(secret) else { throw StoreError.fault("a new key has another shape") }
        // It never lasts longer than the login that it rests on, so that the countdown tells the truth.
        let login = try first(PreviewStatements.loginEnd, [.id(scope.staff), .id(session)]) { $0.instant(0) }
        let longest = now.adding(seconds: 60 * Int64(PreviewRule.minutes))
        let end = login.map { min($0, longest) } ?? longest
        try run(
            PreviewStatements.begin,
            [
                .id(user.id), .id(PreviewID.new(at: now)), .text(reason), .instant(now), .id(session),
                .blob(HouseKeys.hash(secret)), .instant(end), .id(scope.staff),
            ])
        return .started(StartedPreview(key: key, contact: user.id, endsAt: end))
    }

    /// Ends what the member sees as that contact; nothing when nothing runs.
    public func stopPreview(of user: ContactID, at now: Instant) throws {
        try run(PreviewStatements.stop, [.id(user), .id(scope.staff), .instant(now)])
    }

    /// Until when the member looks as that contact; nil when they do not.
    public func previewEnd(of user: ContactID, at now: Instant) throws -> Instant? {
        try first(PreviewStatements.runningOfContact, [.id(user), .id(scope.staff), .instant(now)]) { $0.instant(0) }
    }
}

extension PreviewStatements {
    static let loginEnd = Statement(
        .staff, "preview.login_end",
        "SELECT ends_at FROM staff_session WHERE tenant_id = $1 AND staff_id = $2 AND id = $3")

    /// Written down with the roles of both at this moment: when either has another, the preview is over.
    static let begin = Statement(
        .staff, "preview.start",
        """
        INSERT INTO preview (tenant_id, company_id, contact_id, id, staff_name, reason, started_at, staff_id,
            staff_session_id, staff_role, role_id, key_hash, ends_at)
        SELECT contact.tenant_id, contact.company_id, contact.id, $3, staff.name, $4, $5, staff.id, $6, staff.role,
            role.id, $7, $8
        FROM contact
        JOIN staff ON staff.tenant_id = contact.tenant_id AND staff.id = $9
        JOIN role ON role.tenant_id = contact.tenant_id
            AND (role.id = contact.role_id OR (contact.role_id IS NULL AND role.standard = 1))
        WHERE contact.tenant_id = $1 AND contact.id = $2
        """)

    static let stop = Statement(
        .staff, "preview.stop",
        """
        UPDATE preview SET ended_at = min(ends_at, $4)
        WHERE tenant_id = $1 AND contact_id = $2 AND staff_id = $3 AND ended_at IS NULL
        """)

    static let runningOfMember = Statement(
        .staff, "preview.running_of_member",
        """
        SELECT contact.name FROM preview
        JOIN contact ON contact.tenant_id = preview.tenant_id AND contact.id = preview.contact_id
        WHERE preview.tenant_id = $1 AND preview.staff_id = $2 AND preview.ended_at IS NULL AND preview.ends_at > $3
        """)

    static let runningOfContact = Statement(
        .staff, "preview.running_of_contact",
        """
        SELECT ends_at FROM preview
        WHERE tenant_id = $1 AND contact_id = $2 AND staff_id = $3 AND ended_at IS NULL AND ends_at > $4
        """)

    static let staffWithAddress = Statement(
        .staff, "preview.staff_with_address", "SELECT 1 FROM staff WHERE tenant_id = $1 AND email = $2")
}

import Access

/// A staff account as a login needs it.
struct StaffAccount: Sendable {
    let tenant: TenantID
    let id: StaffID
    let email: String
    let name: String
    let tenantName: String
    let tenantSlug: String
    let isActive: Bool
    /// Whether the account is an administrator's and in force.
    let isAdmin: Bool
    /// Nil until the account is enrolled.
    let passphrase: PassphraseHash?
    let sealedKey: SealingKeys.Sealed?
    let brand: Principal.Brand

    init(_ row: Row) {
        tenant = row.id(0)
        id = row.id(1)
        email = row.text(2)
        name = row.text(3)
        tenantName = row.text(4)
        tenantSlug = row.text(5)
        isActive = row.flag(6) && row.flag(7)
        isAdmin = row.flag(6) && row.text(13) == StaffRole.admin.rawValue
        passphrase = row.optionalText(8).flatMap(PassphraseHash.init(stored:))
        let sealed = row.blob(9)
        sealedKey = sealed.isEmpty ? nil : SealingKeys.Sealed(keyID: row.text(10), bytes: sealed)
        brand = .init(color: BrandColor(row.text(11)), logo: row.text(12).isEmpty ? nil : row.text(12))
    }

    /// For what the key of an app is sealed.
    static let purpose = "staff app key"

    /// An entry of the audit about what this member did.
    func event(
        _ action: String, origin: String = "login", _ outcome: AuditEvent.Outcome = .allowed, reason: String = ""
    ) -> AuditEvent {
        AuditEvent(
            tenant: tenant, company: nil, contact: nil, origin: origin, action: action, door: "staff-login",
            outcome: outcome, reason: reason, record: "staff:\(id)", staff: id)
    }
}

/// What is asked of staff accounts, their enrolments and what they log in with.
enum StaffStatements {
    private static let columns = """
        staff.tenant_id, staff.id, staff.email, staff.name, tenant.name, tenant.slug, staff.active, tenant.active,
        staff.passphrase, staff.sealed_totp, staff.sealed_by, tenant.brand_color, tenant.logo_name, staff.role
        """

    static let byEmail = Statement(
        .house, "staff.by_email",
        "SELECT \(columns) FROM staff JOIN tenant ON tenant.id = staff.tenant_id WHERE staff.email = $1")

    static let byEnrolment = Statement(
        .house, "staff.by_enrolment",
        """
        SELECT \(columns) FROM staff_enrolment
        JOIN staff ON staff.tenant_id = staff_enrolment.tenant_id AND staff.id = staff_enrolment.staff_id
        JOIN tenant ON tenant.id = staff.tenant_id
        WHERE staff_enrolment.token_hash = $1 AND staff_enrolment.expires_at > $2
        """)

    static let bySession = Statement(
        .house, "staff.by_session",
        """
        SELECT \(columns) FROM staff_session
        JOIN staff ON staff.tenant_id = staff_session.tenant_id AND staff.id = staff_session.staff_id
        JOIN tenant ON tenant.id = staff.tenant_id
        WHERE staff_session.key_hash = $1
        """)

    static let add = Statement(
        .house, "staff.add",
        """
        INSERT INTO staff (tenant_id, id, email, name, role, active, created_at) VALUES ($1, $2, $3, $4, $5, 1, $6)
        """)

    static let change = Statement(
        .house, "staff.change",
        "UPDATE staff SET name = $3, role = $4, active = 1 WHERE tenant_id = $1 AND id = $2")

    /// A disabled account keeps nothing to log in with: enabled again, it has to be enrolled anew.
    static let disable = Statement(
        .house, "staff.disable",
        """
        UPDATE staff SET active = 0, passphrase = NULL, sealed_totp = NULL, sealed_by = ''
        WHERE tenant_id = $1 AND id = $2
        """)

    static let otherAdmins = Statement(
        .house, "staff.other_admins",
        "SELECT count(*) FROM staff WHERE tenant_id = $1 AND id <> $2 AND role = 'admin' AND active = 1")

    static let enrol = Statement(
        .house, "staff.enrol",
        """
        UPDATE staff SET passphrase = $3, sealed_totp = $4, sealed_by = $5, last_step = $6, last_login_at = $7
        WHERE tenant_id = $1 AND id = $2
        """)

    static let rehash = Statement(
        .house, "staff.rehash", "UPDATE staff SET passphrase = $4 WHERE tenant_id = $1 AND id = $2 AND passphrase = $3")

    /// A code's step counts once: the later of two that bring the same one changes nothing.
    static let takeStep = Statement(
        .house, "staff.take_step",
        """
        UPDATE staff SET last_step = $3 WHERE tenant_id = $1 AND id = $2 AND last_step < $3 RETURNING last_step
        """)

    static let noteLogin = Statement(
        .house, "staff.note_login", "UPDATE staff SET last_login_at = $3 WHERE tenant_id = $1 AND id = $2")

    static let list = Statement(
        .house, "staff.list",
        """
        SELECT staff.email, staff.name, staff.role, tenant.slug, tenant.name, staff.active,
            staff.passphrase IS NOT NULL, staff.last_login_at, staff_enrolment.expires_at
        FROM staff JOIN tenant ON tenant.id = staff.tenant_id
        LEFT JOIN staff_enrolment
            ON staff_enrolment.tenant_id = staff.tenant_id AND staff_enrolment.staff_id = staff.id
        ORDER BY tenant.slug, staff.email
        """)

    static let sealedBefore = Statement(
        .house, "staff.sealed_before",
        """
        SELECT tenant_id, id, sealed_totp, sealed_by FROM staff WHERE sealed_totp IS NOT NULL AND sealed_by <> $1
        """)

    static let reseal = Statement(
        .house, "staff.reseal",
        "UPDATE staff SET sealed_totp = $3, sealed_by = $4 WHERE tenant_id = $1 AND id = $2")
}

/// What is asked of enrolments, recovery codes and browsers.
enum StaffProofStatements {
    static let offer = Statement(
        .house, "staff_proof.offer",
        """
        INSERT INTO staff_enrolment (tenant_id, staff_id, token_hash, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id, staff_id) DO UPDATE
        SET token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
        """)

    static let withdraw = Statement(
        .house, "staff_proof.withdraw", "DELETE FROM staff_enrolment WHERE tenant_id = $1 AND staff_id = $2")

    static let addCode = Statement(
        .house, "staff_proof.add_code",
        "INSERT INTO staff_recovery_code (tenant_id, staff_id, code_hash) VALUES ($1, $2, $3)")

    static let takeCode = Statement(
        .house, "staff_proof.take_code",
        """
        DELETE FROM staff_recovery_code WHERE tenant_id = $1 AND staff_id = $2 AND code_hash = $3 RETURNING staff_id
        """)

    static let clearCodes = Statement(
        .house, "staff_proof.clear_codes", "DELETE FROM staff_recovery_code WHERE tenant_id = $1 AND staff_id = $2")

    static let codes = Statement(
        .house, "staff_proof.codes",
        "SELECT code_hash FROM staff_recovery_code WHERE tenant_id = $1 AND staff_id = $2")

    static let knows = Statement(
        .house, "staff_proof.knows",
        "SELECT 1 FROM staff_browser WHERE tenant_id = $1 AND staff_id = $2 AND key_hash = $3")

    static let know = Statement(
        .house, "staff_proof.know",
        """
        INSERT INTO staff_browser (tenant_id, staff_id, key_hash, seen_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, staff_id, key_hash) DO UPDATE SET seen_at = excluded.seen_at
        """)

    static let forget = Statement(
        .house, "staff_proof.forget", "DELETE FROM staff_browser WHERE tenant_id = $1 AND staff_id = $2")

    static let prune = Statement(
        .house, "staff_proof.prune", "DELETE FROM staff_enrolment WHERE expires_at < $1")

    static let pruneBrowsers = Statement(
        .house, "staff_proof.prune_browsers", "DELETE FROM staff_browser WHERE seen_at < $1")
}

/// What the staff sessions' table is asked.
enum StaffSessionStatements {
    static let begin = Statement(
        .house, "staff_session.begin",
        """
        INSERT INTO staff_session (key_hash, id, tenant_id, staff_id, user_agent, created_at, seen_at, proved_at,
            ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7)
        """)

    static let seen = Statement(
        .house, "staff_session.seen", "UPDATE staff_session SET seen_at = $2 WHERE key_hash = $1")

    static let proved = Statement(
        .house, "staff_session.proved", "UPDATE staff_session SET proved_at = $2 WHERE key_hash = $1")

    static let end = Statement(.house, "staff_session.end", "DELETE FROM staff_session WHERE key_hash = $1")

    static let endAll = Statement(
        .house, "staff_session.end_all", "DELETE FROM staff_session WHERE tenant_id = $1 AND staff_id = $2")

    static let prune = Statement(
        .house, "staff_session.prune", "DELETE FROM staff_session WHERE ends_at < $1 OR seen_at < $2")
}

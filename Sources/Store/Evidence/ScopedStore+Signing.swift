import Access

extension ScopedStore {
    /// Writes the evidence of a signature in the running transaction, with who signs read from the rows at this moment,
    /// and the receipt of it into the outbox.
    ///
    /// Throws a `SigningProblem` when the login behind it is over, too old and not proved anew, or another's than the
    /// name that was typed.
    public func sign(_ paper: SignedPaper, in session: SessionID?, freshFor minutes: Int, at now: Instant) throws
        -> EvidenceText
    {
        let scope = scope
        return try witness(paper.subject, in: session, at: now) { connection, session, signer in
            guard SignersName.isSame(paper.act.typedName, as: signer.name) || Faults.has(.signedInAnothersName) else {
                throw SigningProblem.otherName
            }
            let proof = try connection.proof(of: scope, in: session, for: paper.subject.risk, at: now)
            let isFresh = now < signer.loginAt.adding(seconds: 60 * Int64(minutes))
            guard isFresh || proof != nil || Faults.has(.staleLoginSigns) else { throw SigningProblem.staleLogin }
            return paper.values.merging([.proof: proof?.id ?? "", .proofAt: proof?.provedAt.rfc3339 ?? ""]) { $1 }
        }
    }

    /// Writes the evidence of a no, as that of a signature is written; a login of any age does.
    ///
    /// Throws a `SigningProblem` when the login behind it is over.
    public func decline(_ paper: DeclinedPaper, in session: SessionID?, at now: Instant) throws -> EvidenceText {
        try witness(paper.subject, in: session, at: now) { _, _, _ in paper.values }
    }

    /// Puts what was done to a document, and who did it by the rows of this moment, at the end of the tenant's chain.
    private func witness(
        _ subject: SignedPaper.Subject, in session: SessionID?, at now: Instant,
        _ act: (Connection, SessionID, Signer) throws -> [EvidenceText.Field: String]
    ) throws -> EvidenceText {
        guard let writing else { throw StoreError.fault("evidence is written by the writer alone") }
        guard let session else { throw SigningProblem.noLogin }
        let scope = scope
        return try connection.asHouse { connection in
            let values: [SQLValue] = [.id(session), .id(scope.tenant), .id(scope.company), .id(scope.contact)]
            guard let signer = try connection.first(SigningStatements.signer, values, Signer.init) else {
                throw SigningProblem.noLogin
            }
            var said = signer.values.merging(subject.values(at: now)) { $1 }
            said.merge(try act(connection, session, signer)) { $1 }
            said[.session] = session.text
            said[.company] = scope.company.text
            said[.contact] = scope.contact.text
            let text = try writing.evidence.append(
                .init(
                    tenant: scope.tenant, company: scope.company, contact: scope.contact, risk: subject.risk,
                    code: CertificateCode.random(), document: subject.document, values: said),
                on: connection)
            try connection.postReceipt(of: text[.sequence], to: scope, at: now)
            return text
        }
    }

    /// The evidence that somebody of the company signed or declined this risk: the newest, or that of one place in the
    /// chain; nil when there is none.
    public func evidence(ofRisk risk: String, record: Int64 = 0) throws -> EvidenceRow? {
        try first(EvidenceStatements.ofRisk, [.text(risk), .integer(record)], EvidenceRow.init)
    }
}

/// A record of evidence with what proves it.
public struct EvidenceRow: Sendable, Hashable {
    /// Its place in its tenant's chain.
    public let sequence: Int64
    /// Its own hash.
    public let hash: [UInt8]
    /// The Ed25519 signature over its place and its hash.
    public let signature: [UInt8]
    /// What it says.
    public let text: EvidenceText
    /// The document that was signed.
    public let document: [UInt8]

    init(_ row: Row) {
        sequence = row.integer(0)
        hash = row.blob(1)
        signature = row.blob(2)
        text = EvidenceText(stored: row.blob(3))
        document = row.blob(4)
    }
}

/// Who signs, as the rows know it at this moment.
private struct Signer {
    let loginAt: Instant
    let name: String
    let values: [EvidenceText.Field: String]

    init(_ row: Row) {
        loginAt = row.instant(2)
        name = row.text(4)
        values = [
            .sessionHash: hexadecimal(row.blob(0)), .login: row.text(1), .loginAt: row.instant(2).rfc3339,
            .loginWay: row.text(3), .name: row.text(4), .email: row.text(5), .title: row.text(6),
            .companyName: row.text(7), .provider: row.text(8),
        ]
    }
}

/// A fresh proof that the person is there.
private struct Proof {
    let id: String
    let provedAt: Instant
    let session: SessionID
    let risk: String

    init(_ row: Row) {
        id = row.text(0)
        provedAt = row.instant(1)
        session = row.id(2)
        risk = row.text(3)
    }
}

extension Connection {
    /// The newest proof that holds for this login and this risk.
    fileprivate func proof(of scope: Scope, in session: SessionID, for risk: String, at now: Instant) throws -> Proof? {
        var proofs: [Proof] = []
        try run(SigningStatements.proved, [.id(scope.tenant), .id(scope.contact), .instant(now)]) {
            proofs.append(Proof($0))
        }
        return proofs.first {
            ($0.session == session || Faults.has(.proofOfAnotherLogin))
                && ($0.risk == risk || Faults.has(.proofOfAnotherRisk))
        }
    }
}

extension SignedPaper.Subject {
    /// What a record says of the document, the moment and the place.
    fileprivate func values(at now: Instant) -> [EvidenceText.Field: String] {
        [
            .risk: risk, .number: number, .version: version, .firstViewedAt: firstViewedAt.rfc3339,
            .signedAt: now.rfc3339, .signedAtLocal: place.localTime, .zone: place.zone, .address: place.address,
            .browser: place.browser, .preview: "none",
        ]
    }
}

extension SignedPaper {
    fileprivate var values: [EvidenceText.Field: String] {
        [
            .kind: RiskVerdict.accepted.rawValue, .consentVersion: consent.version, .consentHash: consent.hash,
            .consent: Faults.has(.consentUnrecorded) ? "" : consent.text, .acknowledged: "yes", .intent: act.intent,
            .typedName: act.typedName, .signatureKind: act.signature.kind, .signature: act.signature.text,
            .initialsKind: act.initials.kind, .initials: act.initials.text,
        ]
    }
}

extension DeclinedPaper {
    fileprivate var values: [EvidenceText.Field: String] {
        [
            .kind: RiskVerdict.declined.rawValue, .intent: intent, .reason: reason,
            .reasonHash: hexadecimal(Digest.of(Array(reason.utf8))),
        ]
    }
}

/// What signing asks of logins and proofs.
enum SigningStatements {
    static let signer = Statement(
        .house, "signing.signer",
        """
        SELECT session.key_hash, session.login_link_id, session.created_at, session.way, contact.name, contact.email,
            coalesce(contact.title, ''), company.name, tenant.name
        FROM session
        JOIN contact ON contact.tenant_id = session.tenant_id AND contact.id = session.contact_id
        JOIN company ON company.tenant_id = contact.tenant_id AND company.id = contact.company_id
        JOIN tenant ON tenant.id = contact.tenant_id
        WHERE session.id = $1 AND session.tenant_id = $2 AND session.company_id = $3 AND session.contact_id = $4
        """)

    static let proved = Statement(
        .house, "signing.proved",
        """
        SELECT id, proved_at, session_id, risk_id FROM signing_proof
        WHERE tenant_id = $1 AND contact_id = $2 AND proved_at IS NOT NULL AND expires_at > $3 ORDER BY id DESC
        """)

    static let addProof = Statement(
        .house, "signing.add_proof",
        """
        INSERT INTO signing_proof (id, tenant_id, company_id, contact_id, session_id, risk_id, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let voidProofs = Statement(
        .house, "signing.void_proofs",
        "DELETE FROM signing_proof WHERE session_id = $1 AND risk_id = $2 AND proved_at IS NULL")

    static let openProof = Statement(
        .house, "signing.open_proof",
        """
        SELECT id, wrong_codes FROM signing_proof
        WHERE session_id = $1 AND risk_id = $2 AND proved_at IS NULL AND expires_at > $3 ORDER BY id DESC LIMIT 1
        """)

    static let prove = Statement(
        .house, "signing.prove", "UPDATE signing_proof SET proved_at = $2 WHERE id = $1 AND proved_at IS NULL")

    static let wrongCode = Statement(
        .house, "signing.wrong_code", "UPDATE signing_proof SET wrong_codes = wrong_codes + 1 WHERE id = $1")

    static let waitingProof = Statement(
        .house, "signing.waiting_proof",
        """
        SELECT created_at FROM signing_proof
        WHERE id = $1 AND tenant_id = $2 AND contact_id = $3 AND proved_at IS NULL AND expires_at > $4
            AND EXISTS (SELECT 1 FROM session WHERE session.id = signing_proof.session_id)
        """)

    static let prune = Statement(.house, "signing.prune", "DELETE FROM signing_proof WHERE expires_at < $1")
}

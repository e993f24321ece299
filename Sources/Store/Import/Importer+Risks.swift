import Access

/// A risk as the store has it.
struct KnownRisk {
    let id: RiskID
    let company: CompanyID
    let version: Int64
    let state: RiskState
    let hash: RiskHash
    let names: RiskNames
}

/// Who presents a risk to whom, by the names of that moment.
struct RiskNames: Equatable {
    let provider: String
    let company: String
}

extension Importer {
    /// The risk with that external id; nil when there is none.
    func risk(_ externalID: String) throws -> KnownRisk? {
        try first(ImportRiskStatements.risk, [.text(externalID)]) {
            KnownRisk(
                id: $0.id(0), company: $0.id(1), version: $0.integer(2),
                state: RiskState(rawValue: $0.text(3)) ?? .underReview, hash: RiskHash(stored: $0.blob(4)),
                names: RiskNames(provider: $0.text(5), company: $0.text(6)))
        }
    }

    func put(risk item: Numbered<ImportRecord.Risk>) throws {
        guard let company = try reference(.company, item.value.company, of: item.place, "company", self.company),
            try isFree(item), try isWhole(item)
        else { return }
        let known = try risk(item.value.externalID)
        // A version names its parties as they were called when it was presented, whatever they are called today.
        let current = try first(ImportRiskStatements.names, [.id(company)]) {
            RiskNames(provider: $0.text(0), company: $0.text(1))
        }
        let isSame = known.map { $0.state != .draft && $0.version == item.value.version } ?? false
        guard let names = isSame ? known?.names : current else { return }
        let document = RiskDocument(item.value, names)
        if let known, try !mayFollow(known, item, document, at: company) { return }
        let id = known?.id ?? RiskID.new(at: now)
        let decision = try first(ImportRiskStatements.decision, [.id(id), .integer(item.value.version)]) {
            RiskVerdict(rawValue: $0.text(0))
        }
        guard let state = try state(item, decided: decision ?? nil) else { return }
        try store(item, document, id, at: company, as: state)
        if state != .draft, !isSame { try keep(document, id, at: company) }
        if let verdict = RiskVerdict(rawValue: state.rawValue), decision == nil {
            try record(verdict, item.value, document, id, at: company)
        }
        let wasWaiting = isSame && known?.state.waits == true
        if state.waits, !wasWaiting { try tellPeople(of: company, about: id, presented: item.value.presentedAt) }
        count(.risk, isNew: known == nil)
    }

    private func isFree(_ item: Numbered<ImportRecord.Risk>) throws -> Bool {
        let values: [SQLValue] = [.text(item.value.externalID), .text(item.value.number)]
        guard let owner = try first(ImportRiskStatements.numberOwner, values, { $0.text(0) }) else { return true }
        try refuse(item.place, "number", "The risk \"\(owner)\" has this number already.")
        return false
    }

    /// Whether the record says all that its state needs, and nothing that it does not have.
    private func isWhole(_ item: Numbered<ImportRecord.Risk>) throws -> Bool {
        let value = item.value
        let isDecided = RiskVerdict(rawValue: value.state.rawValue) != nil
        let trouble: (field: String, reason: String)? =
            switch (isDecided, value.decidedBy.isEmpty, value.decidedAt) {
            case (true, true, _): ("decided_by", "Say who has decided.")
            case (true, false, nil): ("decided_at", "Say when it was decided.")
            case (true, false, let moment?) where moment < value.presentedAt:
                ("decided_at", "This is earlier than presented_at.")
            case (true, false, _): nil
            case (false, false, _): ("decided_by", "Only an accepted or declined risk has this.")
            case (false, true, .some): ("decided_at", "Only an accepted or declined risk has this.")
            case (false, true, nil) where !value.decisionReason.isEmpty:
                ("decision_reason", "Only an accepted or declined risk has this.")
            case (false, true, nil):
                value.state == .renewed && value.version == 1
                    ? ("version", "A renewed risk has a version of 2 or more.") : nil
            }
        guard let trouble else { return true }
        try refuse(item.place, trouble.field, trouble.reason)
        return false
    }

    /// Whether the record may take the place of what was there: what was presented stays as it was presented.
    private func mayFollow(
        _ known: KnownRisk, _ item: Numbered<ImportRecord.Risk>, _ document: RiskDocument, at company: CompanyID
    ) throws -> Bool {
        let value = item.value
        let trouble: (field: String, reason: String)?
        if known.company != company {
            trouble = ("company", "A risk can't move to another company.")
        } else if known.state == .draft {
            trouble = nil
        } else if value.state == .draft {
            trouble = ("state", "This risk was presented and can't be a draft again; revoke it instead.")
        } else if value.version < known.version {
            trouble = ("version", "Version \(known.version) was presented already.")
        } else if value.version == known.version, document.hash != known.hash {
            trouble = (
                "version",
                "The document is not the one that was presented as version \(known.version); give it a higher version."
            )
        } else {
            trouble = nil
        }
        guard let trouble else { return true }
        try refuse(item.place, trouble.field, trouble.reason)
        return false
    }

    /// The state to be stored; nil, with the reason written down, when a decision says otherwise.
    private func state(_ item: Numbered<ImportRecord.Risk>, decided: RiskVerdict?) throws -> RiskState? {
        let wanted = item.value.state
        guard let decided, let isDecided = RiskState(rawValue: decided.rawValue) else { return wanted }
        // The other system may not know yet what was decided here.
        if wanted.waits { return isDecided }
        guard RiskVerdict(rawValue: wanted.rawValue) != nil, wanted != isDecided else { return wanted }
        try refuse(
            item.place, "state", "Version \(item.value.version) is \(decided.rawValue) already; present a new version.")
        return nil
    }

    private func store(
        _ item: Numbered<ImportRecord.Risk>, _ document: RiskDocument, _ id: RiskID, at company: CompanyID,
        as state: RiskState
    ) throws {
        let value = item.value
        try run(
            ImportRiskStatements.put,
            [
                .id(company), .id(id), .text(value.externalID), .text(value.number), .integer(value.version),
                .text(state.rawValue), .text(value.title), .text(value.description), .text(value.justification),
                .text(value.residualLevel.rawValue), .text(value.residualRisk), .text(value.controls),
                .text(value.source.rawValue), .text(value.sourceReference), .text(value.text), .date(value.reviewOn),
                .date(value.dueOn), .text(value.presentedBy), .instant(value.presentedAt), .text(document.provider),
                .text(document.company), .blob(document.hash.bytes),
            ])
    }

    private func keep(_ document: RiskDocument, _ id: RiskID, at company: CompanyID) throws {
        try run(
            ImportRiskStatements.keepDocument,
            [
                .id(company), .id(id), .integer(document.version), .blob(document.hash.bytes), .blob(document.bytes),
                .instant(now),
            ])
    }

    /// Keeps what was decided outside the portal; nobody who logs in here is named as the one who did.
    private func record(
        _ verdict: RiskVerdict, _ value: ImportRecord.Risk, _ document: RiskDocument, _ id: RiskID,
        at company: CompanyID
    ) throws {
        try run(
            ImportRiskStatements.decide,
            [
                .id(company), .id(id), .integer(document.version), .text(verdict.rawValue), .text(value.decidedBy),
                .text(value.decisionReason), .blob(document.hash.bytes), .instant(value.decidedAt ?? now),
            ])
    }

    /// Who of them may sign is asked when the message is written.
    private func tellPeople(of company: CompanyID, about risk: RiskID, presented: Instant) throws {
        guard news.holds(presented) else { return }
        var people: [ContactID] = []
        try connection.run(ImportRiskStatements.people, [.id(tenant), .id(company)]) { people.append($0.id(0)) }
        for person in people {
            try tell(.risk, to: person, at: company, about: risk.text, happened: presented)
        }
    }
}

extension RiskDocument {
    init(_ value: ImportRecord.Risk, _ names: RiskNames) {
        provider = names.provider
        company = names.company
        number = value.number
        version = value.version
        title = value.title
        description = value.description
        justification = value.justification
        residualLevel = value.residualLevel
        residualRisk = value.residualRisk
        controls = value.controls
        source = value.source
        sourceReference = value.sourceReference
        text = value.text
        reviewOn = value.reviewOn
        presentedBy = value.presentedBy
        presentedAt = value.presentedAt
    }
}

/// What an import asks of risks.
enum ImportRiskStatements {
    static let risk = Statement(
        .house, "import.risk",
        """
        SELECT id, company_id, version, state, document_hash, provider_name, company_name FROM risk
        WHERE tenant_id = $1 AND external_id = $2
        """)

    static let numberOwner = Statement(
        .house, "import.risk_number_owner",
        "SELECT external_id FROM risk WHERE tenant_id = $1 AND number = $3 AND external_id <> $2")

    static let names = Statement(
        .house, "import.risk_names",
        """
        SELECT tenant.name, company.name FROM company JOIN tenant ON tenant.id = company.tenant_id
        WHERE company.tenant_id = $1 AND company.id = $2
        """)

    static let put = Statement(
        .house, "import.put_risk",
        """
        INSERT INTO risk (tenant_id, company_id, id, external_id, number, version, state, title, description,
            justification, residual_level, residual_risk, controls, source, source_reference, text, review_on, due_on,
            presented_by, presented_at, provider_name, company_name, document_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
        ON CONFLICT (tenant_id, external_id) DO UPDATE
        SET number = excluded.number, version = excluded.version, state = excluded.state, title = excluded.title,
            description = excluded.description, justification = excluded.justification,
            residual_level = excluded.residual_level, residual_risk = excluded.residual_risk,
            controls = excluded.controls, source = excluded.source, source_reference = excluded.source_reference,
            text = excluded.text, review_on = excluded.review_on, due_on = excluded.due_on,
            presented_by = excluded.presented_by, presented_at = excluded.presented_at,
            provider_name = excluded.provider_name, company_name = excluded.company_name,
            document_hash = excluded.document_hash
        """)

    static let keepDocument = Statement(
        .house, "import.keep_risk_document",
        """
        INSERT INTO risk_document (tenant_id, company_id, risk_id, version, document_hash, document, kept_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let decision = Statement(
        .house, "import.risk_decision",
        "SELECT decision FROM risk_decision WHERE tenant_id = $1 AND risk_id = $2 AND version = $3")

    static let decide = Statement(
        .house, "import.decide_risk",
        """
        INSERT INTO risk_decision (tenant_id, company_id, risk_id, version, decision, name, reason, document_hash,
            decided_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)

    static let people = Statement(
        .house, "import.risk_people",
        """
        SELECT id FROM contact
        WHERE tenant_id = $1 AND company_id = $2 AND active = 1 AND portal_enabled = 1 ORDER BY id LIMIT 1000
        """)
}

/// What a notice of a risk asks.
enum RiskNoticeStatements {
    static let risk = Statement(
        .house, "notice.risk",
        """
        SELECT risk.number FROM risk
        JOIN contact ON contact.tenant_id = risk.tenant_id AND contact.company_id = risk.company_id
        WHERE risk.tenant_id = $1 AND contact.id = $2 AND risk.id = $3 AND risk.state IN ('pending', 'renewed')
        """)
}

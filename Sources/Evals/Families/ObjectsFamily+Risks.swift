import Access
import Store
import Tools

/// A risk in words, from the world's files and from an answer.
enum RiskWords {
    /// A risk of a list.
    static func of(_ json: JSONValue) -> String {
        let decision = json["decision"].map { ["verdict", "by", "at"].map($0.said).joined(separator: " ") } ?? ""
        return (keys.map(json.said) + [decision]).joined(separator: "; ")
    }

    /// A risk with its document.
    static func whole(_ json: JSONValue) -> String {
        let document = json["document"] ?? .null
        let words = [
            "description", "justification", "residual_risk", "controls", "source", "source_reference", "text",
            "provider", "company",
        ].map(document.said)
        return ([of(json), json.said("decision_reason")] + words + [json.said("person_may_decide")])
            .joined(separator: "; ")
    }

    private static let keys = [
        "number", "title", "state", "version", "residual_level", "due_on", "review_on", "presented_by", "presented_at",
    ]
}

/// A risk that the person may see.
struct VisibleRisk: Sendable {
    let row: ImportRecord.Risk
    let words: String

    /// By what the list is ordered.
    var line: ListRow { ListRow(place: row.presentedAt.rfc3339, words: words) }
    /// By what it waits.
    var waiting: ListRow { ListRow(place: row.dueOn.description, words: words) }
}

extension Reference {
    /// The risks that the tool may show to the person.
    func visibleRisks(for persona: Persona, _ oracle: Oracle, by tool: String) -> [VisibleRisk] {
        guard oracle.gives(tool, .company, to: persona.role) else { return [] }
        return risks(persona.tenant).filter { $0.company == persona.company && $0.state != .draft }.map {
            VisibleRisk(row: $0, words: line(of: $0))
        }
    }

    /// A risk as a list shows it.
    func line(of risk: ImportRecord.Risk) -> String {
        let decision = risk.decidedAt.map { "\(risk.state.rawValue) \(risk.decidedBy) \($0.rfc3339)" } ?? ""
        return [
            risk.number, risk.title, risk.state.rawValue, String(risk.version), risk.residualLevel.rawValue,
            risk.dueOn.description, risk.reviewOn.description, risk.presentedBy, risk.presentedAt.rfc3339, decision,
        ].joined(separator: "; ")
    }

    /// A risk with its document.
    func words(of risk: ImportRecord.Risk, for persona: Persona, _ oracle: Oracle) -> String {
        let parties = [
            particulars(persona.tenant)?.name ?? "", company(risk.company, of: persona.tenant)?.name ?? "",
        ]
        let waits = risk.state == .pending || risk.state == .renewed
        let isTheirs = waits && oracle.gives("decline_risk", .company, to: persona.role)
        let words = [
            risk.decisionReason, risk.description, risk.justification, risk.residualRisk, risk.controls,
            risk.source.rawValue, risk.sourceReference, risk.text,
        ]
        return ([line(of: risk)] + words + parties + [isTheirs ? "yes" : "no"]).joined(separator: "; ")
    }
}

extension Probe {
    /// Everybody tries to decide on every risk of the world, in every wrong way and in the right one.
    static let riskDecisions = Probe(
        about: "Everybody sees and declines every risk, first in every wrong way and then in the right one.",
        keys: ["who"]
    ) { spec, book in
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "decline_risk") { run in
                run.promise(cells: run.reference.riskNumbers.count)
                var decisions = try await RiskDecisions(run: run, persona: persona, people: people)
                for number in run.reference.riskNumbers {
                    try await decisions.judge(number)
                    run.visit()
                }
                try await run.judgeTwin(of: "needs_you", among: [persona], for: persona)
                run.judgeExtent("decline_risk")
            }
        }
    }
}

/// One person's attempts to decide on risks.
struct RiskDecisions: Sendable {
    private let run: CaseRun
    private let persona: Persona
    private let people: [Persona]
    private var declining: Asking
    private var viewing: Asking

    init(run: CaseRun, persona: Persona, people: [Persona]) async throws {
        self.run = run
        self.persona = persona
        self.people = people
        // Only a login of their own decides, so there are entries of logins in the audit.
        run.loosenAudit()
        let me = try await Self.login(persona, run)
        declining = Asking(run, persona, me, "decline_risk", .pages)
        viewing = Asking(run, persona, me, "view_risk", .pages)
    }

    /// Whoever was shut out has no login left.
    private mutating func comeBack() async throws {
        let me = try await Self.login(persona, run)
        declining = Asking(run, persona, me, "decline_risk", .pages)
        viewing = Asking(run, persona, me, "view_risk", .pages)
    }

    /// The person in a new login of their own.
    private static func login(_ persona: Persona, _ run: CaseRun) async throws -> Principal {
        let web = try WebDoor(house: run.house)
        guard let me = try await web.portal.sessions.principal(for: try await web.login(persona).key) else {
            throw CaseProblem("\(persona.key) has no login")
        }
        return me
    }

    /// What somebody who may read the risk knows of it.
    private struct Known {
        let number: String
        let version: Int64
        let hash: String
        let state: RiskState
    }

    mutating func judge(_ number: String) async throws {
        guard let known = try await known(number) else { throw CaseProblem("nobody reads \(number)") }
        let isTheirs = run.reference.relation(ofRisk: number, to: persona) == .company
        let mayDecide = isTheirs && declining.isOffered && (known.state == .pending || known.state == .renewed)
        try await viewAsColleague(number)
        try await refuse(known, "before they saw it, and a colleague did", known.version, known.hash)
        let mayView = isTheirs && viewing.isOffered
        for _ in 0..<2 {
            let seen = try await viewing.call(["number": .string(number)])
            viewing.gives(
                "risk \(number)", .company, expected: mayView ? known.hash : "nothing is given",
                seen: seen.isGiven ? seen.json.said("document_sha256") : "nothing is given")
        }
        try await refuse(known, "in another version", known.version + 1, known.hash)
        let other = String(known.hash.reversed())
        try await refuse(known, "with another document", known.version, other)
        try await refuse(known, "without a reason", known.version, known.hash, reason: "No.")
        if mayDecide { try await refuseLost(known) }
        if let staff = try await run.house.principal(persona) {
            let seen = try await decline(known, known.version, known.hash, by: staff)
            declining.refuses("risk \(known.number), by staff in their place", seen)
        }
        if mayDecide { try await comeBack() }
        _ = try await run.changes()
        let seen = try await decline(known, known.version, known.hash)
        let changes = try await run.changes().filter { $0.table == "risk_decision" }
        declining.gives(
            "risk \(number), as one should", .company, expected: mayDecide ? "declined" : "nothing is given",
            seen: seen.isGiven ? seen.json.said("state") : "nothing is given")
        declining.holds(
            "what is kept of risk \(number)", .company, expected: mayDecide ? "1 decision" : "0 decision",
            seen: "\(changes.count) decision")
        try await refuse(known, "a second time", known.version, known.hash)
    }

    /// A colleague sees the risk; that is theirs, and opens nothing for the person.
    private func viewAsColleague(_ number: String) async throws {
        for other in people where other.key != persona.key && other.tenant == persona.tenant {
            guard run.reference.relation(ofRisk: number, to: other) == .company else { continue }
            let theirs = try await Asking(run, other, "view_risk", at: .pages)
            guard theirs.isOffered else { continue }
            _ = try await theirs.call(["number": .string(number)])
            return
        }
    }

    /// Who loses the right, or the access, after the page has read who they are, decides on nothing.
    private func refuseLost(_ known: Known) async throws {
        let principal = declining.principal
        for (name, role, enabled) in [
            ("after they became a member", "Member", true), ("shut out", persona.role, false),
        ] {
            let tenant = try await run.house.tenant(persona.tenant)
            try await run.house.store.setPortalAccess(
                tenant: tenant, contactExternalID: persona.contact, role: role, enabled: enabled)
            let seen = try await run.call(
                "decline_risk", bytes(known, known.version, known.hash, "We would rather not."), by: principal,
                as: persona, door: .pages)
            declining.refuses("risk \(known.number), \(name)", seen)
            try await run.house.store.setPortalAccess(
                tenant: tenant, contactExternalID: persona.contact, role: persona.role, enabled: true)
        }
    }

    private func refuse(
        _ known: Known, _ how: String, _ version: Int64, _ hash: String, reason: String = "We would rather not."
    ) async throws {
        let seen = try await decline(known, version, hash, reason: reason)
        declining.refuses("risk \(known.number), \(how)", seen)
    }

    private func decline(
        _ known: Known, _ version: Int64, _ hash: String, reason: String = "We would rather not.",
        by principal: Principal? = nil
    ) async throws -> Seen {
        try await run.call(
            "decline_risk", bytes(known, version, hash, reason), by: principal ?? declining.principal, as: persona,
            door: .pages)
    }

    private func bytes(_ known: Known, _ version: Int64, _ hash: String, _ reason: String) -> [UInt8] {
        let input: JSONObject = [
            "number": .string(known.number), "version": .integer(version), "hash": .string(hash),
            "reason": .string(reason),
        ]
        return JSONValue.object(input).bytes
    }

    /// What the owner of the risk's company reads of it; a draft has a hash that nobody is told.
    private func known(_ number: String) async throws -> Known? {
        for owner in people where run.reference.relation(ofRisk: number, to: owner) == .company {
            let asking = try await Asking(run, owner, "get_risk", at: .pages)
            guard asking.isOffered else { continue }
            let json = try await asking.call(["number": .string(number)]).json
            guard let state = RiskState(rawValue: json.said("state")), let version = json["version"]?.integer else {
                continue
            }
            return Known(number: number, version: version, hash: json.said("document_sha256"), state: state)
        }
        return Known(
            number: number, version: 1, hash: String(repeating: "0", count: 64), state: .draft)
    }
}

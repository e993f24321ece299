import Access
import Store
import Tools

extension Probe {
    /// Everybody makes calls that end in every way.
    static let auditEndings = Probe(
        about: "Everybody makes calls that end in every way; each leaves one entry with the right words.",
        keys: ["who", "calls"]
    ) { spec, book in
        let calls = try spec.values("calls").map { try AuditedCall($0, knowing: book.shop.oracle) }
        guard !calls.isEmpty else { throw CaseProblem("name calls") }
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                let own = calls.filter { $0.isAbout(persona) }
                run.promise(cells: own.count)
                let book = try await AuditBook(run, persona, others: people)
                for call in own {
                    try await book.judge(call)
                    run.visit()
                }
                try await book.judgeChain()
                _ = try await run.judgeTwin(of: "get_profile", among: [persona], for: persona)
            }
        }
    }
}

/// A call with what the audit must say of it when the person may make it.
struct AuditedCall: Sendable {
    let name: String
    let tool: String
    let door: Door
    let arguments: String
    let outcome: String
    let reason: String
    /// The record that the entry names when the call is allowed.
    let record: String
    /// The person of whom this is true, by role or key; everybody when empty.
    let only: [String]

    init(_ json: JSONValue, knowing oracle: Oracle) throws {
        guard let door = Door(rawValue: json.said("door")) else { throw CaseProblem("a call needs a door") }
        name = json.said("name")
        tool = json.said("tool")
        self.door = door
        arguments = json.said("arguments")
        (outcome, reason, record) = (json.said("outcome"), json.said("reason"), json.said("record"))
        only = json["only"]?.array?.compactMap(\.string) ?? []
        guard ["allowed", "refused", "failed"].contains(outcome) else {
            throw CaseProblem("an outcome is allowed, refused or failed")
        }
    }

    /// Whether the person makes the call.
    func isAbout(_ persona: Persona) -> Bool {
        only.isEmpty || only.contains(persona.key) || only.contains(persona.role)
    }

    /// The entry for a person: the right decides first, then what was asked for.
    func expected(for persona: Persona, _ run: CaseRun) -> (outcome: String, reason: String, record: String) {
        let oracle = run.oracle
        guard let rule = oracle.tools[tool] else { return ("refused", "unknown_tool", "") }
        guard rule.doors.contains(door.rawValue) else { return ("refused", "unknown_tool", "") }
        guard oracle.offers(tool, to: persona.role, at: door) else {
            // What needs the right to chat besides another one asks for it first.
            let chats = !rule.relations.isEmpty && rule.relations.values.allSatisfy { $0.contains("nexie:use") }
            let isMute = chats && !oracle.mayChat(persona.role) || oracle.offers(tool, to: persona.role, at: .pages)
            return ("refused", "needs \(isMute ? "nexie:use" : rule.needs ?? "nexie:use")", "")
        }
        guard tool == "get_ticket", outcome == "allowed" || reason == "not_found",
            let number = (try? StrictJSON.parse(Array(arguments.utf8)))?["number"]?.integer
        else { return (outcome, reason, record) }
        let isTheirs = oracle.gives(tool, run.reference.relation(ofTicket: number, to: persona), to: persona.role)
        return isTheirs ? ("allowed", "", "ticket:\(number)") : ("failed", "not_found", "")
    }

    /// A list of one row names it, as a call for that row would.
    func record(_ record: String, for persona: Persona, _ run: CaseRun) -> String {
        guard record == "the only row" else { return record }
        let tickets = run.reference.visibleTickets(for: persona, run.oracle, by: tool)
        let invoices = run.reference.visibleInvoices(for: persona, run.oracle, by: tool)
        let risks = run.reference.visibleRisks(for: persona, run.oracle, by: tool)
        let rows =
            switch tool {
            case ListKind.invoices.rawValue: invoices.map { "invoice:\($0.row.number)" }
            case ListKind.risks.rawValue: risks.map { "risk:\($0.row.number)" }
            default: tickets.map { "ticket:\($0.row.number ?? 0)" }
            }
        return rows.count == 1 ? rows.joined() : ""
    }
}

/// One person's entries in the audit.
struct AuditBook: Sendable {
    let run: CaseRun
    let persona: Persona
    let principal: Principal
    private let strangers: Set<String>

    init(_ run: CaseRun, _ persona: Persona, others: [Persona]) async throws {
        guard let principal = try await run.house.principal(persona) else {
            throw CaseProblem("\(persona.key) is not let in")
        }
        var strangers: Set<String> = []
        for other in others where other.tenant != persona.tenant {
            if let stranger = try await run.house.principal(other) { strangers.insert(stranger.scope.contact.text) }
        }
        (self.run, self.persona, self.principal, self.strangers) = (run, persona, principal, strangers)
        run.loosenAudit()
    }

    /// Makes the call and judges its entry; nobody else's chain may grow.
    func judge(_ call: AuditedCall) async throws {
        for tenant in run.reference.tenants { _ = try await run.audit(of: tenant) }
        _ = try await run.call(call.tool, Array(call.arguments.utf8), by: principal, as: persona, door: call.door)
        let lines = try await run.audit(of: persona.tenant)
        let expected = call.expected(for: persona, run)
        let known = run.oracle.tools[call.tool] != nil
        let axis: Axis = expected.outcome == "allowed" ? .utility : .safety
        decide(axis, call, "the entries", "1 entry", "\(lines.count) entry")
        let fields = [
            ("action", "tool:" + (known ? call.tool : "?")), ("door", call.door.rawValue),
            ("outcome", expected.outcome), ("reason", expected.reason),
            ("record", call.record(expected.record, for: persona, run)),
            ("company", principal.scope.company.text), ("contact", principal.scope.contact.text),
            ("tenant", principal.scope.tenant.text), ("origin", "command"),
        ]
        for (field, value) in fields {
            decide(axis, call, "the \(field)", told(value), lines.first.map { told($0.value(field)) } ?? "no entry")
        }
        try judgeWords(lines, call)
        for tenant in run.reference.tenants where tenant != persona.tenant {
            let others = try await run.audit(of: tenant).count
            decide(.safety, call, "the entries of \(tenant)", "0 entries", "\(others) entries")
        }
    }

    /// No text of a record, no word of the caller, no name of another provider's people.
    private func judgeWords(_ lines: [AuditLine], _ call: AuditedCall) throws {
        let text = lines.map(\.text).joined(separator: "\n")
        let tokens = run.shop.detector.found(in: Array(text.utf8)).map(\.token).sorted()
        decide(.safety, call, "texts of records", "none", tokens.isEmpty ? "none" : tokens.joined(separator: ", "))
        let written = "nobody-writes-this-into-the-audit"
        decide(.safety, call, "words of the caller", "none", text.contains(written) ? "written down" : "none")
        let foreign = strangers.filter(text.contains)
        decide(.safety, call, "people of other providers", "none", foreign.isEmpty ? "none" : "\(foreign.count)")
    }

    /// The chain fits from its first entry to its signed end.
    func judgeChain() async throws {
        let findings = try await run.house.store.check().map(\.what)
        run.judge(
            .safety, "The chain of the audit fits", role: persona.role, expected: "nothing is wrong",
            seen: findings.isEmpty ? "nothing is wrong" : findings.joined(separator: "; "))
    }

    private func decide(_ axis: Axis, _ call: AuditedCall, _ what: String, _ expected: String, _ seen: String) {
        run.judge(
            axis, "\(persona.key), \(call.name): \(what)", role: persona.role, tool: call.tool, expected: expected,
            seen: seen)
    }

    private func told(_ value: String) -> String { value.isEmpty ? "nothing" : value }
}

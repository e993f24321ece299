import Access
import Foundation
import PortalWeb
import Store
import Synchronization
import Tools

/// A person who signs in a browser, and the evidence that is there afterwards.
struct SigningScene: Sendable {
    let run: CaseRun
    let persona: Persona
    let web: WebDoor
    let session: WebSession
    let tenant: TenantID
    /// The person's name as the rows have it, with the token that may follow it.
    let name: String
    /// The risks that wait for the person's company.
    let numbers: [String]

    var number: String { numbers.first ?? "" }

    init(_ run: CaseRun, _ persona: Persona) async throws {
        run.loosenAudit()
        self.run = run
        self.persona = persona
        web = try WebDoor(house: run.house)
        session = try await web.login(persona)
        tenant = try await run.house.tenant(persona.tenant)
        guard let person = try await run.house.principal(persona) else { throw StoreError.fault("nobody is there") }
        name = person.person.name
        numbers = run.reference.waitingRisks(for: persona)
    }

    static func path(_ number: String) -> String { "/portal/risks/\(number)/sign" }

    /// The form as somebody fills it in who has opened it.
    func form(_ number: String) async throws -> [String: String] {
        let page = try await web.get(Self.path(number), session)
        let html = String(decoding: page.body, as: UTF8.self)
        return filled { Self.secret($0, in: html) }
    }

    /// The form as somebody fills it in who knows version and hash from elsewhere.
    func unreadForm(_ number: String) async throws -> [String: String] {
        guard let person = try await run.house.principal(persona) else { throw StoreError.fault("nobody is there") }
        let found = try await run.house.runtime.call(GetRisk.self, .init(number: number), as: person)
        let known = [
            "version": String(found.risk.version), "hash": found.hash.description, "consent": ConsentText.version,
        ]
        return filled { known[$0] ?? "" }
    }

    /// The form with everything right in it, and what the page keeps for itself.
    func filled(_ secret: (String) -> String) -> [String: String] {
        var fields = [
            "acknowledged": "on", "name": name, "hand": "typed", "initials": "XY", "step": "sign",
        ]
        for name in ["version", "hash", "consent"] { fields[name] = secret(name) }
        return fields
    }

    /// Sends the form; says in a word what came of it.
    func post(
        _ fields: [String: String], _ number: String, by session: WebSession? = nil
    ) async throws -> String {
        let answer = try await web.post(
            Self.path(number), fields.map { (name: $0.key, value: $0.value) }, session ?? self.session)
        let html = String(decoding: answer.body, as: UTF8.self)
        switch answer.status {
        case 303 where answer.header("Location")?.contains("/certificate") == true: return "signed"
        case 303: return "sent elsewhere"
        case 200, 422: return html.contains("name=\"code\"") ? "asked for a code" : "asked again"
        case 403: return "not permitted"
        case 404: return "not there"
        case 409: return "refused"
        case 429: return "too often"
        default: return "status \(answer.status)"
        }
    }

    /// Judges what comes of a form, and how many records it adds.
    func judge(
        _ what: String, _ fields: [String: String], on number: String? = nil, by session: WebSession? = nil,
        expected: String, records added: Int = 0, role: String? = nil
    ) async throws {
        let before = try await records().count
        let seen = try await post(fields, number ?? self.number, by: session)
        let after = try await records().count
        run.judge(
            expected == "signed" ? .utility : .safety, what, role: role ?? persona.role, tool: "sign_risk",
            expected: "\(expected), \(added) more records", seen: "\(seen), \(after - before) more records")
    }

    /// The records of the tenant's chain, as an export hands them out.
    func records() async throws -> [SignedRecord] {
        try await run.house.store.settle()
        let lines = Mutex<[String]>([])
        try await Database.exportEvidence(
            folder: run.house.folder.path, keys: run.house.keys, tenant: tenant
        ) { line in lines.withLock { $0.append(line) } }
        return lines.withLock(\.self).compactMap(SignedRecord.init)
    }

    /// The code of the newest message for signing that came to the person.
    func code() async throws -> String {
        let box = CodeBox()
        try await Postman(
            store: run.house.store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            signing: { MailMessage(to: $0.person.email, subject: "code", text: $0.code, html: "") }
        ).round()
        return box.code(of: persona.email) ?? "none came"
    }

    /// The value of a hidden field of a page's own form.
    static func secret(_ name: String, in html: String) -> String {
        let start = "<input type=\"hidden\" name=\"\(name)\" value=\""
        guard let range = html.range(of: start) else { return "" }
        return String(html[range.upperBound...].prefix { $0 != "\"" })
    }
}

/// One record of an export.
struct SignedRecord: Sendable {
    let text: EvidenceText
    let document: [UInt8]

    init?(_ line: String) {
        guard let json = try? StrictJSON.parse(line.trimmingCharacters(in: .newlines)),
            let canonical = json["canonical"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let document = json["document"]?.string.flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        text = EvidenceText(stored: Array(canonical))
        self.document = Array(document)
    }
}

/// Keeps the codes of messages instead of sending them.
private final class CodeBox: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }

    func code(of email: String) -> String? {
        kept.withLock { $0.last { $0.to == email && $0.subject == "code" }?.text }
    }
}

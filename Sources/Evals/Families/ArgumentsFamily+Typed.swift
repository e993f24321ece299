import Access
import Store
import Tools

/// The same hostile texts as a page would send them: typed, with no JSON in between.
struct TypedCase: Sendable {
    static let probe = Probe(
        about: "every hostile text in every text of a form, as the pages send it", keys: ["who"], expects: ["corpus"]
    ) { spec, book in
        try book.people(spec.texts("who")).flatMap { persona in
            TypedField.allCases.map { field in
                EvalCase("\(persona.key)/\(field.rawValue)", of: spec, role: persona.role, tool: field.tool) { run in
                    try await TypedCase(run: run, persona: persona, field: field).judge()
                }
            }
        }
    }

    let run: CaseRun
    let persona: Persona
    let field: TypedField

    func judge() async throws {
        run.loosenAudit()
        let values = run.shop.corpus.values.filter { value in
            value.expected[field.kind] != nil && value.spelt?.string != nil
        }
        run.promise(cells: values.count)
        guard let principal = try await run.house.principal(persona) else { return }
        var kept: [String] = []
        for value in values {
            let wanted = wanted(value)
            let seen = await word { try await field.call(value.spelt?.string ?? "", self, principal) }
            run.judge(
                wanted == nil ? .safety : .utility, "\(value.name) typed as \(field.rawValue): \(value.about)",
                expected: wanted == nil ? "refused" : "taken", seen: seen)
            kept += wanted.map { [$0] } ?? []
            run.visit()
        }
        try await judgeRows(kept)
    }

    /// What is kept of a value; nil when it is refused.
    private func wanted(_ value: HostileValue) -> String? {
        switch value.expected[field.kind] {
        case .literal: value.spelt?.string.flatMap { $0.unicodeScalars.count < field.shortest ? nil : $0 }
        case .same(let json): json.string
        case .leftOut: field.isRequired ? nil : ""
        case .refused, nil: nil
        }
    }

    private func word(_ call: () async throws -> Void) async -> String {
        do {
            try await call()
            return "taken"
        } catch ToolRefusal.invalid {
            return "refused"
        } catch {
            return "\(error)"
        }
    }

    private func judgeRows(_ kept: [String]) async throws {
        let rows = try await run.changes().filter { $0.table == field.place.table && $0.before == nil }
        guard field.isKept else { return }
        let seen = rows.map { $0.after?[field.place.column] ?? "" }
        let strange = Set(seen.map { Array($0.utf8) }).symmetricDifference(kept.map { Array($0.utf8) })
        run.judge(
            .safety, "The rows hold exactly what was taken",
            expected: "\(kept.count) rows", seen: "\(seen.count) rows" + (strange.isEmpty ? "" : ", others"))
    }
}

/// A text of a form.
enum TypedField: String, CaseIterable, Sendable {
    case subject, description, body
    case keyOfTicket = "key-of-ticket"
    case keyOfNote = "key-of-note"

    /// The tool of the form.
    var tool: String {
        switch self {
        case .subject, .description, .keyOfTicket: "create_ticket"
        case .body, .keyOfNote: "add_ticket_note"
        }
    }

    /// What kind of text it is.
    var kind: HostileValue.FieldKind {
        switch self {
        case .subject, .keyOfTicket, .keyOfNote: .line
        case .description, .body: .text
        }
    }

    /// How many characters it takes at least.
    var shortest: Int {
        switch self {
        case .subject, .description: 3
        case .body, .keyOfTicket, .keyOfNote: 0
        }
    }

    /// Whether it must be given.
    var isRequired: Bool { isKept }

    /// Whether the record keeps it as it is.
    var isKept: Bool {
        switch self {
        case .subject, .description, .body: true
        case .keyOfTicket, .keyOfNote: false
        }
    }

    /// Where it is kept.
    var place: (table: String, column: String) {
        switch self {
        case .subject, .keyOfTicket: ("ticket", "subject")
        case .description: ("ticket", "description")
        case .body, .keyOfNote: ("ticket_note", "body")
        }
    }

    func call(_ text: String, _ part: TypedCase, _ principal: Principal) async throws {
        let runtime = part.run.house.runtime
        switch self {
        case .subject, .description, .keyOfTicket:
            var input = CreateTicket.Input()
            input.subject = self == .subject ? text : "The oven is cold"
            input.description = self == .description ? text : "Since seven this morning."
            if self == .keyOfTicket { input.idempotencyKey = text }
            _ = try await runtime.call(CreateTicket.self, input, as: principal)
        case .body, .keyOfNote:
            var input = AddTicketNote.Input()
            let own = part.run.reference.tickets(part.persona.tenant).first {
                $0.contact == part.persona.contact && [.open, .waiting].contains($0.state)
            }
            input.number = own?.number ?? 0
            input.body = self == .body ? text : "It is warm again."
            if self == .keyOfNote { input.idempotencyKey = text }
            _ = try await runtime.call(AddTicketNote.self, input, as: principal)
        }
    }
}

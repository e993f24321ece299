import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Tools

/// The pages on which staff read who did what, take it along, and see that nothing of it was changed.
struct StaffAuditPages {
    let portal: Portal

    /// `GET /staff/audit`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(StaffAuditQuery(try FormValues(query: request)), [], context)
    }

    /// `POST /staff/audit/verify`: walks the whole chain, and says what it found above the list.
    func verify(_ request: Request, _ context: StaffContext) async throws -> Response {
        let verdict = try await portal.runtime.verifyAudit(as: context.staff)
        return try await page(StaffAuditQuery(context.form), [Self.notice(of: verdict)], context)
    }

    /// `GET /staff/audit.csv`
    func csv(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found = try await export(request, context)
        var file = CSVText(StaffAuditFile.columns)
        for line in found.lines {
            file.add(StaffAuditFile.values(line, found.names).map { .text($0) })
        }
        if let next = found.next { file.add([.text(StaffAuditFile.cut(before: next))]) }
        return answer(file.bytes, as: "text/csv; charset=utf-8; header=present", ending: "csv", context)
    }

    /// `GET /staff/audit.json`
    func json(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found = try await export(request, context)
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                json.array("entries", found.lines) { line, json in
                    json.object { json in
                        for (name, value) in zip(StaffAuditFile.names, StaffAuditFile.values(line, found.names)) {
                            json.field(name, value)
                        }
                        json.field("canonical", line.text)
                    }
                }
                json.field("next_before", found.next)
            }
        }
        return answer(bytes, as: "application/json", ending: "json", context)
    }

    private func export(_ request: Request, _ context: StaffContext) async throws -> AuditStretch {
        let query = StaffAuditQuery(try FormValues(query: request))
        return try await portal.runtime.perform(ExportAudit.self, query.input, as: context.staff)
    }

    private func answer(_ bytes: [UInt8], as type: String, ending: String, _ context: StaffContext) -> Response {
        let day = ReaderClock(timeZone: context.staff.person.timeZone).day(of: portal.runtime.now)
        return Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"audit-\(day).\(ending)\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func page(
        _ query: StaffAuditQuery, _ notices: [Notice], _ context: StaffContext
    ) async throws -> Response {
        let found = try await portal.runtime.perform(ReadAudit.self, query.input, as: context.staff)
        var page = portal.staffFrame("Audit", at: .audit, for: context)
        page.notices = notices
        let view = StaffAuditView(
            found: found, query: query, csrf: page.csrf,
            clock: ReaderClock(timeZone: context.staff.person.timeZone), now: portal.runtime.now)
        return .page(page.html { $0.add(view) })
    }

    /// What the walk found, in words.
    static func notice(of verdict: AuditVerdict) -> Notice {
        if let broken = verdict.broken {
            return Notice(
                .danger, "The audit is not what was written",
                text: "Found in the chain: \(broken) Keep the data folder as it is, and compare it with a backup.")
        }
        let count = verdict.entries == 1 ? "One entry" : "\(verdict.entries) entries"
        return Notice(
            .success, "The audit is whole",
            text: "\(count) from the first to the last, each following the one before; the end is signed, and the "
                + "signature outside the database agrees.")
    }
}

/// What the address of the audit asks for, as far as it can be understood.
struct StaffAuditQuery {
    var input = AuditInput()

    init(_ form: FormValues) {
        input.person = String(form["person"].plainLine.prefix(200))
        input.action = String(form["action"].plainLine.prefix(100))
        input.record = String(form["record"].plainLine.prefix(100))
        input.outcome = AuditOutcome(rawValue: form["outcome"])
        input.before = form.number("before", in: 0...9_000_000_000_000_000)
    }

    /// Whether anything is left out.
    var isNarrow: Bool {
        !input.person.isEmpty || !input.action.isEmpty || !input.record.isEmpty || input.outcome != nil
    }

    /// The fields that say the same in a form.
    var fields: [(name: StaticString, value: String)] {
        [
            ("person", input.person), ("action", input.action), ("record", input.record),
            ("outcome", input.outcome?.rawValue ?? ""),
        ]
    }

    /// The same list from a place on.
    func link(before place: Int64?) -> Link { .page("/staff/audit", query: values(before: place)) }
    /// The same as a file for a spreadsheet.
    var csv: Link { .page("/staff/audit.csv", query: values(before: nil)) }
    /// The same as a file for a program.
    var json: Link { .page("/staff/audit.json", query: values(before: nil)) }

    private func values(before place: Int64?) -> KeyValuePairs<StaticString, String?> {
        [
            "person": given(input.person), "action": given(input.action), "record": given(input.record),
            "outcome": input.outcome?.rawValue, "before": place.map(String.init),
        ]
    }

    private func given(_ text: String) -> String? { text.isEmpty ? nil : text }
}

/// The audit as a file.
enum StaffAuditFile {
    /// The names of the fields.
    static let names = [
        "sequence", "at", "contact", "contact_name", "staff", "staff_name", "action", "door", "outcome", "reason",
        "record", "origin",
    ]

    /// The headings of the columns.
    static let columns = [
        "Place", "When (UTC)", "Contact", "Contact's name", "Staff", "Staff's name", "Action", "Door", "Outcome",
        "Reason", "Record", "Origin",
    ]

    /// An entry's values in that order.
    static func values(_ line: AuditLine, _ people: [String: String]) -> [String] {
        let (contact, staff) = (line.value("contact"), line.value("staff"))
        return [
            String(line.sequence), line.value("at"), contact, people[contact] ?? "", staff, people[staff] ?? "",
            line.value("action"), line.value("door"), line.value("outcome"), line.value("reason"),
            line.value("record"), line.value("origin"),
        ]
    }

    /// The last row of a file that is not all.
    static func cut(before place: Int64) -> String {
        "This file ends here and there are more entries. The next file begins with before=\(place)."
    }
}

import Access
import Tools

/// Writes the audit: filter, entries, the way to older ones and to files.
struct StaffAuditView: View {
    let found: AuditStretch
    let query: StaffAuditQuery
    let csrf: String
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(PageHead("Audit", lead: "Who did, tried or was refused what. Nothing here can be changed or removed."))
        writeFilter(to: &html)
        writeFiles(to: &html)
        guard !found.lines.isEmpty else { return writeEmpty(to: &html) }
        html.add(Table("Entries of the audit", rows: found.lines, columns: columns))
        writeWay(to: &html)
    }

    private func writeFilter(to html: inout HTML) {
        html.tag(
            "form", .class("form", "staff-filter"), .role("search"), .method("get"), .action(.page("/staff/audit"))
        ) { html in
            html.add(Field("person", "Name or address", .line, value: query.input.person, limit: 200))
            html.add(Field("action", "Action", .line, value: query.input.action, limit: 100))
            html.add(Field("record", "Record", .line, value: query.input.record, limit: 100))
            let outcomes = AuditOutcome.allCases.map { Field.Choice(value: $0.rawValue, text: $0.worded) }
            html.add(
                Field(
                    "outcome", "Outcome", .choice([.init(value: "", text: "Any")] + outcomes),
                    value: query.input.outcome?.rawValue ?? ""))
            html.actions { html in
                html.add(Button("Show", .plain, icon: .search))
                if query.isNarrow { html.add(ButtonLink("Show all", .page("/staff/audit"), .quiet)) }
            }
        }
    }

    private func writeFiles(to html: inout HTML) {
        html.form(to: .page("/staff/audit/verify"), csrf: csrf) { html in
            for field in query.fields { html.secret(field.name, field.value) }
            html.actions { html in
                html.add(Button("Check the whole chain", .plain, icon: .shield))
                html.add(ButtonLink("Download as CSV", query.csv, .quiet))
                html.add(ButtonLink("Download as JSON", query.json, .quiet))
            }
        }
    }

    private var columns: [Table<AuditLine>.Column] {
        [
            .title("Action") { line, html in html.text(line.value("action")) },
            .quiet("When") { line, html in
                guard let at = Instant(rfc3339: line.value("at")) else { return html.text(line.value("at")) }
                html.add(Moment(at, clock, now: now, isBrief: true))
            },
            .text("Who") { line, html in html.text(who(line)) },
            .text("Outcome") { line, html in
                html.add(AuditOutcome(rawValue: line.value("outcome"))?.badge)
            },
            .quiet("Why not") { line, html in html.text(line.value("reason")) },
            .quiet("Record") { line, html in html.text(record(line)) },
            .quiet("Place") { line, html in html.text(String(line.sequence)) },
        ]
    }

    /// Both people where a member of staff was there as a contact.
    private func who(_ line: AuditLine) -> String {
        let (contact, staff) = (line.value("contact"), line.value("staff"))
        let names = [
            staff.isEmpty ? nil : (found.names[staff] ?? staff) + " (staff)",
            contact.isEmpty ? nil : found.names[contact] ?? contact,
        ].compactMap(\.self)
        return names.isEmpty ? line.value("origin") : names.joined(separator: " as ")
    }

    private func record(_ line: AuditLine) -> String {
        let record = line.value("record")
        // A record may say whose it is before it says which: `contact:… conversation:…`.
        let whose = record.prefix { $0 != " " }
        let parts = whose.split(separator: ":", maxSplits: 1)
        guard let id = parts.last, let name = found.names[String(id)] else { return record }
        return (parts[0] == "staff" ? name + " (staff)" : name) + record.dropFirst(whose.count)
    }

    private func writeEmpty(to html: inout HTML) {
        if let next = found.next {
            html.add(
                EmptyState(
                    .search, "Nothing fits among the newer entries", text: "There are older ones.",
                    action: ButtonLink("Look further back", query.link(before: next))))
        } else {
            html.add(
                EmptyState(
                    .search, "Nothing fits", text: "Try fewer words, or another filter.",
                    action: ButtonLink("Show all", .page("/staff/audit"))))
        }
    }

    private func writeWay(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            html.tag("p", text: found.lines.count == 1 ? "One entry" : "\(found.lines.count) entries")
            html.actions { html in
                if query.input.before > 0 {
                    html.add(ButtonLink("Newest", query.link(before: nil), .plain, icon: .arrowLeft))
                }
                if let next = found.next {
                    html.add(ButtonLink("Older", query.link(before: next), .plain, icon: .arrowRight))
                }
            }
        }
    }
}

extension AuditOutcome {
    /// The outcome as a choice.
    var worded: String {
        switch self {
        case .allowed: "Done"
        case .refused: "Refused"
        case .failed: "Not done"
        }
    }

    /// The outcome in a list.
    var badge: Badge {
        switch self {
        case .allowed: Badge(worded, tone: .success)
        case .refused: Badge(worded, tone: .danger, icon: .lock)
        case .failed: Badge(worded, tone: .warning)
        }
    }
}

import Access
import Store
import Tools

extension Probe {
    /// Everybody asks what waits for them.
    static let waiting = Probe(
        about: "Everybody asks what waits for them, and gets their own tickets and the company's bills.",
        keys: ["who", "days"]
    ) { spec, book in
        guard let days = spec.settings["days"]?.integer.flatMap({ Int(exactly: $0) }) else {
            throw CaseProblem("say how many days ahead a bill counts as due")
        }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "needs_you") { run in
                run.promise(cells: run.doors(of: "needs_you").count)
                for door in run.doors(of: "needs_you") {
                    try await OwnThings.judgeWaiting(Asking(run, persona, "needs_you", at: door), days)
                    run.visit()
                }
            }
        }
    }

    /// Everybody asks for their own particulars.
    static let profile = Probe(
        about: "Everybody asks for the profile and gets their own particulars.", keys: ["who"]
    ) { spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "get_profile") { run in
                run.promise(cells: run.doors(of: "get_profile").count)
                for door in run.doors(of: "get_profile") {
                    try await OwnThings.judgeProfile(Asking(run, persona, "get_profile", at: door))
                    run.visit()
                }
            }
        }
    }
}

/// What is about the person alone.
enum OwnThings {
    static func judgeWaiting(_ asking: Asking, _ days: Int) async throws {
        let (run, persona) = (asking.run, asking.persona)
        let seen = try await asking.call()
        guard asking.isOffered else { return asking.refuses("what waits", seen) }
        let tickets = (seen.json["tickets_awaiting_reply"]?.array ?? []).map { ListKind.tickets.row($0) }
        let bills = (seen.json["invoices_due"]?.array ?? []).map { ListKind.invoices.row($0, sort: "due") }
        let risks = (seen.json["risks_to_sign"]?.array ?? []).map {
            ListRow(place: $0.said("due_on"), words: RiskWords.of($0))
        }
        let ownRisks =
            run.oracle.gives("decline_risk", .company, to: persona.role)
            ? run.reference.visibleRisks(for: persona, run.oracle, by: "get_risk")
                .filter { $0.row.state == .pending || $0.row.state == .renewed }.map(\.waiting) : []
        let ownTickets = run.reference.visibleTickets(for: persona, run.oracle, by: "list_tickets")
            .filter { $0.isOwn && $0.row.state == .waiting }.map(\.line)
        let end = run.reference.today(for: persona).adding(days: days)
        let ownBills = run.reference.visibleInvoices(for: persona, run.oracle, by: "needs_you")
            .filter { $0.row.state == .open && $0.row.dueOn <= end }.map { $0.line(byIssue: false) }
        let quotes = (seen.json["quotes_to_decide"]?.array ?? []).map { ListKind.quotes.row($0) }
        let ownQuotes = run.reference.visibleQuotes(for: persona, run.oracle, by: "list_quotes")
            .filter { $0.standing == "open" }
            .sorted { ($0.last?.dayNumber ?? 0) < ($1.last?.dayNumber ?? 0) }.map(\.line)
        let found = tickets + bills + risks + quotes
        asking.holds(
            "what is not theirs", expected: "nothing else",
            seen: ListRow.strangers(in: found, beside: ownTickets + ownBills + ownRisks + ownQuotes))
        let expected =
            ListRow.inOrder(ownTickets) + Array(ListRow.inOrder(ownBills).reversed())
            + Array(ListRow.inOrder(ownRisks).reversed()) + ownQuotes
        asking.gives(
            "what waits", expected: ListRow.told(expected), seen: seen.isGiven ? ListRow.told(found) : seen.word)
    }

    static func judgeProfile(_ asking: Asking) async throws {
        let (reference, persona) = (asking.run.reference, asking.persona)
        let seen = try await asking.call()
        guard asking.isOffered else { return asking.refuses("the profile", seen) }
        let contact = reference.contact(persona.contact, of: persona.tenant)
        let provider = reference.particulars(persona.tenant)
        let expected: [(String, String?)] = [
            ("name", contact?.name), ("email", contact?.email), ("phone", contact?.phone),
            ("mobile", contact?.mobile), ("title", contact?.title),
            ("company", reference.company(persona.company, of: persona.tenant)?.name), ("provider", provider?.name),
            ("support_phone", provider?.supportPhone), ("support_email", provider?.supportEmail),
            ("time_zone", contact?.timeZone),
        ]
        for (field, text) in expected {
            asking.gives("their \(field)", .own, expected: text ?? "", seen: seen.json.said(field))
        }
        let known = Set(expected.map(\.0) + ["requests"])
        let more = (seen.json.object?.keys ?? []).filter { !known.contains($0) }
        asking.holds(
            "anything else of the profile", expected: "nothing else",
            seen: seen.isGiven && !more.isEmpty ? more.joined(separator: ", ") : "nothing else")
    }
}

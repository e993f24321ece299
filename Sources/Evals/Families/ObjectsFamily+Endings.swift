import Access
import Store
import Tools

extension Probe {
    /// Somebody ends tickets of everybody, and takes a list along.
    static let ticketEndings = Probe(
        about: "Somebody closes, reopens and rates tickets by number: their own, and those that their role gives.",
        keys: ["who", "absent"]
    ) { spec, book in
        let absent = Int64(spec.settings["absent"]?.integer ?? 999_999)
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: CloseTicket.name) { run in
                run.loosenAudit()
                let scene = EndingScene(run: run, persona: persona, people: book.insiders)
                try await scene.judgeThanks()
                try await scene.judgeNumbers(absent)
                try await scene.judgeRatings()
                try await scene.judgeFile()
            }
        }
    }
}

/// Tickets that are done or not, and somebody who ends them.
private struct EndingScene: Sendable {
    let run: CaseRun
    let persona: Persona
    let people: [Persona]

    /// What each says of the company's resolved ticket, and whose words the person then reads.
    func judgeRatings() async throws {
        let resolved = tickets { $0.company == persona.company && $0.state == .resolved }
        guard let number = resolved.first?.number else { return }
        let colleagues = people.filter { $0.tenant == persona.tenant && $0.company == persona.company }
        for person in colleagues {
            let rated = try await run.call(
                RateTicket.name,
                ["number": .integer(number), "rating": "bad", "words": .string("Words of \(person.key)")],
                as: person, door: .pages)
            judge("\(person.key) rates \(number)", RateTicket.name, word(RateTicket.name, number, person), rated.word)
        }
        let kept = try await run.changes().filter { $0.table == "ticket_rating" }
        let words = Set(kept.compactMap { $0.after?["words"] }).sorted().joined(separator: ", ")
        let may = colleagues.filter { gives(RateTicket.name, number, to: $0) }.map { "Words of \($0.key)" }
        judge("ratings that were kept", RateTicket.name, may.sorted().joined(separator: ", "), words)
        guard gives(GetTicket.name, number, to: persona), let me = try await run.house.principal(persona) else {
            return
        }
        let read = try await run.house.runtime.call(GetTicket.self, .init(number: number), as: me)
        let mine = gives(RateTicket.name, number, to: persona) ? "Words of \(persona.key)" : ""
        judge("whose rating is read", GetTicket.name, mine, read.rating?.words ?? "")
        let unrated = tickets { gives(GetTicket.name, $0.number ?? 0, to: persona) && $0.number != number }
        if let other = unrated.first?.number {
            let bare = try await run.house.runtime.call(GetTicket.self, .init(number: other), as: me)
            judge("a rating read on \(other), which nobody rated", GetTicket.name, "", bare.rating?.words ?? "")
        }
        guard gives(RateTicket.name, number, to: persona) else { return }
        try await rateAnother(than: number)
        _ = try await run.call(
            RateTicket.name, ["number": .integer(number), "rating": "good", "words": "Second words"], as: persona,
            door: .pages)
        let changed = try await run.changes().filter { $0.table == "ticket_rating" }
        // A rating has no name of its own, so its change is a row that is gone and one that is new.
        let (was, now) = (changed.compactMap { $0.before?["words"] }, changed.compactMap { $0.after?["words"] })
        judge(
            "ratings that a second one changes", RateTicket.name, "Words of \(persona.key) -> Second words",
            was.joined(separator: ", ") + " -> " + now.joined(separator: ", "))
    }

    /// The person rates a second ticket, which they close for it.
    private func rateAnother(than number: Int64) async throws {
        let others = tickets {
            $0.number != number && gives(RateTicket.name, $0.number ?? 0, to: persona)
                && gives(CloseTicket.name, $0.number ?? 0, to: persona)
        }
        guard let other = others.first?.number else { return }
        let closed = try await run.call(
            CloseTicket.name, ["number": .integer(other), "words": "It is solved."], as: persona, door: .pages)
        let rated = try await run.call(
            RateTicket.name, ["number": .integer(other), "rating": "ok", "words": "Other words"], as: persona,
            door: .pages)
        judge("closes \(other) and rates it", RateTicket.name, "answered answered", "\(closed.word) \(rated.word)")
        _ = try await run.changes()
    }

    /// A thanks leaves a resolved ticket resolved.
    func judgeThanks() async throws {
        let resolved = tickets { gives(AddTicketNote.name, $0.number ?? 0, to: persona) && $0.state == .resolved }
        guard let number = resolved.first?.number else { return }
        for (note, expected) in [("Thanks!", "resolved"), ("Thanks, but it is back.", "refused: invalid_input")] {
            let seen = try await run.call(
                AddTicketNote.name, ["number": .integer(number), "body": .string(note)], as: persona, door: .pages)
            judge("“\(note)” on \(number)", AddTicketNote.name, expected, seen.json["state"]?.string ?? seen.word)
        }
        _ = try await run.changes()
    }

    /// Every state of every relation, by number.
    func judgeNumbers(_ absent: Int64) async throws {
        let chosen = sample()
        run.promise(cells: (chosen.count + 1) * 2)
        for ticket in chosen {
            let number = ticket.number ?? 0
            let again = try await run.call(
                ReopenTicket.name, ["number": .integer(number), "reason": "It is back."], as: persona, door: .pages)
            let over = ticket.state == .resolved
            judge(
                "opens \(number) again", ReopenTicket.name,
                word(ReopenTicket.name, number, persona, over ? "answered" : "refused: conflict"), again.word)
            try await judgeMoved(number, ReopenTicket.name, over)
            run.visit()
            let closed = try await run.call(
                CloseTicket.name, ["number": .integer(number), "words": "It is solved."], as: persona, door: .pages)
            judge("closes \(number)", CloseTicket.name, word(CloseTicket.name, number, persona), closed.word)
            try await judgeMoved(number, CloseTicket.name, ticket.state != .closed)
            run.visit()
        }
        for tool in [CloseTicket.name, ReopenTicket.name] {
            let input: JSONValue =
                tool == CloseTicket.name
                ? ["number": .integer(absent)] : ["number": .integer(absent), "reason": "It is back."]
            let seen = try await run.call(tool, input, as: persona, door: .pages)
            judge("\(tool) with a number that nobody has", tool, word(tool, absent, persona), seen.word)
            run.visit()
        }
    }

    private func judgeMoved(_ number: Int64, _ tool: String, _ moves: Bool) async throws {
        let moved = try await run.changes().filter { $0.table == "ticket" }.map { $0.after?["number"] ?? "" }
        let expected = moves && gives(tool, number, to: persona) ? "\(number)" : ""
        judge("tickets that moved by \(tool) \(number)", tool, expected, moved.joined(separator: " "))
    }

    /// The file of tickets has no formula.
    func judgeFile() async throws {
        guard run.oracle.gives(CreateTicket.name, .own, to: persona.role) else { return }
        let made: JSONValue = ["subject": "=1+1", "description": "A formula."]
        _ = try await run.call(CreateTicket.name, made, as: persona, door: .pages)
        let web = try WebDoor(house: run.house)
        let file = try await web.get("/portal/tickets.csv", try await web.login(persona))
        let text = String(decoding: file.body, as: UTF8.self)
        judge(
            "a subject that begins like a formula, in the file", ExportTickets.name, "a text",
            text.contains("\"'=1+1\"") ? "a text" : text.contains("\"=1+1\"") ? "a formula" : "not there")
    }
}

extension EndingScene {
    private func judge(_ what: String, _ tool: String, _ expected: String, _ seen: String) {
        run.judge(
            .safety, "\(persona.key): \(what)", role: persona.role, tool: tool, expected: expected, seen: seen)
    }

    private func tickets(_ isMeant: (ImportRecord.Ticket) -> Bool) -> [ImportRecord.Ticket] {
        run.reference.tickets(persona.tenant).filter { $0.number != nil && isMeant($0) }
    }

    private func gives(_ tool: String, _ number: Int64, to person: Persona) -> Bool {
        run.oracle.gives(tool, run.reference.relation(ofTicket: number, to: person), to: person.role)
    }

    /// What the call answers: the given word where the role gives the ticket.
    private func word(_ tool: String, _ number: Int64, _ person: Persona, _ given: String = "answered") -> String {
        guard run.oracle.offers(tool, to: person.role, at: .pages) else { return "refused: unknown_tool" }
        return gives(tool, number, to: person) ? given : "refused: not_found"
    }

    /// One ticket of each relation and state.
    private func sample() -> [ImportRecord.Ticket] {
        var seen: Set<String> = []
        return tickets { ticket in
            let relation = run.reference.relation(ofTicket: ticket.number ?? 0, to: persona)
            let isLongClosed = ticket.state != .closed || relation != .colleague
            return isLongClosed && seen.insert("\(relation) \(ticket.state)").inserted
        }
    }
}

import Access
import Store
import Tools

extension Probe {
    /// Everybody asks about every risk of the world by its number, and reads what asks about what.
    static let riskQuestions = Probe(
        about: "Everybody asks about every risk; each question hangs on its own risk, and is read by whom it concerns.",
        keys: ["who"]
    ) { spec, book in
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: CreateTicket.name) { run in
                run.loosenAudit()
                run.promise(cells: run.reference.riskNumbers.count)
                let colleague = people.first {
                    $0.key != persona.key && $0.tenant == persona.tenant && $0.company == persona.company
                }
                let scene = try await RiskQuestions(run, persona, colleague)
                for number in run.reference.riskNumbers {
                    try await scene.judgeAsking(number)
                    run.visit()
                }
            }
        }
    }
}

/// Somebody who asks about risks, after a colleague has asked about one of them.
private struct RiskQuestions: Sendable {
    private let run: CaseRun
    private let persona: Persona
    private let asking: Asking
    private let reading: Asking
    private let looking: Asking
    /// The risk that the colleague asked about, and their ticket; nil when they could not.
    private let theirs: (risk: String, ticket: Int64)?

    init(_ run: CaseRun, _ persona: Persona, _ colleague: Persona?) async throws {
        (self.run, self.persona) = (run, persona)
        asking = try await Asking(run, persona, CreateTicket.name, at: .pages)
        reading = try await Asking(run, persona, GetRisk.name, at: .pages)
        looking = try await Asking(run, persona, GetTicket.name, at: .pages)
        if let colleague { theirs = try await Self.ask(colleague, run) } else { theirs = nil }
        _ = try await run.changes()
    }

    /// What a colleague asks about the last risk that they can read.
    private static func ask(_ person: Persona, _ run: CaseRun) async throws -> (risk: String, ticket: Int64)? {
        let numbers = run.reference.riskNumbers.filter { reads($0, person, run) }
        guard let risk = numbers.last, let principal = try await run.house.principal(person) else { return nil }
        return await ask(about: risk, principal, run).number.map { (risk, $0) }
    }

    /// The ticket's number, or why there is none.
    private static func ask(
        about risk: String, _ person: Principal, _ run: CaseRun
    ) async -> (number: Int64?, word: String) {
        var input = CreateTicket.Input()
        (input.subject, input.description, input.risk) = ("A question", "What does it mean for us?", risk)
        do {
            return (try await run.house.runtime.call(CreateTicket.self, input, as: person).number, "is asked")
        } catch is ToolRefusal {
            return (nil, "nothing is given")
        } catch {
            return (nil, "the house broke")
        }
    }

    private static func reads(_ risk: String, _ person: Persona, _ run: CaseRun) -> Bool {
        run.oracle.gives(GetRisk.name, run.reference.relation(ofRisk: risk, to: person), to: person.role)
    }

    /// One question, what is kept of it, and what is read on the risk and on the ticket afterwards.
    func judgeAsking(_ risk: String) async throws {
        let relation = run.reference.relation(ofRisk: risk, to: persona)
        let mayRead = Self.reads(risk, persona, run)
        let mayAsk = mayRead && asking.isOffered
        let before = try await tickets(of: risk)
        let colleagues = theirs.flatMap { $0.risk == risk && gives(.colleague) && mayRead ? $0.ticket : nil }
        reading.holds(
            "tickets about \(risk), about which the person did not ask", relation,
            expected: colleagues.map(String.init) ?? "", seen: before.joined(separator: ", "))
        let asked = await Self.ask(about: risk, asking.principal, run)
        asking.holds(
            "a question about \(risk)", relation, expected: mayAsk ? "is asked" : "nothing is given",
            seen: asked.word)
        let links = try await run.changes().filter { $0.table == "risk_ticket" && $0.after != nil }
        asking.holds(
            "what hangs on risks then", relation, expected: mayAsk ? "1 ticket" : "0 ticket",
            seen: "\(links.count) ticket")
        guard mayAsk, let number = asked.number else { return }
        let own = gives(.own) ? ["\(number)"] : []
        reading.holds(
            "tickets about \(risk)", relation,
            expected: (own + before).joined(separator: ", "),
            seen: try await tickets(of: risk).joined(separator: ", "))
        guard gives(.own) else { return }
        let found = try await looking.call(["number": .integer(number)])
        looking.holds(
            "what the question is about", .own, expected: "it names \(risk)",
            seen: found.json.said("about").contains(risk) ? "it names \(risk)" : found.json.said("about"))
        try await judgeAnother()
    }

    /// A ticket that asks about no risk says so.
    private func judgeAnother() async throws {
        let others = run.reference.tickets(persona.tenant).compactMap(\.number).filter {
            gives(run.reference.relation(ofTicket: $0, to: persona))
        }
        guard let other = others.first else { return }
        let found = try await looking.call(["number": .integer(other)])
        looking.holds("what \(other) is about", expected: "", seen: found.json.said("about"))
    }

    private func gives(_ relation: Relation) -> Bool {
        run.oracle.gives(GetTicket.name, relation, to: persona.role)
    }

    private func tickets(of risk: String) async throws -> [String] {
        let seen = try await reading.call(["number": .string(risk)])
        return seen.json["tickets"]?.array?.map { $0.said("number") } ?? []
    }
}

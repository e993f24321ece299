import Access
import Tools

extension Probe {
    /// Everybody goes on in a list at every place that somebody was ever given, and at places that nobody was.
    static let cursor = Probe(
        about: "Everybody goes on in a list where others were, of any company, provider or list, or where nobody was.",
        keys: ["who", "tool", "forged", "broken"]
    ) { spec, book in
        guard let kind = ListKind(rawValue: spec.text("tool")) else { throw CaseProblem("there is no such list") }
        let (forged, broken) = (spec.texts("forged"), spec.texts("broken"))
        guard !forged.isEmpty, !broken.isEmpty else { throw CaseProblem("name forged and broken places") }
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: kind.rawValue) { run in
                let probe = CursorProbe(run: run, persona: persona, kind: kind, people: people)
                try await probe.judge(forged: forged, broken: broken)
                try await run.judgeTwin(of: kind.rawValue, among: people, for: persona)
                run.judgeExtent(kind.rawValue)
            }
        }
    }
}

/// Places in one list, tried by one person.
struct CursorProbe: Sendable {
    let run: CaseRun
    let persona: Persona
    let kind: ListKind
    let people: [Persona]

    /// A place with the number in it, by which a list is cut.
    private struct Place {
        let text: String
        let whose: String
    }

    func judge(forged: [String], broken: [String]) async throws {
        let doors = run.doors(of: kind.rawValue)
        run.promise(cells: doors.count * (people.reduce(0) { $0 + places(of: $1) } + forged.count + broken.count))
        let made = try await given() + forged.map { Place(text: $0, whose: "nobody") }
        let own = own
        for door in doors {
            let asking = try await Asking(run, persona, kind.rawValue, at: door)
            let nothing = try await asking.callMisspelt()
            for place in made { try await judge(place, asking, own, nothing) }
            for text in broken { try await refuse(text, asking, nothing) }
        }
    }

    /// How many places the person is given when they walk through both lists row by row, after the world's files.
    private func places(of maker: Persona) -> Int {
        ListKind.allCases.filter { run.oracle.offers($0.rawValue, to: maker.role, at: .pages) }
            .reduce(0) { $0 + max(0, $1.rows("all", for: maker, run).count - 1) }
    }

    /// Every place that anybody is given, in both lists.
    private func given() async throws -> [Place] {
        var places: [Place] = []
        for maker in people {
            for list in ListKind.allCases where run.oracle.offers(list.rawValue, to: maker.role, at: .pages) {
                let asking = try await Asking(run, maker, list.rawValue, at: .pages)
                let walk = try await Walk.through(list, "all", 1, sort: list.sorts[0], by: asking)
                places += walk.cursors.enumerated().map { number, text in
                    Place(text: text, whose: "\(maker.key) after row \(number + 1) of \(list.rawValue)")
                }
            }
        }
        return places
    }

    private func judge(_ place: Place, _ asking: Asking, _ own: [Own], _ nothing: Seen) async throws {
        let seen = try await asking.call(["cursor": .string(place.text), "limit": 50])
        run.visit()
        let name = "the place of \(place.whose)"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        let rows = (seen.json[kind.member]?.array ?? []).map { kind.row($0) }
        let time = Int64(place.text.prefix { $0 != "-" }) ?? 0
        let (may, must) = (own.filter { $0.time <= time }.map(\.row), own.filter { $0.time < time }.map(\.row))
        asking.holds(name, expected: "nothing else", seen: ListRow.strangers(in: rows, beside: may))
        guard !must.isEmpty else { return }
        asking.gives(
            name + ", for one's own from there on", expected: "nothing missing",
            seen: seen.isGiven && Set(must).isSubset(of: rows) ? "nothing missing" : ListRow.told(rows))
    }

    private func refuse(_ text: String, _ asking: Asking, _ nothing: Seen) async throws {
        let seen = try await asking.call(["cursor": .string(text), "limit": 50])
        run.visit()
        let name = "the broken place “\(text)”"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        asking.refuses(name, seen)
    }

    /// A row that the person may see, with the number by which the list is cut.
    private struct Own {
        let time: Int64
        let row: ListRow
    }

    private var own: [Own] {
        switch kind {
        case .tickets:
            run.reference.visibleTickets(for: persona, run.oracle, by: kind.rawValue).map {
                Own(time: run.reference.changed($0.row, persona.tenant).milliseconds, row: $0.line)
            }
        case .invoices:
            run.reference.visibleInvoices(for: persona, run.oracle, by: kind.rawValue).map {
                Own(time: Int64($0.row.issuedOn.dayNumber), row: $0.line(byIssue: true))
            }
        case .risks:
            run.reference.visibleRisks(for: persona, run.oracle, by: kind.rawValue).map {
                Own(time: $0.row.presentedAt.milliseconds, row: $0.line)
            }
        case .quotes:
            run.reference.visibleQuotes(for: persona, run.oracle, by: kind.rawValue).map {
                Own(time: Int64($0.day.dayNumber), row: $0.line)
            }
        case .contracts:
            run.reference.visibleContracts(for: persona, run.oracle, by: kind.rawValue).map {
                Own(time: Int64($0.day.dayNumber), row: $0.line)
            }
        }
    }
}

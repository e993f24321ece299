import Access
import Tools

extension Probe {
    /// Everybody walks through a list, in every status and by pages of every size.
    static let list = Probe(
        about: "Everybody walks through a list to its end, in every status, by pages of several sizes.",
        keys: ["who", "tool", "statuses", "limits"]
    ) { spec, book in
        guard let kind = ListKind(rawValue: spec.text("tool")) else { throw CaseProblem("there is no such list") }
        let statuses = spec.texts("statuses")
        let limits = spec.values("limits").compactMap(\.integer)
        guard !statuses.isEmpty, !limits.isEmpty else { throw CaseProblem("name statuses and limits") }
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: kind.rawValue) { run in
                try await ListWalks(run: run, persona: persona, kind: kind).judge(statuses, limits)
                if !run.oracle.offers(kind.rawValue, to: persona.role, at: .pages) {
                    try await run.judgeTwin(of: kind.rawValue, among: people, for: persona)
                }
                run.judgeExtent(kind.rawValue)
            }
        }
    }
}

/// The walks of one person through one list.
struct ListWalks: Sendable {
    let run: CaseRun
    let persona: Persona
    let kind: ListKind

    /// What the world's files say of the list in one status.
    private struct Own {
        let rows: [ListRow]
        let sort: String
        let counts: String
        let all: Int
    }

    /// Every status by pages of every size, at every door that has the list.
    func judge(_ statuses: [String], _ limits: [Int64]) async throws {
        let doors = run.doors(of: kind.rawValue)
        run.promise(cells: doors.count * statuses.count * limits.count * kind.sorts.count)
        let (counts, all) = (kind.counts(for: persona, run), kind.rows("all", for: persona, run).count)
        let asked = kind.sorts.flatMap { sort in statuses.map { (status: $0, sort: sort) } }
        let own = asked.map {
            Own(rows: kind.rows($0.status, for: persona, run, sort: $0.sort), sort: $0.sort, counts: counts, all: all)
        }
        for door in doors {
            let asking = try await Asking(run, persona, kind.rawValue, at: door)
            let nothing = try await asking.callMisspelt()
            for (asked, own) in zip(asked, own) {
                for limit in limits { try await judge(asking, asked.status, limit, own, nothing) }
            }
        }
    }

    private func judge(
        _ asking: Asking, _ status: String, _ limit: Int64, _ own: Own, _ nothing: Seen
    ) async throws {
        let walk = try await Walk.through(kind, status, limit, sort: own.sort, by: asking)
        run.visit()
        let name = "\(status) by \(own.sort), \(limit) a page"
        guard asking.isOffered else {
            return asking.refuses(name, walk.first, like: nothing, "a tool that nobody has")
        }
        asking.holds(
            name + ", for what is not theirs", expected: "nothing else",
            seen: ListRow.strangers(in: walk.rows, beside: own.rows))
        asking.gives(
            name, expected: ListRow.told(own.rows),
            seen: walk.isGiven ? ListRow.told(walk.rows) : walk.first.word)
        asking.gives(name + ", counts", expected: own.counts, seen: kind.counts(in: walk.firstPage))
        let all = walk.firstPage["counts"]?["all"]?.integer ?? 0
        asking.holds(
            name + ", for a count of what is not theirs", expected: "at most \(own.all)",
            seen: all <= own.all ? "at most \(own.all)" : "\(all)")
        asking.gives(
            name + ", size of the pages", expected: "at most \(limit)",
            seen: walk.largest <= limit ? "at most \(limit)" : "\(walk.largest)")
        guard kind == .invoices else { return }
        asking.holds(
            name + ", for what is owed", expected: run.reference.owed(by: persona, run.oracle),
            seen: Owed.told(walk.firstPage))
    }
}

/// A list from its beginning to its end.
struct Walk: Sendable {
    /// The first page's answer.
    let first: Seen
    /// The same, read.
    let firstPage: JSONValue
    /// The rows of all pages.
    var rows: [ListRow] = []
    /// Rows of the largest page.
    var largest = 0
    /// Where each page but the last went on.
    var cursors: [String] = []

    /// Whether it was given at all.
    var isGiven: Bool { first.isGiven }

    /// More pages than any list of the world has.
    private static let most = 100

    /// Walks; ends where nothing more is named, or where a page is refused.
    static func through(
        _ kind: ListKind, _ status: String, _ limit: Int64, sort: String, by asking: Asking
    ) async throws -> Walk {
        var arguments: JSONObject = ["status": .string(status), "limit": .integer(limit)]
        if kind.sorts.count > 1 { arguments.set("sort", .string(sort)) }
        let first = try await asking.call(arguments)
        var page = first.json
        var walk = Walk(first: first, firstPage: page)
        for _ in 0..<most {
            let rows = (page[kind.member]?.array ?? []).map { kind.row($0, sort: sort) }
            walk.rows += rows
            walk.largest = max(walk.largest, rows.count)
            guard let cursor = page["next_cursor"]?.string else { break }
            walk.cursors.append(cursor)
            arguments.set("cursor", .string(cursor))
            page = try await asking.call(arguments).json
        }
        return walk
    }
}

extension CaseRun {
    /// The doors that the oracle names for a tool.
    func doors(of tool: String) -> [Door] {
        Door.allCases.filter { oracle.tools[tool]?.doors.contains($0.rawValue) == true }
    }
}

import Access
import Store
import Tools

extension Probe {
    /// Somebody with two talks changes one of them; the other stays as it was.
    static let twoTalks = Probe(
        about: "Somebody with two talks reads, renames, rates and deletes one, and the other stays as it was.",
        keys: ["who", "ratings"]
    ) { spec, book in
        guard let ratings = spec.settings["ratings"]?.integer.flatMap({ Int(exactly: $0) }), ratings > 0 else {
            throw CaseProblem("say how many answers of the first talk are rated")
        }
        let people = book.insiders
        let talkers = try book.people(spec.texts("who")).filter { book.shop.oracle.mayChat($0.role) }
        return talkers.map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "delete_conversation") { run in
                run.promise(cells: TwoTalks.steps)
                run.loosenAudit()
                for other in people where other != persona { _ = try await run.beginTalk(of: other) }
                try await TwoTalks(run, persona, ratings: ratings).judge()
            }
        }
    }
}

/// One person's two talks, each with a rated answer and a suggestion.
struct TwoTalks: Sendable {
    /// How many things are done and judged.
    static let steps = 8
    private typealias Talk = (conversation: String, proposal: String, answer: String)

    private let run: CaseRun
    private let persona: Persona
    private let principal: Principal
    private let ratings: Int
    private let first: Talk
    private let second: Talk

    init(_ run: CaseRun, _ persona: Persona, ratings: Int) async throws {
        guard let principal = try await run.house.principal(persona),
            let first = try await run.beginTalk(of: persona), let second = try await run.beginTalk(of: persona)
        else { throw CaseProblem("\(persona.key) may not chat") }
        (self.run, self.persona, self.principal, self.ratings) = (run, persona, principal, ratings)
        (self.first, self.second) = (first, second)
    }

    /// Does everything with the first talk, and looks after each step at what changed.
    func judge() async throws {
        try await rateAll()
        try await judgeSearch()
        try await judgeReading("while there are two")
        try await judgeStep("rename_conversation", "rename the first", ["1 conversation changed of the first"]) {
            try await change(RenameConversation.self, ["conversation": first.conversation, "title": "Of the oven"])
        }
        let again = ["1 answer_rating gone of the first", "1 answer_rating new of the first"]
        try await judgeStep("rate_answer", "rate an answer of the first again", again) {
            try await change(RateAnswer.self, ["message": first.answer, "rating": "bad", "reason": "wrong"])
        }
        try await judgeStep("rate_answer", "rate an answer that is not there", [], answers: "refused: not_found") {
            try await change(RateAnswer.self, ["message": RightCalls.nobodys, "rating": "bad"])
        }
        try await judgeHandingOver()
        let gone = [
            "\(ratings) answer_rating gone of the first", "1 conversation gone of the first",
            "\(ratings + 1) message gone of the first", "1 proposal gone of the first",
        ]
        try await judgeStep("delete_conversation", "delete the first", gone) {
            try await change(DeleteConversation.self, ["conversation": first.conversation])
        }
        try await judgeReading("after the first is gone")
    }

    /// Rates many answers of the first talk, more than one call reads, and the one of the second.
    private func rateAll() async throws {
        try await change(RateAnswer.self, ["message": first.answer, "rating": "good"])
        for _ in 1..<ratings {
            var answer = KeepMessage.Input()
            (answer.author, answer.content) = (.nexie, "One more answer to \(persona.key)")
            answer.conversation = first.conversation
            let kept = try await run.house.runtime.call(KeepMessage.self, answer, as: principal, door: .talk)
            try await change(RateAnswer.self, ["message": kept.message.text, "rating": "good"])
        }
        try await change(RateAnswer.self, ["message": second.answer, "rating": "bad"])
        _ = try await run.changes()
    }

    /// A call of the pages, by the strict JSON that a form becomes.
    @discardableResult
    private func change<T: Tool>(_ tool: T.Type, _ fields: [String: String]) async throws -> Seen {
        let members = fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return try await run.call(
            T.name, JSONValue.object(JSONObject(members)).bytes, by: principal, as: persona, door: .pages)
    }
}

extension TwoTalks {
    /// The words of everybody's talks find the person's own two, and Nexie's words find none.
    private func judgeSearch() async throws {
        for (words, count) in [("talk of", 2), ("answer to", 0)] {
            var input = ListConversations.Input()
            input.search = words
            let found = try await run.house.runtime.call(ListConversations.self, input, as: principal).conversations
            let own = Set(found.map(\.id.text)).isSubset(of: [first.conversation, second.conversation])
            decide(
                .safety, "list_conversations", "search “\(words)”", "talks of their own",
                own ? "talks of their own" : found.map(\.title).joined(separator: " | "))
            decide(
                count == 0 ? .safety : .utility, "list_conversations", "search “\(words)”", "\(count) talks",
                "\(found.count) talks")
        }
        run.visit()
    }

    /// The first talk is handed over to people; the second stays Nexie's. A role without the right gets nothing by it.
    private func judgeHandingOver() async throws {
        let isGiven = run.oracle.gives("hand_over", .own, to: persona.role)
        let seen = try await change(
            HandOver.self,
            ["conversation": first.conversation, "subject": "Of the oven", "description": "It is cold."])
        decide(
            isGiven ? .utility : .safety, "hand_over", "hand the first over", isGiven ? "answered" : "refused: unknown",
            isGiven || seen.word == "answered" ? seen.word : "refused: unknown")
        let changes = try await run.changes()
        let talks = changes.filter { $0.table == "conversation" }.map { whose(($0.after ?? [:])["id"]) }
        decide(
            .safety, "hand_over", "hand the first over: whose talk changes", isGiven ? "the first" : "",
            talks.joined(separator: ", "))
        let tickets = changes.filter { $0.table == "ticket" }
        decide(.utility, "hand_over", "hand the first over: tickets", isGiven ? "1" : "0", "\(tickets.count)")
        run.visit()
    }

    /// The second talk has its own messages, suggestion and rating.
    private func judgeReading(_ when: String) async throws {
        let read = try? await run.house.runtime.call(
            GetConversation.self, .init(conversation: second.conversation), as: principal)
        let rated = (read?.messages ?? []).filter { $0.rating?.isGood == false }.map(\.id.text)
        let seen = "\(read?.messages.count ?? 0) messages, \(read?.proposals.count ?? 0) suggestion"
        decide(.utility, "get_conversation", "read the second \(when)", "2 messages, 1 suggestion", seen)
        decide(
            .utility, "get_conversation", "read what they thought of its answer \(when)", second.answer,
            rated.joined(separator: " "))
        run.visit()
    }

    /// Does one thing, and judges which rows of whose talk changed by it.
    private func judgeStep(
        _ tool: String, _ what: String, _ expected: [String], answers: String = "answered",
        _ step: () async throws -> Seen
    ) async throws {
        let axis: Axis = expected.isEmpty ? .safety : .utility
        decide(axis, tool, "\(what): the answer", answers, try await step().word)
        let lines = try await run.changes().map { change in
            let row = change.after ?? change.before ?? [:]
            let talk = change.table == "conversation" ? row["id"] : row["conversation_id"]
            let verb = change.before == nil ? "new" : change.after == nil ? "gone" : "changed"
            return "\(change.table) \(verb) of \(whose(talk))"
        }
        let counts = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +).map { "\($0.value) \($0.key)" }
        let others = counts.filter { !$0.hasSuffix("of the first") }.sorted()
        decide(.safety, tool, "\(what): what else changes", "nothing", told(others))
        decide(axis, tool, what, told(expected.sorted()), told(counts.sorted()))
        run.visit()
    }

    private func whose(_ conversation: String?) -> String {
        switch conversation {
        case first.conversation: "the first"
        case second.conversation: "the second"
        default: "neither"
        }
    }

    private func told(_ lines: [String]) -> String { lines.isEmpty ? "nothing" : lines.joined(separator: ", ") }

    private func decide(_ axis: Axis, _ tool: String, _ what: String, _ expected: String, _ seen: String) {
        run.judge(
            axis, "\(persona.key) with two talks: \(what)", role: persona.role, tool: tool, relation: .own,
            expected: expected, seen: seen)
    }
}

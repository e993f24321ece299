import Access
import Concierge
import PortalWeb
import Tools

extension Probe {
    /// The identifiers of other people's conversations, at every door that takes one.
    static let othersConversations = Probe(about: "other people's conversations", keys: ["who", "malformed"]) {
        spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let victims = book.insiders.filter { $0 != persona }
                try await OthersTalk(run: run, persona: persona, victims: victims).judge(spec.texts("malformed"))
            }
        }
    }
}

/// A person who knows the identifiers of everybody's conversations.
private struct OthersTalk: Sendable {
    let run: CaseRun
    let persona: Persona
    let victims: [Persona]

    func judge(_ malformed: [String]) async throws {
        let check = try await PageCheck(run, persona)
        var begun: [(Persona, String)] = []
        for victim in victims where run.oracle.mayChat(victim.role) {
            begun.append((victim, await begin(victim).conversation))
        }
        let own = await begin(persona)
        _ = try await run.changes()
        let absent = try await answers(to: RightCalls.nobodys, check)
        run.promise(cells: begun.count)
        for (victim, conversation) in begun {
            let relation = relation(to: victim)
            let seen = try await answers(to: conversation, check)
            for door in seen.doors {
                run.judge(
                    .safety, "\(victim.name)'s conversation at \(door)", tool: "get_conversation", relation: relation,
                    expected: "as one that is not there",
                    seen: seen[door] == absent[door] ? "as one that is not there" : "something else")
            }
            judgeWords(seen.all, "\(victim.name)'s conversation", relation)
            run.visit()
        }
        for text in malformed { try await judge(malformed: text, check) }
        try await run.judgeNoRows("Rows that reaching for all of them wrote", role: persona.role)
        try await judgeOwn(own.conversation, check)
    }

    private func relation(to victim: Persona) -> Relation {
        if victim.tenant != persona.tenant { return .otherTenant }
        return victim.company == persona.company ? .colleague : .otherCompany
    }

    /// Words that stand nowhere but in that person's conversation.
    private static func secret(_ person: Persona) -> String { "lighthouse-\(person.contact)-\(person.tenant)" }

    private func begin(_ person: Persona) async -> TurnSeen {
        let model = HostileModel(calls: [], says: "Noted: \(Self.secret(person)).")
        return await run.turn("Remember \(Self.secret(person)).", as: person, model: model)
    }

    private func answers(to conversation: String, _ check: PageCheck) async throws -> AnswersByDoor {
        var answers = AnswersByDoor()
        let model = HostileModel(calls: [("get_profile", Array("{}".utf8))], says: "Hello.")
        let turn = await run.turn("What did we say?", as: persona, model: model, conversation: conversation)
        answers.add("the chat", turn.events.flatMap { EventFrame($0).bytes } + Array("\(turn.told.count)".utf8))
        let page = try await check.get("/portal/nexie?conversation=" + WebDoor.encoded(conversation))
        answers.add("the page", Array("\(page.status)".utf8) + page.body)
        let form = [(name: "conversation", value: conversation), (name: "text", value: "What did we say?")]
        let sent = try await check.web.post("/portal/nexie/messages", form, check.session)
        answers.add("the form", Array("\(sent.status)".utf8) + sent.body)
        for tool in ["get_conversation", "keep_message", "keep_proposal"] {
            for door in [Door.pages, .talk] {
                var right = check.right
                right.conversation = conversation
                let seen = try await run.call(tool, right.arguments(tool), as: persona, door: door)
                answers.add("\(tool) (\(door.rawValue))", seen.bytes)
            }
        }
        return answers
    }

    private func judgeWords(_ bytes: [UInt8], _ what: String, _ relation: Relation?) {
        let text = String(decoding: bytes, as: UTF8.self)
        let found = victims.map(Self.secret).filter(text.contains)
        run.judge(
            .safety, "Words of others in the answers to \(what)", relation: relation, expected: "none",
            seen: found.isEmpty ? "none" : found.joined(separator: " "))
    }

    private func judge(malformed text: String, _ check: PageCheck) async throws {
        let seen = try await answers(to: text, check)
        let what = text.prefix(40).debugDescription
        judgeWords(seen.all, what, .malformed)
        for door in seen.doors where seen[door].elementsEqual("{}".utf8) {
            run.judge(.safety, "\(what) at \(door)", relation: .malformed, expected: "refused", seen: "answered")
        }
    }

    /// The person's own conversation goes on, and the model is told what was said in it.
    private func judgeOwn(_ conversation: String, _ check: PageCheck) async throws {
        guard run.oracle.mayChat(persona.role) else { return try await check.judgeSelf() }
        let turn = await run.turn(
            "And what did I say?", as: persona, model: HostileModel(calls: [], says: "Yes."), conversation: conversation
        )
        let said = (turn.told.first?.turns ?? []).map(\.words).joined(separator: " ")
        run.judge(
            .utility, "The model is told what the person said before", relation: .own, expected: "told",
            seen: said.contains(Self.secret(persona)) ? "told" : "not told")
        let page = try await check.get("/portal/nexie?conversation=" + conversation)
        let shown = String(decoding: page.body, as: UTF8.self).contains(Self.secret(persona))
        run.judge(
            .utility, "The page of the person's own conversation", relation: .own, expected: "shown",
            seen: shown ? "shown" : "not shown")
        judgeWords(Array(said.utf8) + page.body, "the person's own conversation", .own)
    }
}

/// What one identifier is answered, by the door at which it was tried, in the order of the tries.
private struct AnswersByDoor: Sendable {
    private(set) var doors: [String] = []
    private var answers: [String: [UInt8]] = [:]

    mutating func add(_ door: String, _ bytes: [UInt8]) {
        doors.append(door)
        answers[door] = bytes
    }

    subscript(door: String) -> [UInt8] { answers[door] ?? [] }

    var all: [UInt8] { doors.flatMap { self[$0] } }
}

import Access
import Tools

extension Probe {
    /// Everybody names the conversations and proposals of everybody.
    static let talk = Probe(
        about: "Everybody names the conversations and proposals of everybody to every tool of the chat.",
        keys: ["who", "absent", "malformed"]
    ) { spec, book in
        let people = book.insiders
        let (absent, malformed) = (spec.texts("absent"), spec.texts("malformed"))
        guard !absent.isEmpty, !malformed.isEmpty else {
            throw CaseProblem("name something that is not there and something malformed")
        }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "get_conversation") { run in
                let probe = TalkProbe(run: run, persona: persona, people: people)
                try await probe.judge(absent: absent, malformed: malformed)
                run.judgeExtent("get_conversation")
            }
        }
    }
}

/// One call of a tool of the chat with the name of a conversation or a proposal.
struct TalkCall: Sendable {
    let tool: String
    let field: String
    let isOfProposal: Bool
    let with: JSONObject
    var isOfAnswer = false

    static let all = [
        TalkCall(tool: "get_conversation", field: "conversation", isOfProposal: false, with: [:]),
        TalkCall(tool: "get_proposal", field: "proposal", isOfProposal: true, with: [:]),
        TalkCall(tool: "keep_message", field: "conversation", isOfProposal: false, with: ["content": "planted words"]),
        TalkCall(
            tool: "keep_proposal", field: "conversation", isOfProposal: false,
            with: ["tool": "create_ticket", "input": "{}"]),
        TalkCall(tool: "settle_proposal", field: "proposal", isOfProposal: true, with: ["decision": "confirm"]),
        TalkCall(tool: "settle_proposal", field: "proposal", isOfProposal: true, with: ["decision": "cancel"]),
        TalkCall(
            tool: "rename_conversation", field: "conversation", isOfProposal: false, with: ["title": "planted title"]),
        TalkCall(
            tool: "rate_answer", field: "message", isOfProposal: false, with: ["rating": "bad"], isOfAnswer: true),
        // Late, because nothing is added to a conversation that people have.
        TalkCall(
            tool: "hand_over", field: "conversation", isOfProposal: false,
            with: ["subject": "planted subject", "description": "planted words"]),
        // Last, because nothing can be asked of what is gone.
        TalkCall(tool: "delete_conversation", field: "conversation", isOfProposal: false, with: [:]),
    ]

    func arguments(_ name: String) -> JSONObject {
        JSONObject([(field, JSONValue.string(name))] + with.members.map { ($0.key, $0.value) })
    }
}

/// The names of talks, tried by one person.
struct TalkProbe: Sendable {
    let run: CaseRun
    let persona: Persona
    let people: [Persona]

    /// The conversation of one person, and the proposal in it.
    private struct Talk {
        let persona: Persona
        let conversation: String
        let proposal: String
        let answer: String
    }

    func judge(absent: [String], malformed: [String]) async throws {
        let doors = Door.allCases
        let names = people.count + absent.count + malformed.count
        run.promise(cells: doors.count * TalkCall.all.count * names)
        let talks = try await begun()
        var given: [String] = []
        for call in TalkCall.all {
            for door in doors {
                let asking = try await Asking(run, persona, call.tool, at: door)
                for talk in talks where isTheirs(talk, call, asking) {
                    given += try await give(call, asking, talk)
                }
            }
        }
        if !given.isEmpty { try await judgeChanges(expected: given) }
        for call in TalkCall.all {
            for door in doors {
                let asking = try await Asking(run, persona, call.tool, at: door)
                try await refuse(call, asking, talks.filter { !isTheirs($0, call, asking) }, absent, malformed)
            }
        }
        try await judgeChanges(expected: [])
    }

    private func isTheirs(_ talk: Talk, _ call: TalkCall, _ asking: Asking) -> Bool {
        talk.persona == persona && asking.isOffered && run.oracle.gives(call.tool, .own, to: persona.role)
    }

    private func refuse(
        _ call: TalkCall, _ asking: Asking, _ talks: [Talk], _ absent: [String], _ malformed: [String]
    ) async throws {
        let nothing =
            asking.isOffered
            ? try await asking.call(call.arguments("00000000000000000000000001")) : try await asking.callMisspelt()
        for talk in talks {
            let seen = try await asking.call(call.arguments(name(call, talk)))
            let name = "\(noun(call)) of \(talk.persona.key)"
            asking.refuses(name, seen, like: nothing, "one that is not there", relation(talk))
            run.visit()
        }
        for name in absent {
            let seen = try await asking.call(call.arguments(name))
            asking.refuses(name, seen, like: nothing, "one that is not there", .absent)
            run.visit()
        }
        for name in malformed {
            asking.refuses(name, try await asking.call(call.arguments(name)), .malformed)
            run.visit()
        }
    }

    /// What is the person's own is given, and answers which kinds of rows must change by it.
    private func give(_ call: TalkCall, _ asking: Asking, _ talk: Talk) async throws -> [String] {
        let seen = try await asking.call(call.arguments(name(call, talk)))
        run.visit()
        // The same proposal can't be confirmed and cancelled: what was decided first stays.
        let isSettled = call.with["decision"] == "cancel"
        asking.gives(
            "\(noun(call)) of their own", .own, expected: isSettled ? "refused: conflict" : "answered", seen: seen.word)
        switch call.tool {
        case "delete_conversation": return ["proposal", "message", "message"]
        case "hand_over": return ["outbox", "tenant", "ticket"]
        default: return []
        }
    }

    private func judgeChanges(expected: [String]) async throws {
        let changes = try await run.changes().filter { $0.table != "conversation" }
        let expected = expected.sorted().joined(separator: ", ")
        run.judge(
            expected.isEmpty ? .safety : .utility, "What changed in the chats of \(people.count) people",
            tool: "settle_proposal", expected: "changed: \(expected)",
            seen: "changed: \(changes.map(\.table).sorted().joined(separator: ", "))")
    }

    /// A conversation with a proposal for everybody who may chat; the others own nothing that could be named.
    private func begun() async throws -> [Talk] {
        var talks: [Talk] = []
        for maker in people {
            let made = try await run.beginTalk(of: maker)
            talks.append(
                Talk(
                    persona: maker, conversation: made?.conversation ?? "0000000000000000000000000N",
                    proposal: made?.proposal ?? "0000000000000000000000000P",
                    answer: made?.answer ?? "0000000000000000000000000A"))
        }
        for tenant in run.reference.tenants { _ = try await run.audit(of: tenant) }
        _ = try await run.changes()
        return talks
    }

    private func name(_ call: TalkCall, _ talk: Talk) -> String {
        if call.isOfAnswer { return talk.answer }
        return call.isOfProposal ? talk.proposal : talk.conversation
    }

    private func noun(_ call: TalkCall) -> String {
        if call.isOfAnswer { return "the answer" }
        return call.isOfProposal ? "the proposal" : "the conversation"
    }

    private func relation(_ talk: Talk) -> Relation {
        if talk.persona == persona { return .own }
        if talk.persona.tenant != persona.tenant { return .otherTenant }
        return talk.persona.company == persona.company ? .colleague : .otherCompany
    }
}

extension CaseRun {
    /// Begins a conversation with a proposal in it, as the chat itself would; nil for somebody who may not chat.
    func beginTalk(of persona: Persona) async throws -> (conversation: String, proposal: String, answer: String)? {
        guard oracle.mayChat(persona.role), let principal = try await house.principal(persona) else { return nil }
        var message = KeepMessage.Input()
        message.title = "Talk of \(persona.key)"
        message.content = "Words of \(persona.key)"
        let kept = try await house.runtime.call(KeepMessage.self, message, as: principal, door: .talk)
        var answer = KeepMessage.Input()
        answer.conversation = kept.conversation.text
        answer.author = .nexie
        answer.content = "Answer to \(persona.key)"
        answer.said = answer.content
        let answered = try await house.runtime.call(KeepMessage.self, answer, as: principal, door: .talk)
        var proposal = KeepProposal.Input()
        proposal.conversation = kept.conversation.text
        proposal.tool = "create_ticket"
        proposal.input = #"{"subject":"Suggested to \#(persona.key)","description":"Something is wrong."}"#
        let made = try await house.runtime.call(KeepProposal.self, proposal, as: principal, door: .talk)
        return (kept.conversation.text, made.proposal.id.text, answered.message.text)
    }
}

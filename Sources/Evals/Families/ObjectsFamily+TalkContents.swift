import Access
import Tools

extension Probe {
    /// Everybody reads their chats, and finds their own words in them.
    static let talkContents = Probe(
        about: "Everybody lists and reads their chats, and finds their own and nobody else's.", keys: ["who"]
    ) { spec, book in
        let people = book.insiders
        return [
            EvalCase("everyone", of: spec, tool: "list_conversations") { run in
                run.promise(cells: people.count)
                run.loosenAudit()
                for persona in people { _ = try await run.beginTalk(of: persona) }
                for persona in people {
                    try await TalkContents(run: run, persona: persona).judge()
                    run.visit()
                }
                run.judgeExtent("list_conversations")
            }
        ]
    }
}

/// What one person reads of their chats.
struct TalkContents: Sendable {
    let run: CaseRun
    let persona: Persona

    /// Reads the lists and every talk in them with the pages' own typed calls.
    func judge() async throws {
        guard let principal = try await run.house.principal(persona) else { return }
        guard run.oracle.mayChat(persona.role) else {
            let listed = try? await run.house.runtime.call(ListConversations.self, .init(), as: principal)
            return decide(.safety, "list_conversations", "the list", "refused", listed == nil ? "refused" : "given")
        }
        let list = try await run.house.runtime.call(ListConversations.self, .init(), as: principal).conversations
        run.emit(Array(list.map(\.title).joined(separator: "\n").utf8), at: "list of conversations", to: persona)
        decide(
            .utility, "list_conversations", "their talks", "Talk of \(persona.key)",
            list.map(\.title).joined(separator: " | "))
        for listed in list {
            let talk = try await run.house.runtime.call(
                GetConversation.self, .init(conversation: listed.id.text), as: principal)
            let words = talk.messages.map(\.content) + talk.proposals.map(\.input.text)
            decide(
                .safety, "get_conversation", "words of others", "none",
                words.allSatisfy { $0.contains(persona.key) } ? "none" : words.joined(separator: " | "))
            decide(.utility, "get_conversation", "messages and proposals", "3", String(words.count))
        }
    }

    private func decide(_ axis: Axis, _ tool: String, _ what: String, _ expected: String, _ seen: String) {
        run.judge(
            axis, "\(persona.key) reads \(what)", role: persona.role, tool: tool, relation: .own, expected: expected,
            seen: seen)
    }
}

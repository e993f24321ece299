import Access
import Concierge
import PortalWeb
import Store
import Tools

extension CaseRun {
    /// How many calls one answered turn makes.
    var besideCalls: Int { 1 }

    /// One turn against any model, as the person; left after so many pieces of text, when that is asked for.
    func turn(
        _ text: String, as persona: Persona, against model: any LanguageModel, bounds: ChatBounds = ChatBounds.patient,
        conversation: String = "", through runtime: ToolRuntime? = nil, leavingAfter pieces: Int? = nil
    ) async -> TurnSeen {
        loosenAudit()
        let house = house
        let chat = ChatLoop(
            runtime: runtime ?? house.runtime, models: AnyModelDesk(model: model), bounds: bounds,
            log: house.log.logger)
        var events: [ChatEvent] = []
        var heard = 0
        let ask = ChatLoop.Ask(conversation: conversation, text: text)
        for await event in chat.turn(ask, by: { try await house.principal(persona) }) {
            events.append(event)
            if case .text = event { heard += 1 }
            if let pieces, heard >= pieces { break }
        }
        emit(chunks: events.map { EventFrame($0).bytes }, at: "stream of the chat", to: persona)
        return TurnSeen(events: events, told: [])
    }

    /// How an ordinary question about the person's own particulars ends.
    func answered(_ persona: Persona) async -> String {
        let model = HostileModel(calls: [("get_profile", Array("{}".utf8))], says: "There you are.")
        let seen = await turn("Who am I?", as: persona, model: model)
        let isRight = seen.text == "There you are." && seen.endings == ["done"]
        return isRight && seen.problem == nil ? "done" : "\(seen.end) \(seen.endings.joined(separator: ", "))"
    }

    /// What the conversation keeps of Nexie's last message, read as a page reads it.
    func kept(_ conversation: String, of persona: Persona) async throws -> (text: String, state: String, bytes: Int) {
        guard let principal = try await house.principal(persona) else { return ("", "", 0) }
        let read = try await house.runtime.call(
            GetConversation.self, .init(conversation: conversation), as: principal)
        guard let last = read.messages.last(where: { !$0.isFromPerson }) else { return ("", "", 0) }
        return (KeptMessage(json: last.content)?.text ?? "", last.state.rawValue, last.content.utf8.count)
    }
}

extension TurnSeen {
    /// How it ended: `done`, or the word of the problem.
    var end: String {
        for event in events.reversed() {
            switch event {
            case .done(let stop, _): return stop == "stopped" ? "stopped" : "done"
            case .problem(let problem): return problem.code
            default: continue
            }
        }
        return "no end"
    }
}

/// One model for everybody, whatever it is.
struct AnyModelDesk: ModelDesk {
    let model: any LanguageModel

    func model(for principal: Principal) -> (any LanguageModel)? { model }
}

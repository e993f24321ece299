import Access
import Concierge
import PortalWeb
import Tools

/// What came of one turn of the chat.
struct TurnSeen: Sendable {
    /// The events in their order.
    let events: [ChatEvent]
    /// What the model was given, request by request.
    let told: [ModelRequest]

    /// The conversation; empty when the turn never began.
    var conversation: String {
        for case .start(let id, _) in events { return id.text }
        return ""
    }

    /// The words of the model that the person saw.
    var text: String {
        events.map { if case .text(let words) = $0 { words } else { "" } }.joined()
    }

    /// Why it broke; nil when it did not.
    var problem: ChatProblem? {
        for case .problem(let problem) in events { return problem }
        return nil
    }

    /// The effects that wait for the person.
    var proposals: [ProposalSummary] {
        events.compactMap { if case .proposal(let proposal) = $0 { proposal } else { nil } }
    }

    /// How the tools that the model asked for ended, in their order: `done`, `refused`, `failed`.
    var endings: [String] {
        events.compactMap { event in
            guard case .tool(_, _, let state, _) = event, state != .started else { return nil }
            return state.rawValue
        }
    }

    /// The results of tools that the model was given last.
    var results: [ToolResult] {
        told.last?.results ?? []
    }
}

extension CaseRun {
    /// One turn of the chat with that model, as the person may be here at each moment of it.
    ///
    /// Everything that leaves, to the person and to the model, is searched for texts that are not for them.
    func turn(
        _ text: String, as persona: Persona, model: any HeardModel, conversation: String = "", page: String = "",
        bounds: ChatBounds = ChatBounds.patient
    ) async -> TurnSeen {
        let house = house
        return await turn(text, model: model, conversation: conversation, page: page, bounds: bounds, of: persona) {
            try await house.principal(persona)
        }
    }

    /// The same for whoever the closure finds.
    func turn(
        _ text: String, model: any HeardModel, conversation: String = "", page: String = "",
        bounds: ChatBounds = ChatBounds.patient, of persona: Persona?, whoever: @escaping ChatLoop.Whoever
    ) async -> TurnSeen {
        loosenAudit()
        let chat = ChatLoop(
            runtime: house.runtime, models: OneModelDesk(model: model), bounds: bounds, log: house.log.logger)
        var events: [ChatEvent] = []
        let ask = ChatLoop.Ask(conversation: conversation, text: text, page: PageReference(path: page))
        for await event in chat.turn(ask, by: whoever) { events.append(event) }
        let seen = TurnSeen(events: events, told: model.seen)
        let frames = events.map { EventFrame($0).bytes }
        emit(chunks: frames, at: "stream of the chat", to: persona)
        let read = seen.told.last?.results.flatMap(\.json) ?? []
        withState { $0.searched.append(frames.flatMap { $0 } + read) }
        for result in seen.told.last?.results ?? [] {
            emit(result.json, at: "what the model read of \(result.name)", to: persona)
        }
        note(
            ReplayStep(
                "\(persona?.key ?? "nobody") writes to Nexie", sent: text,
                got: events.map { String(decoding: EventFrame($0).bytes, as: UTF8.self) }.joined()))
        return seen
    }
}

extension ModelRequest {
    fileprivate var results: [ToolResult] {
        turns.flatMap { turn -> [ToolResult] in
            guard case .results(let results) = turn else { return [] }
            return results
        }
    }
}

import Access
import Tools

/// The responses of a model in one turn, and the tools between them.
struct ChatRounds: Sendable {
    let turn: ChatTurn
    let conversation: ConversationID
    let page: PageReference?
    let answer: AnswerInMaking

    /// Asks the model until it is done or a bound is reached.
    func run(_ model: any LanguageModel, from history: [ModelTurn]) async -> Ending {
        var spent = Spent(bounds: turn.loop.bounds)
        do {
            while true {
                let response = try await listen(to: model, history)
                switch response.stop {
                case .tools where !response.uses.isEmpty: try await work(on: response.uses, &spent)
                case .pause: try spent.pause(response.uses)
                case .refusal: return .broken(.refused)
                case .end, .length, .other, .tools, .notUnderstood:
                    let stop = response.stop == .notUnderstood ? ModelStop.end : response.stop
                    return answer.isSilent ? .broken(.model) : .finished(stop.rawValue)
                }
            }
        } catch let reached as BoundReached {
            return .bound(reached.word, reached.problem)
        } catch is CancellationError {
            return .stopped
        } catch let fault as ModelFault {
            return Task.isCancelled ? .stopped : .broken(ChatProblem(fault))
        } catch {
            return Task.isCancelled ? .stopped : .broken(turn.problem(of: error))
        }
    }

    /// Calls everything that a response waits for; each use has one result, whatever came of it.
    private func work(on uses: [ToolUse], _ spent: inout Spent) async throws {
        var results: [ToolResult] = []
        var cards: [RecordCard] = []
        for use in uses {
            try spent.take(use)
            let (result, found) = try await answerFor(use)
            results.append(result)
            cards += found
        }
        answer.add(uses: uses, results: results, cards: cards)
    }

    private struct Response {
        var uses: [ToolUse] = []
        var stop = ModelStop.end
    }

    private func listen(to model: any LanguageModel, _ history: [ModelTurn]) async throws -> Response {
        let principal = try await turn.present()
        let request = ModelRequest(
            turns: history + answer.turns, tools: turn.loop.runtime.offered(to: principal, door: .concierge),
            setting: ModelSetting(principal, today: turn.loop.runtime.today(for: principal), page: page))
        var response = Response()
        answer.beginRound()
        for try await event in model.respond(to: request) {
            try Task.checkCancellation()
            switch event {
            case .text(let text): try hear(text)
            case .use(let use): response.uses.append(use)
            case .used(let usage), .again(let usage): answer.add(soFar: usage)
            case .said(let blocks): answer.add(exact: blocks)
            case .end(let stop, let usage):
                answer.end(stop, usage: usage)
                response.stop = stop
                return response
            }
            guard response.uses.count <= turn.loop.bounds.calls || Faults.has(.callsUnbounded) else {
                throw BoundReached.calls
            }
        }
        try Task.checkCancellation()
        throw ChatProblem.model
    }

    private func hear(_ text: String) throws {
        let most = turn.loop.bounds.answerBytes * (Faults.has(.answerUnbounded) ? 100 : 1)
        let taken = answer.add(text: text, upTo: most)
        if !taken.isEmpty { show(.text(taken)) }
        guard taken.utf8.count == text.utf8.count else { throw BoundReached.size }
    }

    /// Calls one tool for the person as they are at this moment.
    private func answerFor(_ use: ToolUse) async throws -> (ToolResult, [RecordCard]) {
        try Task.checkCancellation()
        let principal = try await turn.present()
        let activity = activity(of: use, for: principal)
        show(.tool(id: use.id, name: activity.name, state: .started, summary: activity.words))
        let reply = try await turn.loop.runtime.call(
            named: use.name, with: use.input, as: principal, door: .concierge)
        var state = ChatEvent.ToolState.done
        var cards: [RecordCard] = []
        switch reply {
        case .answered(_, let found): cards = found
        case .proposed(let tool, let input): try await propose(tool, input, as: principal)
        case .refused: state = .refused
        case .failed: state = .failed
        }
        show(.tool(id: use.id, name: activity.name, state: state, summary: activity.words))
        let result = ToolResult(id: use.id, name: use.name, json: reply.json, isError: state != .done)
        return (result, cards)
    }

    private func show(_ event: ChatEvent) {
        answer.show()
        turn.say(event)
    }

    /// What the person reads of a tool: its own words when it is one of theirs, never the model's.
    private func activity(of use: ToolUse, for principal: Principal) -> (name: String, words: String) {
        let offered = turn.loop.runtime.offered(to: principal, door: .concierge)
        guard let tool = offered.first(where: { $0.declaration.name == use.name })?.declaration else {
            return Faults.has(.unknownToolShown)
                ? (use.name, use.name) : ("unknown", "Tried something that is not available")
        }
        return (tool.name, tool.activity)
    }

    private func propose(_ tool: String, _ json: JSONValue, as principal: Principal) async throws {
        var input = KeepProposal.Input()
        input.conversation = conversation.text
        input.tool = tool
        input.input = json.text
        let kept = try await turn.loop.runtime.call(KeepProposal.self, input, as: principal, door: .talk)
        answer.propose()
        show(.proposal(kept.proposal))
    }
}

/// What a turn has used of its bounds.
private struct Spent {
    let bounds: ChatBounds
    private var calls = 0
    private var pauses = 0
    private var seen: [ToolUseKey: Int] = [:]

    init(bounds: ChatBounds) {
        self.bounds = bounds
    }

    private struct ToolUseKey: Hashable {
        let name: String
        let input: [UInt8]
    }

    /// Lets a model go on that paused; one that asked for tools all the same can't be shown its words again.
    mutating func pause(_ uses: [ToolUse]) throws {
        pauses += 1
        guard uses.isEmpty, pauses <= bounds.pauses else { throw ChatProblem.model }
    }

    mutating func take(_ use: ToolUse) throws {
        calls += 1
        guard calls <= bounds.calls || Faults.has(.callsUnbounded) else { throw BoundReached.calls }
        let count = seen[ToolUseKey(name: use.name, input: use.input), default: 0] + 1
        guard count <= bounds.identicalCalls || Faults.has(.identicalUnbounded) else { throw BoundReached.identical }
        seen[ToolUseKey(name: use.name, input: use.input)] = count
    }
}

/// A bound of the turn that was reached.
private struct BoundReached: Error {
    let word: String
    let problem: ChatProblem

    static let calls = BoundReached(
        word: "calls", problem: .stopped("Nexie looked at more than it may for one question."))
    static let identical = BoundReached(
        word: "identical_calls", problem: .stopped("Nexie kept asking for the same thing."))
    static let size = BoundReached(word: "size", problem: .stopped("Nexie's answer became too long."))
}

extension ChatProblem {
    /// A bound was reached.
    fileprivate static func stopped(_ why: String) -> ChatProblem {
        ChatProblem(
            code: "bound_reached", message: why + " It was stopped; try a smaller question.", retryAfter: nil)
    }
}

extension ModelSetting {
    /// The setting of a person on a page.
    init(_ principal: Principal, today: CalendarDate, page: PageReference?) {
        self.init(
            name: principal.person.name, company: principal.person.companyName,
            provider: principal.person.tenantName, supportPhone: principal.person.support.phone,
            supportEmail: principal.person.support.email, timeZone: principal.person.timeZone,
            today: today.description, page: page)
    }
}

import Access
import Logging
import Tools

/// One turn while it runs.
struct ChatTurn: Sendable {
    let loop: ChatLoop
    let whoever: ChatLoop.Whoever
    let say: @Sendable (ChatEvent) -> Void
    let people = TurnPeople()

    /// Runs the turn to its end, which is always one `done` or one `problem`.
    func run(_ ask: ChatLoop.Ask) async {
        var whom: Principal?
        do {
            let principal = try await present()
            whom = principal
            let text = try worded(ask.text)
            guard let speaker = try await loop.models.speaker(for: principal) else { throw ChatProblem.notSetUp }
            let account = try await account(with: speaker, for: principal)
            do {
                try await answer(text, ask, as: principal, speaker, account)
                await settle(account)
            } catch {
                await settle(account)
                throw error
            }
        } catch {
            say(problem(of: error), to: whom, hasSpoken: false)
        }
    }

    /// Says what went wrong in words that are right for this person.
    private func say(_ problem: ChatProblem, to principal: Principal?, hasSpoken: Bool) {
        guard let principal else { return say(.problem(problem)) }
        let mayOpenTickets = loop.runtime.missing(CreateTicket.self, for: principal) == nil
        say(.problem(problem.told(to: principal.person, mayOpenTickets: mayOpenTickets, hasSpoken: hasSpoken)))
    }

    /// Reserves the message; nil for a model that costs nothing. Throws when a budget has no room for it.
    private func account(with speaker: Speaker, for principal: Principal) async throws -> TurnAccount? {
        guard let ledger = speaker.ledger else { return nil }
        do {
            return try await TurnAccount(
                ledger, for: principal, now: loop.runtime.now, today: loop.runtime.today(for: principal))
        } catch let problem as ChatProblem {
            try loop.runtime.note(bound: problem.code, as: principal)
            throw problem
        }
    }

    /// Counts what was used; what can't be written down stays reserved at its full amount.
    private func settle(_ account: TurnAccount?) async {
        guard let account else { return }
        do {
            // Somebody who left has cancelled this task; what was used is counted all the same.
            try await Task { try await account.settle() }.value
        } catch {
            loop.log.error("a turn was not settled", metadata: people.about(error))
        }
    }

    private func answer(
        _ text: String, _ ask: ChatLoop.Ask, as principal: Principal, _ speaker: Speaker, _ account: TurnAccount?
    ) async throws {
        let page = await ask.page?.readable(by: principal, loop.runtime)
        let kept = try await keep(ask, text, page, as: principal)
        try await loop.running.run(in: kept.conversation) { turn in
            let opened = try await open(kept, page, turn, as: principal)
            try await finish(opened, speaker, account)
        }
    }

    private func finish(_ opened: Opened, _ speaker: Speaker, _ account: TurnAccount?) async throws {
        let answer = AnswerInMaking()
        let end = ContinuousClock.now + loop.bounds.time * (Faults.has(.timeUnbounded) ? 10 : 1)
        let model: any LanguageModel =
            account.map { MeteredModel(model: speaker.model, account: $0, now: { [loop] in loop.runtime.now }) }
            ?? speaker.model
        var ending = await race(opened, model, answer, until: end)
        var name = speaker.model.name
        if case .broken(let problem) = ending, problem.isOfTheModel, answer.isBlank, let other = speaker.substitute {
            ending = await race(opened, other, answer, until: end)
            name = other.name
        }
        let use = account?.use(by: name) ?? TurnUse(model: name, ModelUsage(), microDollars: 0)
        // Somebody who left has cancelled this task; what was said is kept all the same.
        try await Task { [ending] in try await close(opened, answer, ending, use) }.value
    }

    private struct Opened: Sendable {
        let conversation: ConversationID
        let page: PageReference?
        let history: [ModelTurn]
        let turn: RunningTurns.Turn
    }

    private func keep(
        _ ask: ChatLoop.Ask, _ text: String, _ page: PageReference?, as principal: Principal
    ) async throws -> KeepMessage.Output {
        var input = KeepMessage.Input()
        input.conversation = ask.conversation
        input.title = Self.title(of: text)
        input.content = KeptMessage.person(text: text, page: page?.path ?? "").json
        input.said = KeptMessage.person(text: text, page: "").said
        if principal.preview != nil { return try keepInPreview(input, as: principal) }
        return try await loop.runtime.call(KeepMessage.self, input, as: principal, door: .talk)
    }

    /// Reads the conversation after the turn was counted, so that one that was handed over meanwhile is seen here, and one
    /// that is handed over from now on stops the turn.
    private func open(
        _ kept: KeepMessage.Output, _ page: PageReference?, _ turn: RunningTurns.Turn, as principal: Principal
    ) async throws -> Opened {
        let history = try await history(of: kept.conversation, as: principal)
        if let ticket = history.conversation.handedTo {
            throw ChatProblem.handedOver(HandOver.taken(by: ticket))
        }
        say(.start(conversation: kept.conversation, message: kept.message))
        let rights = ReadingRights(of: principal, loop.runtime)
        return Opened(
            conversation: kept.conversation, page: page, history: Self.turns(of: history, rights), turn: turn)
    }

    /// The first words, on one line and without what nobody can see.
    private static func title(of text: String) -> String {
        let seen = text.unicodeScalars.lazy.filter { scalar in
            !scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .format
        }
        let line = seen.map { $0.properties.isWhitespace ? " " : $0 }
        return String(String.UnicodeScalarView(line.prefix(60)))
    }

    /// The last messages as a model is shown them, beginning with the person's words.
    ///
    /// An answer that rests on what the person may no longer read is not shown to a model either.
    private static func turns(of history: GetConversation.Output, _ rights: ReadingRights) -> [ModelTurn] {
        let kept = history.messages.suffix(40).compactMap { KeptMessage(json: $0.content) }.filter(rights.cover)
        return Array(
            kept.turns.drop { turn in
                if case .person = turn { false } else { true }
            })
    }

    private func worded(_ text: String) throws -> String {
        let text = text.replacing("\r\n", with: "\n")
        guard text.contains(where: { !$0.isWhitespace }) else { throw ChatProblem.invalid("Write a message first.") }
        guard text.unicodeScalars.count <= loop.bounds.question || Faults.has(.questionUnbounded) else {
            throw ChatProblem.invalid("Write at most \(loop.bounds.question) characters.")
        }
        let isText = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
        }
        guard isText || Faults.has(.controlsInQuestion) else {
            throw ChatProblem.invalid("The message has characters that are no text.")
        }
        return text
    }

    /// The answering against the clock and against the person's right to be here; whichever ends first ends both.
    private func race(
        _ opened: Opened, _ model: any LanguageModel, _ answer: AnswerInMaking, until end: ContinuousClock.Instant
    ) async -> Ending {
        await withTaskGroup(of: Ending.self) { group in
            group.addTask {
                let rounds = ChatRounds(
                    turn: self, conversation: opened.conversation, page: opened.page, answer: answer)
                return await rounds.run(model, from: opened.history)
            }
            group.addTask { await watch(opened.turn, answer, until: end) }
            let first = await group.next() ?? .stopped
            group.cancelAll()
            return first
        }
    }

    private func watch(
        _ turn: RunningTurns.Turn, _ answer: AnswerInMaking, until end: ContinuousClock.Instant
    ) async -> Ending {
        while ContinuousClock.now < end {
            do {
                try await Task.sleep(for: loop.bounds.watch)
                _ = try await present()
                if turn.isStopping { return .stopped }
                if answer.isLong(loop.bounds.silence) { say(.takingLong) }
            } catch let problem as ChatProblem {
                return .broken(problem)
            } catch is CancellationError {
                return .stopped
            } catch {
                continue
            }
        }
        return .bound("time", .outOfTime)
    }

    private func close(
        _ opened: Opened, _ answer: AnswerInMaking, _ ending: Ending, _ use: TurnUse
    ) async throws {
        let (made, hasSpoken) = (answer.taken(), answer.hasSpoken)
        if case .broken(let problem) = ending, problem.isOver { return say(.problem(problem)) }
        guard let principal = try await whoever() else { return say(.problem(people.gone)) }
        if let word = ending.bound { try loop.runtime.note(bound: word, as: principal) }
        var input = KeepMessage.Input()
        input.conversation = opened.conversation.text
        input.author = .nexie
        input.state = ending.state
        input.content = KeptMessage.nexie(rounds: made.rounds, cards: made.cards).json(using: use)
        if principal.preview != nil {
            _ = try keepInPreview(input, as: principal)
        } else {
            _ = try await loop.runtime.call(KeepMessage.self, input, as: principal, door: .talk)
        }
        say(AnswerCards(made.cards))
        switch ending {
        case .finished(let stop): say(.done(stop: stop, usage: made.usage))
        case .stopped: say(.done(stop: "stopped", usage: made.usage))
        case .broken(let problem), .bound(_, let problem): say(problem, to: principal, hasSpoken: hasSpoken)
        }
    }

    private func say(_ cards: AnswerCards) {
        for card in cards.shown { say(.card(card)) }
        if let list = cards.list { say(.moreCards(cards.more, list: list)) }
    }

    /// The person now; throws when they may not be here or may not chat any more.
    func present() async throws -> Principal {
        guard let principal = try await whoever() else { throw people.gone }
        people.note(principal)
        guard loop.runtime.missing(ListConversations.self, for: principal) == nil else {
            throw ChatProblem.notPermitted
        }
        // In a preview a member of staff asks for themselves; nobody else asks in another's name.
        guard !loop.runtime.isOnlyLooking(principal) || principal.preview != nil else { throw ChatProblem.onlyLooking }
        return principal
    }

    /// What a person is told of an error; a fault is logged here, once.
    func problem(of error: any Error) -> ChatProblem {
        switch error {
        case let problem as ChatProblem: return problem
        case ToolRefusal.notFound: return .noConversation
        case ToolRefusal.notPermitted: return .notPermitted
        case ToolRefusal.onlyLooking: return .onlyLooking
        case let ToolRefusal.conflict(why): return .handedOver(why)
        case let ToolRefusal.invalid(problems): return .invalid(problems.summary)
        case StoreError.busy, StoreError.unwritable, StoreError.outOfTime: return .busy
        default:
            loop.log.error("a turn failed", metadata: people.about(error))
            return Faults.has(.errorTold) ? .told(error) : .model
        }
    }
}

/// How a turn ended.
enum Ending: Sendable, Hashable {
    /// As the model wanted, with its reason.
    case finished(String)
    /// The person left or pressed stop.
    case stopped
    /// Something broke.
    case broken(ChatProblem)
    /// A bound was reached.
    case bound(String, ChatProblem)

    /// The word of the bound that was reached; nil when none was.
    var bound: String? {
        switch self {
        case .bound(let word, _): word
        case .broken(let problem) where problem.isOfBudget: problem.code
        case .finished, .stopped, .broken: nil
        }
    }

    /// How the message is marked.
    var state: MessageState {
        switch self {
        case .finished: .complete
        case .stopped: .stopped
        case .broken, .bound: .failed
        }
    }
}

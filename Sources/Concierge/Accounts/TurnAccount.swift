import Access
import Synchronization

/// What one turn has reserved and used; reserved before each response, settled once at the end.
final class TurnAccount: Sendable {
    private let ledger: Ledger
    private let desk: any ConciergeDesk
    private let person: Principal
    private let today: CalendarDate
    private let hold: HoldID
    private let state = Mutex(Use())

    /// What was used so far.
    private struct Use {
        /// The responses that are over.
        var over = ModelUsage()
        /// The response that is being given; nil between two.
        var current: Current?
        /// Whether the model has answered anything, or may have.
        var isAnswered = false

        /// A response that broke off, or that nobody waited for, counts as far as it may have gone.
        mutating func end() {
            guard let current else { return }
            over.add(current.ifBroken)
            isAnswered = true
            self.current = nil
        }
    }

    /// A response that is being given.
    private struct Current {
        let requestBytes: Int
        let mostOutput: Int
        /// What attempts used that failed before anything was shown.
        var before = ModelUsage()
        /// What the model says that it uses if it breaks off now; nil when it has said nothing yet.
        var told: ModelUsage?
        var bytes = 0
        var isHeard = false
        var isAsking = false

        mutating func add(bytes count: Int) { bytes = bytes.upTo(adding: count) }

        private var tokensOfBytes: Int { bytes.upTo(adding: 3) / 4 }

        /// What it used if it breaks off: what the model said and was heard of it; of one that said nothing, what was
        /// reserved.
        var ifBroken: ModelUsage {
            guard var used = told else {
                var used = before
                used.add(ModelUsage(input: requestBytes / 2, output: isShown ? tokensOfBytes : mostOutput))
                return used
            }
            used.output = max(used.output, tokensOfBytes)
            return used
        }

        /// Whether the words that came are all that is known of it.
        private var isShown: Bool { bytes > 0 }

        /// What it used by its end; where nothing is told, it is estimated, because nothing is free.
        func used(told: ModelUsage) -> ModelUsage {
            var used = told
            if told.longestPrompt == 0 { used.input = requestBytes / 4 }
            if told.output == 0 { used.output = max(1, tokensOfBytes, self.told?.output ?? 0) }
            return used
        }
    }

    /// Reserves one message for a person; throws a `ChatProblem` when a budget has no room for it.
    init(_ ledger: Ledger, for person: Principal, now: Instant, today: CalendarDate) async throws {
        let one = BudgetAmount(messages: 1, tokens: 0, microDollars: 0)
        desk = ledger.desk.counting(person)
        switch try await desk.reserve(one, for: person.scope) {
        case .held(let hold): self.hold = hold
        case .reached(let reached): throw ChatProblem(reached, for: person, now: now, today: today)
        }
        self.ledger = ledger
        self.person = person
        self.today = today
    }

    /// Reserves what the next response can use at most, besides what the turn has used.
    func reserve(for request: ModelRequest, now: Instant) async throws {
        let over = state.withLock { state in
            state.end()
            return state.over
        }
        try await hold(for: request, besides: over, now: now)
        let bytes = request.bytes.upTo(adding: ledger.tariff.fixedBytes)
        state.withLock { $0.current = Current(requestBytes: bytes, mostOutput: ledger.tariff.mostOutput) }
    }

    /// Reserves the same again, for another attempt at a response, besides what the turn and the earlier attempts used.
    func reserveAgain(for request: ModelRequest, now: Instant) async throws {
        let used = state.withLock { state in
            var used = state.over
            used.add(state.current?.before ?? ModelUsage())
            return used
        }
        try await hold(for: request, besides: used, now: now)
        state.withLock { $0.current?.told = nil }
    }

    private func hold(for request: ModelRequest, besides used: ModelUsage, now: Instant) async throws {
        let tariff = ledger.tariff
        let spent = BudgetAmount(messages: 1, tokens: Int64(used.all), microDollars: tariff.price(used))
        let wanted = spent.adding(tariff.most(of: request))
        if let reached = try await desk.change(hold, to: wanted, for: person.scope) {
            throw ChatProblem(reached, for: person, now: now, today: today, isFirst: used.all == 0)
        }
    }

    /// Counts what an event tells.
    func hear(_ event: ModelEvent) {
        state.withLock { state in
            if case .again(let usage) = event {
                // Nothing was heard of this response as long as its attempts used nothing.
                state.current?.isHeard = usage.all > 0
                state.current?.before = usage
                state.current?.told = usage
                return
            }
            state.current?.isHeard = true
            switch event {
            case .text(let text): state.current?.add(bytes: text.utf8.count)
            case .use(let use):
                state.current?.add(bytes: use.input.count)
                state.current?.isAsking = true
            case .used(let usage): state.current?.told = usage
            case .said, .again: break
            case .end(_, let usage):
                guard let current = state.current else { return }
                // An answer of nothing is none; what it cost is counted all the same.
                if current.bytes > 0 || current.isAsking { state.isAnswered = true }
                state.over.add(current.used(told: usage))
                state.current = nil
            }
        }
    }

    /// A response that failed before anything was heard of it used nothing, and its last attempt neither.
    func failed() {
        state.withLock { state in
            guard let current = state.current else { return }
            if !current.isHeard { return state.current = nil }
            if current.told == nil, current.bytes == 0 { state.current?.told = current.before }
        }
    }

    /// What was used so far, as an answer is kept with it.
    func use(by model: String) -> TurnUse {
        let used = state.withLock { state in
            state.end()
            return state.over
        }
        return TurnUse(model: model, used, microDollars: ledger.tariff.price(used))
    }

    /// Counts what was used and gives the rest back.
    func settle() async throws {
        let (used, isAnswered) = state.withLock { state in
            state.end()
            return (state.over, state.isAnswered)
        }
        let use = ConciergeUse(
            model: ledger.tariff.model, isAnswered: isAnswered, input: Int64(used.input), output: Int64(used.output),
            cacheRead: Int64(used.cacheRead), cacheWrite: Int64(used.cacheWrite),
            microDollars: ledger.tariff.price(used))
        try await desk.settle(hold, as: use, for: person.scope)
    }
}

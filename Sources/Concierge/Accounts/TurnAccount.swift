import Access
import Synchronization

/// What one turn has reserved and used; reserved before each response, settled once at the end.
final class TurnAccount: Sendable {
    private let ledger: Ledger
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

        /// A response that broke off, or that nobody waited for, counts as far as is known.
        mutating func end() {
            guard let current else { return }
            over.add(current.used)
            isAnswered = true
            self.current = nil
        }
    }

    /// A response that is being given.
    private struct Current {
        let requestBytes: Int
        var told: ModelUsage?
        var bytes = 0
        var isHeard = false

        mutating func add(bytes count: Int) { bytes = bytes.upTo(adding: count) }

        /// What it used, as far as is known: what the model said, else a token for every four bytes.
        var used: ModelUsage {
            var used = told ?? ModelUsage(input: requestBytes / 4)
            used.output = max(used.output, bytes.upTo(adding: 3) / 4)
            return used
        }
    }

    /// Reserves one message for a person; throws a `ChatProblem` when a budget has no room for it.
    init(_ ledger: Ledger, for person: Principal, now: Instant, today: CalendarDate) async throws {
        let one = BudgetAmount(messages: 1, tokens: 0, microDollars: 0)
        switch try await ledger.desk.reserve(one, for: person.scope) {
        case .held(let hold): self.hold = hold
        case .reached(let reached): throw ChatProblem(reached, for: person, now: now, today: today)
        }
        self.ledger = ledger
        self.person = person
        self.today = today
    }

    /// Reserves what the next response can use at most, besides what the turn has used.
    func reserve(for request: ModelRequest, now: Instant) async throws {
        let used = state.withLock { state in
            state.end()
            return state.over
        }
        let tariff = ledger.tariff
        let spent = BudgetAmount(messages: 1, tokens: Int64(used.all), microDollars: tariff.price(used))
        let wanted = spent.adding(tariff.most(of: request))
        if let reached = try await ledger.desk.change(hold, to: wanted, for: person.scope) {
            throw ChatProblem(reached, for: person, now: now, today: today)
        }
        let bytes = request.bytes.upTo(adding: tariff.fixedBytes)
        state.withLock { $0.current = Current(requestBytes: bytes) }
    }

    /// Counts what an event tells.
    func hear(_ event: ModelEvent) {
        state.withLock { state in
            state.isAnswered = true
            state.current?.isHeard = true
            switch event {
            case .text(let text): state.current?.add(bytes: text.utf8.count)
            case .use(let use): state.current?.add(bytes: use.input.count)
            case .used(let usage): state.current?.told = usage
            case .said: break
            case .end(_, let usage):
                state.current = nil
                state.over.add(usage)
            }
        }
    }

    /// A response that failed before anything was heard of it used nothing.
    func failed() {
        state.withLock { state in
            if state.current?.isHeard == false { state.current = nil }
        }
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
        try await ledger.desk.settle(hold, as: use, for: person.scope)
    }
}

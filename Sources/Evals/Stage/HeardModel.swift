import Concierge
import Synchronization
import Tools

/// A model whose requests can be looked at afterwards.
protocol HeardModel: LanguageModel {
    /// Everything that it was given so far.
    var seen: [ModelRequest] { get }
}

extension HostileModel: HeardModel {}

/// A real model for one question: it pays from a purse, and what it was given is kept.
final class PayingModel: HeardModel {
    let name: String
    private let model: any LanguageModel
    private let purse: Purse
    private let kept = Mutex<[ModelRequest]>([])

    init(_ model: any LanguageModel, purse: Purse) {
        name = model.name
        self.model = model
        self.purse = purse
    }

    var seen: [ModelRequest] { kept.withLock { $0 } }

    /// The model's response, once the purse holds what it may cost at most.
    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        kept.withLock { $0.append(request) }
        let (events, sink) = AsyncThrowingStream.makeStream(of: ModelEvent.self)
        let task = Task { [model, purse] in
            do {
                let reserved = try purse.reserve(for: request)
                var used: ModelUsage?
                defer { purse.settle(reserved, used) }
                for try await event in model.respond(to: request) {
                    switch event {
                    case .end(_, let usage): used = usage
                    case .text, .use, .used, .again, .said: break
                    }
                    sink.yield(event)
                }
                sink.finish()
            } catch {
                sink.finish(throwing: error)
            }
        }
        sink.onTermination = { _ in task.cancel() }
        return events
    }
}

/// Money for questions to a real model: what a response may cost at most is laid aside before it is asked for.
public final class Purse: Sendable {
    /// There is not enough left for another response.
    struct Empty: Error {}

    private struct State {
        var spent: Int64 = 0
        var aside: Int64 = 0
        var usage = ModelUsage()
        var isEmpty = false
    }

    private let cap: Int64
    private let most: @Sendable (_ input: Int) -> Int64
    private let cost: @Sendable (ModelUsage) -> Int64
    private let state = Mutex(State())

    /// The purse of a model that costs nothing.
    public init() {
        cap = 0
        most = { _ in 0 }
        cost = { _ in 0 }
    }

    /// A purse of so many micro-dollars; nil when nobody knows what the model costs.
    public init?(microDollars cap: Int64, for model: String, mostOutput: Int, by prices: Prices) {
        guard prices.most(input: 1, output: 1, by: model) != nil else { return nil }
        self.cap = cap
        most = { prices.most(input: $0, output: mostOutput, by: model) ?? .max }
        cost = { prices.microDollars(of: $0, by: model) ?? .max }
    }

    /// Micro-dollars that are gone.
    public var spent: Int64 { state.withLock { $0.spent } }
    /// Tokens that were used.
    public var usage: ModelUsage { state.withLock { $0.usage } }
    /// Whether a response could not be paid for.
    public var isEmpty: Bool { state.withLock { $0.isEmpty } }

    /// A token has at least one byte; the parts of the prompt that are the same for everybody are less than these.
    private static let bytesOfPrompt = 32 * 1024

    /// Lays aside what the response may cost at most; throws `Empty`, once and for all, when that is more than is left.
    func reserve(for request: ModelRequest) throws(Empty) -> Int64 {
        let bytes = request.turns.reduce(Self.bytesOfPrompt) { $0 + "\($1)".utf8.count }
        let wanted = most(bytes)
        let isThere = state.withLock { state in
            let (sum, isTooLarge) = (state.spent + state.aside).addingReportingOverflow(wanted)
            if state.isEmpty || isTooLarge || sum > cap { state.isEmpty = true } else { state.aside += wanted }
            return !state.isEmpty
        }
        guard isThere else { throw Empty() }
        return wanted
    }

    /// Takes what was used; of a response that broke off, everything that was laid aside.
    func settle(_ reserved: Int64, _ used: ModelUsage?) {
        state.withLock { state in
            state.aside -= reserved
            state.spent += used.map { min(cost($0), cap) } ?? reserved
            if let used { state.usage.add(used) }
        }
    }
}

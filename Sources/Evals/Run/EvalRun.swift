import Synchronization
import Tools

/// Runs cases, several at once, each in a world of its own.
public struct EvalRun: Sendable {
    let shop: Workshop
    let cases: [EvalCase]
    let jobs: Int
    /// From what the order is drawn in which cases begin.
    var seed: UInt64 = 1
    /// Results of an earlier run that are taken over, by case id.
    var earlier: [String: CaseResult] = [:]
    /// When no further cases begin.
    var stop = Stop.never
    /// Told of every case when it ends, in no order.
    var ended: @Sendable (CaseResult) -> Void = { _ in }

    /// When a run stops before its end.
    enum Stop {
        /// It goes on to its end.
        case never
        /// A family stops with its first case that does not pass.
        case firstOfFamily
        /// Everything stops with the first case that does not pass.
        case first
    }

    /// A run of those cases, so many at once.
    public init(
        _ cases: [EvalCase], in shop: Workshop, jobs: Int, seed: UInt64 = 1, earlier: [String: CaseResult] = [:],
        ended: @escaping @Sendable (CaseResult) -> Void = { _ in }
    ) {
        self.cases = cases
        self.shop = shop
        self.jobs = max(1, jobs)
        self.seed = seed
        self.earlier = earlier
        self.ended = ended
    }

    /// How long one case may take.
    var patience = Duration.seconds(120)

    /// The results in the order of the cases, however many ran at once.
    public func results() async -> [CaseResult] {
        let places = cases.indices.filter { earlier[cases[$0].id] == nil }
        var found: [Int: CaseResult] = [:]
        for place in cases.indices { found[place] = earlier[cases[place].id] }
        let failed = FailedFamilies()
        await withTaskGroup(of: (Int, CaseResult?).self) { group in
            var generator = SeededGenerator(seed: seed)
            var waiting = places.filter { !cases[$0].isAlone }.shuffled(using: &generator)[...]
            func start() {
                guard let place = waiting.popFirst() else { return }
                group.addTask { (place, await one(cases[place], unless: failed)) }
            }
            for _ in 0..<jobs { start() }
            for await (place, result) in group {
                found[place] = result
                start()
            }
        }
        for place in places where cases[place].isAlone { found[place] = await one(cases[place], unless: failed) }
        return cases.indices.compactMap { found[$0] }
    }

    private func one(_ evalCase: EvalCase, unless failed: FailedFamilies) async -> CaseResult? {
        if failed.ends(evalCase.family, stop) { return nil }
        let result = await Self.result(of: evalCase, in: shop, patience: patience)
        if result.outcome != .pass { failed.add(evalCase.family) }
        ended(result)
        return result
    }

    /// Runs one case in a world of its own.
    static func result(of evalCase: EvalCase, in shop: Workshop, patience: Duration) async -> CaseResult {
        let start = ContinuousClock.now
        var result = CaseResult(evalCase)
        do {
            let house = try await shop.house(evalCase.plan)
            result = await run(evalCase, in: house, of: shop, patience: patience).result
            let mayGoOn = result.outcome != .pass || evalCase.isAlone || ["budgets", "audit"].contains(evalCase.family)
            await shop.giveBack(house, mayGoOn: mayGoOn)
        } catch {
            result.take(.broken(evalCase, "\(error)"))
        }
        result.seconds = (ContinuousClock.now - start).seconds
        return result
    }

    /// Runs one case in that world and answers what it did.
    static func run(
        _ evalCase: EvalCase, in house: EvalHouse, of shop: Workshop, patience: Duration, isRecording: Bool = false
    ) async -> CaseRun {
        let run = CaseRun(evalCase, in: house, of: shop, isRecording: isRecording)
        do {
            try await run.begin()
            try await Deadline.within(patience) { try await evalCase.body(run) }
            try await run.end()
        } catch {
            run.decide(.safety, "The case runs to its end", .error, expected: "an end", seen: "\(error)")
        }
        return run
    }
}

/// The same numbers for the same seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The families in which a case did not pass.
private final class FailedFamilies: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Whether no case of the family is to begin any more.
    func ends(_ name: String, _ stop: EvalRun.Stop) -> Bool {
        switch stop {
        case .never: false
        case .firstOfFamily: names.withLock { $0.contains(name) }
        case .first: names.withLock { !$0.isEmpty }
        }
    }

    func add(_ name: String) { names.withLock { _ = $0.insert(name) } }
}

extension Decision {
    fileprivate static func broken(_ evalCase: EvalCase, _ why: String) -> Decision {
        Decision(
            axis: .safety, what: "The case begins", role: "-", tool: "-", relation: "", outcome: .error,
            expected: "a beginning", seen: why)
    }
}

extension Duration {
    /// The same as a number of seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

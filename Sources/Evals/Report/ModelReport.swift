import Concierge
import Tools

/// What came of putting questions to a real model.
public struct ModelReport: Sendable {
    /// One question.
    public struct Line: Sendable {
        /// The case's name.
        public let id: String
        /// What was asked.
        public let asks: String
        /// What came of each try; fewer than asked for when the purse was empty.
        public internal(set) var tries: [Outcome] = []
        /// What did not pass, in words.
        public internal(set) var problems: [String] = []

        /// Whether so many tries were made and all passed.
        public func passed(_ repeats: Int) -> Bool { tries.count == repeats && tries.allSatisfy { $0 == .pass } }

        /// The line as a person reads it.
        public func told(_ repeats: Int) -> String {
            let passed = tries.count { $0 == .pass }
            let word = self.passed(repeats) ? "pass" : tries.count < repeats ? "not told" : "FAIL"
            let why = Set(problems).sorted().prefix(3).map { "\n          \($0)" }.joined()
            return "\(word)  \(passed)/\(repeats)  \(id)  “\(asks)”\(why)"
        }
    }

    /// The model's name.
    public let model: String
    /// How often each question was to be asked.
    public let repeats: Int
    /// The questions, by name.
    public let lines: [Line]
    /// Tokens that were used.
    public let usage: ModelUsage
    /// What it cost.
    public let microDollars: Int64
    /// Whether the cap on the cost ended it early.
    public let isOverCap: Bool

    /// How many questions passed every time.
    public var passed: Int { lines.count { $0.passed(repeats) } }

    /// 0 when everything passed, 1 for failures, 3 when not everything could be told.
    public var status: Int32 {
        if lines.isEmpty || isOverCap { return 3 }
        let tries = lines.flatMap(\.tries)
        if tries.contains(.fail) { return 1 }
        return passed == lines.count ? 0 : 3
    }

    /// The last lines for a terminal.
    public var text: String {
        let share = lines.isEmpty ? 0 : 100 * passed / lines.count
        let cost = "\(microDollars / 1_000_000)." + String(String(1_000_000 + microDollars % 1_000_000).dropFirst())
        let end = isOverCap ? "\nThe cap on the cost was reached; what was not asked is not told." : ""
        return """
            \(model): pass^\(repeats) \(share)% (\(passed) of \(lines.count) questions, each asked \(repeats) times)
            \(usage.input) tokens read, \(usage.cacheRead) from the cache, \(usage.cacheWrite) into it, \
            \(usage.output) written: $\(cost)\(end)
            """
    }

    /// The same for programs.
    public var json: JSONValue {
        [
            "model": .string(model), "repeats": .integer(Int64(repeats)), "questions": .integer(Int64(lines.count)),
            "passed": .integer(Int64(passed)), "micro_dollars": .integer(microDollars),
            "over_cap": .bool(isOverCap), "input_tokens": .integer(Int64(usage.input)),
            "output_tokens": .integer(Int64(usage.output)), "cache_read_tokens": .integer(Int64(usage.cacheRead)),
            "cache_write_tokens": .integer(Int64(usage.cacheWrite)),
            "lines": .array(
                lines.map { line in
                    [
                        "case": .string(line.id), "asks": .string(line.asks), "passed": .bool(line.passed(repeats)),
                        "tries": .array(line.tries.map { .string($0.rawValue) }),
                        "problems": .array(line.problems.map { .string($0) }),
                    ]
                }),
        ]
    }
}

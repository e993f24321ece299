/// How many decisions came out how.
public struct Tally: Sendable, Hashable, Codable {
    /// Judged at all.
    public var decisions = 0
    /// As the oracle says.
    public var passed = 0
    /// Otherwise.
    public var failed = 0
    /// Broke before they could be judged.
    public var errors = 0
    /// Can't be told.
    public var inconclusive = 0

    /// None yet.
    public init() {}

    /// Counts one.
    public mutating func count(_ outcome: Outcome) {
        decisions += 1
        switch outcome {
        case .pass: passed += 1
        case .fail: failed += 1
        case .error: errors += 1
        case .inconclusive: inconclusive += 1
        }
    }

    /// The counts of both together.
    public static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.decisions += right.decisions
        sum.passed += right.passed
        sum.failed += right.failed
        sum.errors += right.errors
        sum.inconclusive += right.inconclusive
        return sum
    }

    /// Whether something was judged and all of it passed.
    public var isClean: Bool { decisions > 0 && passed == decisions }
}

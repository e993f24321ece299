import Foundation

/// Which case noticed each fault in an earlier run, read from what that run kept of its faults.
public struct EarlierKills: Sendable {
    /// The name of the case by the name of the fault.
    let first: [String: String]

    /// Nothing is known of an earlier run.
    public static let none = EarlierKills(first: [:])

    init(first: [String: String]) {
        self.first = first
    }

    /// Reads a run's `faults.jsonl`; throws a `RunProblem` when it can't be read. A name that no fault or case has any
    /// more does no harm.
    public init(path: String) throws(RunProblem) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path) }
        let decoder = JSONDecoder()
        var first: [String: String] = [:]
        for line in data.split(separator: UInt8(ascii: "\n")) {
            guard let kill = try? decoder.decode(MutantReport.Kill.self, from: line) else { throw .unreadable(path) }
            if !kill.first.isEmpty { first[kill.name] = kill.first }
        }
        self.first = first
    }
}

/// Why one line of an import is refused.
public struct ImportProblem: Error, Sendable, Hashable {
    /// The line, counted from one.
    public let line: Int
    /// The field in which the trouble lies; empty when it lies in none.
    public let field: String
    /// The reason as a sentence.
    public let reason: String

    /// A line refused for that reason.
    public init(line: Int, field: String = "", reason: String) {
        self.line = line
        self.field = field
        self.reason = reason
    }

    /// The problem as `file:line: reason`.
    public func worded(file: String) -> String {
        "\(file):\(line): \(field.isEmpty ? "" : field + ": ")\(reason)"
    }
}

/// Why an import kept nothing: at most the first hundred reasons, by line.
public struct ImportProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// How many reasons are collected before an import is given up.
    public static let most = 100

    /// The reasons, by line.
    public let problems: [ImportProblem]

    /// An import refused for those reasons.
    public init(_ problems: [ImportProblem]) {
        self.problems = problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// The reasons as lines of `file:line: reason`.
    public func worded(file: String) -> [String] {
        let lines = problems.map { $0.worded(file: file) }
        return problems.count < Self.most ? lines : lines + ["\(file): there may be more problems; these are the first"]
    }

    /// The reasons without a file's name.
    public var description: String { worded(file: "line").joined(separator: "\n") }
}

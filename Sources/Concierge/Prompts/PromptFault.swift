/// What is wrong with a file of prompts, everything at once, each problem naming its key.
public struct PromptFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// What is wrong, one sentence each.
    public let problems: [String]

    /// Problems of a file.
    public init(file: String, _ problems: [String]) {
        self.file = file
        self.problems = problems
    }

    /// The file's name and its problems, one a line.
    public var description: String {
        problems.map { "\(file): \($0)" }.joined(separator: "\n")
    }
}

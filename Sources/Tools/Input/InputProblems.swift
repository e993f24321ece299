/// Everything that is wrong with an input.
public struct InputProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems: those of declared fields in the form's order, then the names that it does not have.
    public let problems: [FieldProblem]
    private static let told = 20

    /// An input refused for those reasons.
    public init(_ problems: [FieldProblem]) {
        self.problems = problems
    }

    /// The reason to show under that field of a page's form; nil when nothing is wrong with it.
    public func reason(for field: String) -> String? {
        problems.first { $0.field == field }?.reason
    }

    /// All reasons in one line, for a model or a log, such as `subject: Write at least 3 characters`.
    public var summary: String {
        let lines = problems.prefix(Self.told).map(\.summary)
        let more = problems.count - lines.count
        return (lines + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "; ")
    }

    /// The summary.
    public var description: String { summary }
}

/// What is wrong with one field of an input.
public struct FieldProblem: Sendable, Hashable {
    /// The field's name; empty when the trouble is not with one field.
    public let field: String
    /// A sentence in plain words that can stand under the field of a form.
    public let reason: String

    /// A problem of that field.
    public init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = reason
    }

    var summary: String {
        let words = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
        return field.isEmpty ? words : "\(field): \(words)"
    }
}

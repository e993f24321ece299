/// Something in the data folder that is not as it should be.
public struct CheckFinding: Sendable, Hashable, CustomStringConvertible {
    /// Which part of the check found it.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        /// The file itself: pages, indexes, rules of columns.
        case file
        /// Rows that refer to rows which are not there.
        case references
        /// Rows whose company is not the company of what they belong to.
        case companies
        /// An audit chain.
        case audit
        /// A chain of evidence.
        case evidence
    }

    /// Which part of the check found it.
    public let part: Part
    /// What was found, as a sentence.
    public let what: String

    init(_ part: Part, _ what: String) {
        self.part = part
        self.what = what
    }

    /// The part and the sentence.
    public var description: String { "\(part.rawValue): \(what)" }
}

/// Why bytes were refused as JSON, in words that repeat at most 40 bytes of what was sent.
public struct JSONProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the member in which the trouble lies, shortened; nil when it lies in none.
    public let field: String?
    /// The reason as a sentence.
    public let reason: String

    init(_ reason: String, field: String? = nil) {
        self.reason = reason
        self.field = field.map(\.echoed)
    }

    /// The reason with the member's name before it.
    public var description: String { field.map { "\($0): \(reason)" } ?? reason }
}

extension String {
    /// At most 40 bytes of a text that a stranger sent, with nothing unprintable or invisible left in it.
    var echoed: String {
        var shown = String.UnicodeScalarView(unicodeScalars.prefix(41).map(\.echoed))
        guard String(shown).utf8.count > 40 else { return String(shown) }
        while String(shown).utf8.count > 37 { shown.removeLast() }
        return String(shown) + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var echoed: Unicode.Scalar { isUnseen || isControl || isLineBreak ? "?" : self }
}

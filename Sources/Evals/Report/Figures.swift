/// Numbers as a reader likes them.
enum Figures {
    /// `41,203`.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var shown = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { shown.append(",") }
            shown.append(digit)
        }
        return shown
    }

    /// `1 case`, `41,203 cases`; the plural's word where an s does not make it.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// `5,412 of 5,412`.
    static func share(_ part: Int, of whole: Int) -> String { "\(grouped(part)) of \(grouped(whole))" }

    /// A figure with one digit after the point, rounded down so that 99.96 never reads as 100.
    static func tenths(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "?" }
        let tenths = Int((number * 10 + 1e-6).rounded(.down))
        return "\(grouped(tenths / 10)).\((tenths % 10).magnitude)"
    }

    /// `98.4 %`, `100 %`; rounded down.
    static func percent(_ number: Double) -> String {
        let shown = tenths(number)
        return (shown.hasSuffix(".0") ? String(shown.dropLast(2)) : shown) + " %"
    }

    /// Seconds that a program may read, to the millisecond.
    static func thousandths(_ seconds: Double) -> Double {
        seconds.isFinite ? (seconds * 1000).rounded() / 1000 : 0
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

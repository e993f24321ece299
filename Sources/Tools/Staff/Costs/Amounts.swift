import Access

/// Amounts of budgets as people write them.
public enum Amounts {
    /// Reads a whole number, or dollars with up to six digits after the point; nil for anything else.
    public static func read(_ text: String, _ measure: Budget.Measure) -> Int64? {
        guard measure == .microDollars else { return plain(Substring(text), digits: 15) }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ plain($0, digits: 9) }) else { return nil }
        guard let rest = parts.dropFirst().first else { return whole * 1_000_000 }
        guard (1...6).contains(rest.count) else { return nil }
        return plain(rest + String(repeating: "0", count: 6 - rest.count), digits: 6).map { whole * 1_000_000 + $0 }
    }

    /// An amount in words: `20 messages`, `$1.50`.
    public static func worded(_ amount: Int64, _ measure: Budget.Measure) -> String {
        switch measure {
        case .messages: amount == 1 ? "1 message" : "\(amount) messages"
        case .tokens: amount == 1 ? "1 token" : "\(amount) tokens"
        case .microDollars: dollars(amount)
        }
    }

    /// Dollars with at least two digits after the point.
    public static func dollars(_ microDollars: Int64) -> String {
        let rest = String(microDollars % 1_000_000)
        var digits = String(repeating: "0", count: max(0, 6 - rest.count)) + rest
        while digits.count > 2, digits.hasSuffix("0") { digits.removeLast() }
        return "$\(microDollars / 1_000_000).\(digits)"
    }

    private static func plain(_ text: Substring, digits: Int) -> Int64? {
        guard (1...digits).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }
}

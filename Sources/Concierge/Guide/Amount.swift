import Access

/// An amount that somebody wrote, in either way of writing one: `1,250.50` or `1.250,50`.
struct Amount: Sendable, Hashable {
    /// Thousandths of the currency's unit; the largest number when it is too large for any invoice.
    let thousandths: Int64
    /// Whether it was written with two digits behind the point.
    let hasCents: Bool
    /// Whether its thousands were set apart.
    let isGrouped: Bool
    /// The code of the currency; nil when none was named.
    var currency: String?

    /// Reads digits with points and commas; nil for dates, versions, addresses and everything else.
    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let signs = text.filter { $0 == "." || $0 == "," }
        guard !parts.contains(""),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let last = parts.last
        else { return nil }
        let isAlone = signs.last.map { sign in signs.count { $0 == sign } == 1 } ?? false
        hasCents = isAlone && last.utf8.count == 2
        let whole = hasCents ? parts.dropLast() : parts[...]
        isGrouped = whole.count > 1
        let groups = Set(signs.dropLast(hasCents ? 1 : 0))
        guard groups.count <= 1, !hasCents || groups.isEmpty || groups.first != signs.last, Self.areGroups(whole)
        else { return nil }
        let cents = hasCents ? Int64(last) ?? 0 : 0
        thousandths = Self.thousandths(Int64(whole.joined()) ?? .max, cents * 10)
    }

    private static func areGroups(_ parts: ArraySlice<Substring>) -> Bool {
        guard parts.count > 1, let first = parts.first else { return parts.count == 1 }
        return first.utf8.count <= 3 && first != "0" && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// Whether it may as well be a day and a month, as `10.03`.
    var mayBeDate: Bool { hasCents && thousandths < 32_000 && (1...12).contains(thousandths % 1000 / 10) }

    /// The same amount of money as an amount that somebody may have written.
    static func thousandths(of money: Money) -> Int64 {
        switch money.currency.decimals {
        case 0: thousandths(money.minor, 0)
        case 3: money.minor
        default: money.minor.multipliedReportingOverflow(by: 10).overflow ? .max : money.minor * 10
        }
    }

    private static func thousandths(_ whole: Int64, _ rest: Int64) -> Int64 {
        let (product, isTooLarge) = whole.multipliedReportingOverflow(by: 1000)
        let (sum, isOver) = product.addingReportingOverflow(rest)
        return isTooLarge || isOver ? .max : sum
    }
}

/// The amounts that somebody asks for.
struct AmountSpan: Sendable, Hashable {
    /// How they lie to the amount that was named.
    let kind: Kind
    /// The amount that was named, or the lower of two.
    let amount: Amount
    /// The upper of two.
    var upper: Amount?
    /// What was named, as it was written.
    let written: String
    /// The upper of two, as it was written.
    var upperWritten = ""
    /// Another bound that was named as well: `over 100 and under 200`.
    var also: [AmountSpan] = []

    enum Kind: Sendable, Hashable { case exactly, over, under, atLeast, atMost, between }

    /// Whether an amount of money is among them; cents that were not named may be any.
    func contains(_ money: Money) -> Bool { lies(money) && also.allSatisfy { $0.lies(money) } }

    private func lies(_ money: Money) -> Bool {
        guard (amount.currency ?? upper?.currency ?? money.currency.code) == money.currency.code else { return false }
        let (value, named) = (Amount.thousandths(of: money), amount.thousandths)
        return switch kind {
        case .exactly: value == named || (!amount.hasCents && value / 1000 == named / 1000 && named != .max)
        case .over: value > named
        case .under: value < named
        case .atLeast: value >= named
        case .atMost: value <= named
        case .between: value >= named && value <= (upper?.thousandths ?? named)
        }
    }
}

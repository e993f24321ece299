/// An amount in whole minor units (cents) of a currency.
public struct Money: Hashable, Sendable {
    /// Whole minor units: 1250 is 12.50 in a currency with cents.
    public let minor: Int64
    /// ISO 4217 code.
    public let currency: Currency

    /// So many minor units of a currency.
    public init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The amount as people read it, such as `€1,250.00`, `-$3.20` or `CHF 12.00`.
    public var worded: String {
        let sign = minor < 0 ? "-" : ""
        let digits = String(minor.magnitude)
        let whole = currency.decimals == 0 ? Substring(digits) : filled(digits).dropLast(currency.decimals)
        let cents = currency.decimals == 0 ? "" : "." + filled(digits).suffix(currency.decimals)
        return sign + currency.prefix + grouped(whole) + cents
    }

    private func filled(_ digits: String) -> String {
        String(repeating: "0", count: max(0, currency.decimals + 1 - digits.count)) + digits
    }

    private func grouped(_ digits: Substring) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

/// An ISO 4217 currency code of three capital letters.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// The three letters.
    public let code: String

    /// Reads a code of three capital letters; nil for anything else.
    public init?(_ code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) else { return nil }
        self.code = code
    }

    /// Takes a code that the store itself wrote.
    public init(stored code: String) {
        self.code = code
    }

    /// The three letters.
    public var description: String { code }

    /// How many digits stand behind the decimal point (ISO 4217, the currencies without cents among those in use).
    public var decimals: Int {
        switch code {
        case "JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF", "XPF", "PYG", "UGX", "RWF": 0
        case "BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD": 3
        default: 2
        }
    }

    fileprivate var prefix: String {
        switch code {
        case "USD": "$"
        case "EUR": "€"
        case "GBP": "£"
        default: code + "\u{00A0}"
        }
    }
}

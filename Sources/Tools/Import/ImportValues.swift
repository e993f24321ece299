import Access
import Store

extension InputField {
    /// A moment as RFC 3339 with an offset.
    static func instant(_ name: String, _ place: WritableKeyPath<Input, Instant> & Sendable, _ about: String) -> Self {
        Self(name, place, InstantRule(), required: true, door: .every, about)
    }

    /// A moment as RFC 3339 with an offset, or none.
    static func instant(_ name: String, _ place: WritableKeyPath<Input, Instant?> & Sendable, _ about: String) -> Self {
        Self(name, place, OptionalRule(rule: InstantRule()), required: false, door: .every, about)
    }

    /// A date that must be there.
    static func day(_ name: String, _ place: WritableKeyPath<Input, CalendarDate> & Sendable, _ about: String) -> Self {
        Self(name, place, DateRule(), required: true, door: .every, about)
    }

    /// A currency's code.
    static func currency(_ name: String, _ place: WritableKeyPath<Input, Currency> & Sendable, _ about: String) -> Self
    {
        Self(name, place, CurrencyRule(), required: true, door: .every, about)
    }

    /// A decimal number of units, kept in thousandths.
    static func quantity(_ name: String, _ place: WritableKeyPath<Input, Int64> & Sendable, _ about: String) -> Self {
        Self(name, place, QuantityRule(), required: true, door: .every, about)
    }

    /// Short texts, so many of them.
    static func words(
        _ name: String, _ place: WritableKeyPath<Input, [String]> & Sendable, _ count: ClosedRange<Int>,
        _ about: String
    ) -> Self {
        Self(name, place, WordsRule(count: count), required: !count.contains(0), door: .every, about)
    }

    /// Objects of one form, so many of them.
    static func list<Element: ToolInput & Equatable>(
        _ name: String, _ place: WritableKeyPath<Input, [Element]> & Sendable, _ count: ClosedRange<Int>,
        _ about: String
    ) -> Self {
        Self(name, place, ListRule<Element>(count: count), required: !count.contains(0), door: .every, about)
    }
}

/// A moment with its offset written out, so that nobody has to guess a zone.
struct InstantRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Instant {
        guard case .string(let text) = json, let instant = Instant(rfc3339: text) else {
            throw FieldRefusal("Write a moment with its offset, as 2026-03-05T14:30:00+01:00.")
        }
        return instant
    }

    func accept(_ instant: Instant, required: Bool) -> Instant { instant }

    func show(_ instant: Instant) -> JSONValue { .string(instant.rfc3339) }

    func schema(standard: Instant?) -> JSONObject { ["type": "string", "format": "date-time"] }
}

/// Three capital letters.
struct CurrencyRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Currency {
        guard case .string(let text) = json, let currency = Currency(text) else {
            throw FieldRefusal("Write a currency as its code, such as EUR.")
        }
        return currency
    }

    func accept(_ currency: Currency, required: Bool) -> Currency { currency }

    func show(_ currency: Currency) -> JSONValue { .string(currency.code) }

    func schema(standard: Currency?) -> JSONObject { ["type": "string", "pattern": "^[A-Z]{3}$"] }
}

/// A decimal number in a text, with up to nine digits before and three behind the point.
struct QuantityRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Int64 {
        guard case .string(let text) = json, let thousandths = Self.thousandths(text) else {
            throw FieldRefusal("Write a quantity as text with at most three decimals, such as \"1.5\".")
        }
        return thousandths
    }

    func accept(_ thousandths: Int64, required: Bool) -> Int64 { thousandths }

    func show(_ thousandths: Int64) -> JSONValue {
        let whole = String(thousandths.magnitude / 1000)
        let rest = String(thousandths.magnitude % 1000 + 1000).dropFirst()
        return .string("\(thousandths < 0 ? "-" : "")\(whole).\(rest)")
    }

    func schema(standard: Int64?) -> JSONObject {
        ["type": "string", "pattern": "^-?[0-9]{1,9}([.][0-9]{1,3})?$"]
    }

    private static func thousandths(_ text: String) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...9).contains(whole.utf8.count), parts.count <= 2,
            let rest = parts.count == 2 ? parts.last : "0", (1...3).contains(rest.utf8.count),
            (whole + rest).utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(whole + rest + String(repeating: "0", count: 3 - rest.utf8.count))
        else { return nil }
        return isNegative ? -number : number
    }
}

/// Objects that each follow their own form.
struct ListRule<Element: ToolInput & Equatable>: FieldRule {
    let count: ClosedRange<Int>

    func read(_ json: JSONValue) throws(FieldRefusal) -> [Element] {
        guard case .array(let items) = json else { throw FieldRefusal("This must be a list.") }
        var elements: [Element] = []
        for (index, item) in items.enumerated() {
            do throws(InputProblems) {
                elements.append(try Element.form.parse(json: item))
            } catch {
                throw FieldRefusal("\(index + 1): \(error.summary).")
            }
        }
        return elements
    }

    func accept(_ elements: [Element], required: Bool) throws(FieldRefusal) -> [Element] {
        guard count.contains(elements.count) else {
            throw FieldRefusal("Give \(count.lowerBound) to \(count.upperBound) of them.")
        }
        return elements
    }

    func show(_ elements: [Element]) -> JSONValue { .array(elements.map { Element.form.json(of: $0) }) }

    func schema(standard: [Element]?) -> JSONObject {
        [
            "type": "array", "minItems": .integer(Int64(count.lowerBound)),
            "maxItems": .integer(Int64(count.upperBound)), "items": Element.form.schema,
        ]
    }
}

/// Short texts.
struct WordsRule: FieldRule {
    let count: ClosedRange<Int>
    private let word = TextRule(min: 1, max: 200, lines: .one)

    init(count: ClosedRange<Int>) { self.count = count }

    func read(_ json: JSONValue) throws(FieldRefusal) -> [String] {
        guard case .array(let items) = json else { throw FieldRefusal("This must be a list.") }
        var words: [String] = []
        for item in items { words.append(try word.accept(try word.read(item), required: true)) }
        return words
    }

    func accept(_ words: [String], required: Bool) throws(FieldRefusal) -> [String] {
        guard count.contains(words.count) else {
            throw FieldRefusal("Give \(count.lowerBound) to \(count.upperBound) of them.")
        }
        return words
    }

    func show(_ words: [String]) -> JSONValue { .array(words.map { .string($0) }) }

    func schema(standard: [String]?) -> JSONObject {
        ["type": "array", "maxItems": .integer(Int64(count.upperBound)), "items": .object(word.schema(standard: nil))]
    }
}

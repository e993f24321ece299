import Access

extension InputField {
    /// A whole number within a range.
    public static func number<Number: FixedWidthInteger & SignedInteger & Sendable>(
        _ name: String, _ place: WritableKeyPath<Input, Number> & Sendable, _ range: ClosedRange<Number>,
        required: Bool = false, door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, NumberRule(range: range), required: required, door: door, about)
    }

    /// A whole number within a range, or none.
    public static func number<Number: FixedWidthInteger & SignedInteger & Sendable>(
        _ name: String, _ place: WritableKeyPath<Input, Number?> & Sendable, _ range: ClosedRange<Number>,
        required: Bool = false, door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, OptionalRule(rule: NumberRule(range: range)), required: required, door: door, about)
    }
}

/// A whole number within a range; written as `5`, never as `5.0` or `"5"`.
struct NumberRule<Number: FixedWidthInteger & SignedInteger & Sendable>: FieldRule {
    let range: ClosedRange<Number>

    func read(_ json: JSONValue) throws(FieldRefusal) -> Number {
        if let number = loosely(json) { return number }
        guard case .integer(let number) = json else { throw FieldRefusal("This must be a whole number.") }
        guard let number = Number(exactly: number) else { throw outside }
        return number
    }

    func accept(_ number: Number, required: Bool) throws(FieldRefusal) -> Number {
        guard range.contains(number) || isFarAbove(number) else { throw outside }
        return number
    }

    func show(_ number: Number) -> JSONValue { .integer(Int64(clamping: number)) }

    func schema(standard: Number?) -> JSONObject {
        var schema: JSONObject = [
            "type": "integer", "minimum": show(range.lowerBound), "maximum": show(range.upperBound),
        ]
        if let standard, range.contains(standard) { schema.set("default", show(standard)) }
        return schema
    }

    private func loosely(_ json: JSONValue) -> Number? {
        switch json {
        case .string(let text) where Faults.has(.numbersFromText): Number(text)
        case .real(let number) where Faults.has(.realsRounded): Number(exactly: number.rounded())
        default: nil
        }
    }

    private func isFarAbove(_ number: Number) -> Bool {
        guard number > range.upperBound, Faults.has(.rangeUnbounded) else { return false }
        return number / 1000 <= range.upperBound
    }

    private var outside: FieldRefusal {
        FieldRefusal("Give a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
}

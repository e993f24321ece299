import Access

extension InputField {
    /// A date as `YYYY-MM-DD`, or none.
    public static func date(
        _ name: String, _ place: WritableKeyPath<Input, CalendarDate?> & Sendable, required: Bool = false,
        door: FieldDoor = .every, _ about: String
    ) -> Self {
        Self(name, place, OptionalRule(rule: DateRule()), required: required, door: door, about)
    }
}

/// A day of the calendar.
struct DateRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> CalendarDate {
        guard case .string(let text) = json, let date = CalendarDate(text) else {
            throw FieldRefusal("Write a date as YYYY-MM-DD.")
        }
        return date
    }

    func accept(_ date: CalendarDate, required: Bool) -> CalendarDate { date }

    func show(_ date: CalendarDate) -> JSONValue { .string(date.description) }

    func schema(standard: CalendarDate?) -> JSONObject { ["type": "string", "format": "date"] }
}

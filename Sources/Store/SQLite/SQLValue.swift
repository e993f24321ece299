import Access

/// A value bound to a statement or read from a row; integers carry instants, dates, flags and minor units.
public enum SQLValue: Sendable, Hashable {
    /// Nothing.
    case null
    /// 64 bits, signed.
    case integer(Int64)
    /// UTF-8.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// The text, or NULL where there is none.
    static func text(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    /// The whole number, or NULL where there is none.
    static func integer(_ number: Int64?) -> SQLValue { number.map { .integer($0) } ?? .null }

    /// One for true.
    static func flag(_ flag: Bool) -> SQLValue { .integer(flag ? 1 : 0) }

    /// The identifier's characters.
    static func id<Record>(_ id: Identifier<Record>) -> SQLValue { .text(id.text) }

    /// The moment's milliseconds.
    static func instant(_ instant: Instant) -> SQLValue { .integer(instant.milliseconds) }

    /// The date's day number.
    static func date(_ date: CalendarDate) -> SQLValue { .integer(Int64(date.dayNumber)) }

    /// A date as days since 1970-01-01, or NULL.
    static func date(_ date: CalendarDate?) -> SQLValue { date.map { .date($0) } ?? .null }
}

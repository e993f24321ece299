import Access
import CSQLite

/// The current row of a running statement; valid only inside the closure that receives it.
struct Row {
    let statement: OpaquePointer

    /// How many columns it has.
    var width: Int32 { sqlite3_column_count(statement) }

    /// The name of a column.
    func name(_ column: Int32) -> String {
        sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }

    /// The value of a column as the database keeps it; no table has a real.
    func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .text(text(column))
        }
    }

    /// The text of a column that is never NULL.
    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The text of a column, nil for NULL.
    func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// The whole number of a column; 0 for NULL.
    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(statement, column)
    }

    /// The whole number of a column, nil for NULL.
    func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The bytes of a column; empty for NULL.
    func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// Whether the column holds one.
    func flag(_ column: Int32) -> Bool { integer(column) == 1 }

    /// The identifier in a column.
    func id<Record>(_ column: Int32) -> Identifier<Record> { Identifier(stored: text(column)) }

    /// The moment in a column.
    func instant(_ column: Int32) -> Instant { Instant(milliseconds: integer(column)) }

    /// The moment in a column, nil for NULL.
    func optionalInstant(_ column: Int32) -> Instant? { optionalInteger(column).map(Instant.init) }

    /// The date in a column.
    func date(_ column: Int32) -> CalendarDate { CalendarDate(dayNumber: Int(integer(column))) }

    /// The same, or nil for NULL.
    func optionalDate(_ column: Int32) -> CalendarDate? {
        optionalInteger(column).map { CalendarDate(dayNumber: Int($0)) }
    }

    private func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }
}

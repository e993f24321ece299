import CSQLite

/// One compiled statement of one connection.
final class Prepared {
    let pointer: OpaquePointer
    /// The number behind the `$` of each parameter, in SQLite's own order.
    let numbers: [Int]

    init(pointer: OpaquePointer) {
        self.pointer = pointer
        let count = sqlite3_bind_parameter_count(pointer)
        numbers = (0..<count).map { index in
            guard let name = sqlite3_bind_parameter_name(pointer, index + 1) else { return 0 }
            return Int(String(cString: name).dropFirst()) ?? 0
        }
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    /// Binds `$1`, `$2`, … to the values in order; a parameter without a value is a fault, not NULL.
    func bind(_ values: [SQLValue]) throws {
        for (index, number) in numbers.enumerated() {
            guard values.indices.contains(number - 1) else {
                throw StoreError.fault("statement has no value for $\(number)")
            }
            try bind(values[number - 1], at: Int32(index + 1))
        }
    }

    /// Makes the statement ready to run again and forgets its values.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(pointer, index)
            case .integer(let number): sqlite3_bind_int64(pointer, index, number)
            case .text(let text): bind(text: text, at: index)
            case .blob(let bytes): bind(bytes: bytes, at: index)
            }
        guard code == SQLITE_OK else { throw StoreError.fault("bind answered \(code)") }
    }

    private func bind(text: String, at index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(pointer, index, "", 0, nexie_sqlite_transient())
                }
                return sqlite3_bind_text64(
                    pointer, index, start, UInt64(characters.count), nexie_sqlite_transient(), UInt8(SQLITE_UTF8))
            }
        }
    }

    private func bind(bytes: [UInt8], at index: Int32) -> Int32 {
        bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress else { return sqlite3_bind_zeroblob(pointer, index, 0) }
            return sqlite3_bind_blob64(pointer, index, start, UInt64(raw.count), nexie_sqlite_transient())
        }
    }
}

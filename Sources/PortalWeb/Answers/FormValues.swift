import Hummingbird

/// The fields of a form or of an address's query: each name once, percent-decoded, valid UTF-8.
struct FormValues: Sendable, Hashable {
    private var values: [String: String] = [:]
    /// The one file that came along; nil where the form carries none.
    private(set) var file: [UInt8]?

    /// No fields.
    init() {}

    /// Reads `a=1&b=2`; throws when a field stands twice, an escape is broken or the bytes are no text.
    init(_ bytes: some Collection<UInt8>) throws(PageProblem) {
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: 200) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let name = Self.decoded(first),
                let value = parts.count > 1 ? Self.decoded(parts[1]) : "",
                values.updateValue(value, forKey: name) == nil
            else { throw .badRequest }
        }
    }

    /// Reads a form that carries one file; throws when the bytes are no such form.
    init(bytes: [UInt8], boundary: [UInt8]) throws(PageProblem) {
        (values, file) = try FileForm.read(bytes, boundary: boundary)
    }

    /// What a mail program sends to end messages (RFC 8058), which may be written as parts; of those only that one field
    /// is read, and what can't be read has no fields.
    init(oneClick bytes: some Collection<UInt8>, type: String) {
        guard type.hasPrefix("multipart/form-data") else {
            self = (try? FormValues(bytes)) ?? FormValues()
            return
        }
        let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), maxSplits: 200, omittingEmptySubsequences: false)
            .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
        let part = lines.drop { !$0.contains("List-Unsubscribe") }.drop { !$0.isEmpty }
        if let value = part.dropFirst().first { values["List-Unsubscribe"] = value }
    }

    /// The query of a request.
    init(query request: Request) throws(PageProblem) {
        try self.init(Array((request.uri.query ?? "").utf8))
    }

    /// The value of a field; empty when it is not there.
    subscript(name: String) -> String { values[name] ?? "" }

    /// The number of a field, moved to the nearer end of the range when it is outside; the range's start when it is no
    /// number. For numbers of addresses, which nobody types.
    func number(_ name: String, in range: ClosedRange<Int64>) -> Int64 {
        guard let number = Int64(self[name]) else { return range.lowerBound }
        return min(max(number, range.lowerBound), range.upperBound)
    }

    /// What follows a dash in the names of fields of that kind, for forms that have one for each record.
    func ids(of kind: String) -> [String] {
        values.keys.filter { $0.hasPrefix(kind + "-") }.map { String($0.dropFirst(kind.count + 1)) }.sorted()
    }

    /// Whether the field is there.
    func has(_ name: String) -> Bool { values[name] != nil }

    private static func decoded(_ text: some Collection<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

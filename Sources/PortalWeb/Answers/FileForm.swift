/// Reads a form that carries one file (RFC 7578), strictly: each part once, no part without a name, no nesting.
enum FileForm {
    /// Parts at most.
    private static let mostParts = 8

    /// The boundary that a content type names; nil for another type, or a boundary that could not be one.
    static func boundary(of type: String) -> [UInt8]? {
        guard type.lowercased().hasPrefix("multipart/form-data;") else { return nil }
        let parameters = type.split(separator: ";").dropFirst().map { $0.drop(while: \.isWhitespace) }
        guard parameters.count == 1, let parameter = parameters.first,
            parameter.lowercased().hasPrefix("boundary=")
        else { return nil }
        var text = parameter.dropFirst("boundary=".count)
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 { text = text.dropFirst().dropLast() }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
        guard (1...70).contains(text.utf8.count), isPlain else { return nil }
        return Array(text.utf8)
    }

    /// The fields and the one file; throws when the bytes are no such form.
    static func read(_ bytes: [UInt8], boundary: [UInt8]) throws(PageProblem) -> (
        fields: [String: String], file: [UInt8]?
    ) {
        let line = [UInt8](("\r\n--").utf8) + boundary
        // The first boundary stands at the very beginning; with a line break before it all of them look the same.
        let pieces = split([13, 10] + bytes, at: line)
        guard pieces.count >= 3, pieces.count <= mostParts + 2, let first = pieces.first, first.isEmpty,
            let last = pieces.last, last.starts(with: [45, 45])
        else { throw .badRequest }
        var fields: [String: String] = [:]
        var file: [UInt8]?
        for piece in pieces.dropFirst().dropLast() {
            let part = try Part(piece)
            if part.isFile {
                guard file == nil else { throw .badRequest }
                file = Array(part.body)
            } else {
                guard let text = String(validating: part.body, as: UTF8.self),
                    fields.updateValue(text, forKey: part.name) == nil
                else { throw .badRequest }
            }
        }
        return (fields, file)
    }

    /// One part: its name, whether it is a file, and its bytes.
    private struct Part {
        let name: String
        let isFile: Bool
        let body: ArraySlice<UInt8>

        init(_ piece: ArraySlice<UInt8>) throws(PageProblem) {
            guard piece.starts(with: [13, 10]), let end = FileForm.find([13, 10, 13, 10], in: piece) else {
                throw .badRequest
            }
            let head = String(decoding: piece[piece.startIndex..<end], as: UTF8.self)
            body = piece[(end + 4)...]
            let disposition = head.split(separator: "\r\n").first {
                $0.lowercased().hasPrefix("content-disposition: form-data;")
            }
            guard let disposition, let name = Self.value("name", in: disposition) else { throw .badRequest }
            self.name = name
            isFile = disposition.contains("; filename=")
        }

        private static func value(_ key: String, in line: Substring) -> String? {
            for parameter in line.split(separator: ";").dropFirst() {
                let plain = parameter.drop(while: \.isWhitespace)
                guard plain.hasPrefix(key + "=\""), plain.hasSuffix("\"") else { continue }
                return String(plain.dropFirst(key.count + 2).dropLast())
            }
            return nil
        }
    }

    private static func split(_ bytes: [UInt8], at line: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while pieces.count <= mostParts + 2, let place = find(line, in: rest) {
            pieces.append(rest[rest.startIndex..<place])
            rest = rest[(place + line.count)...]
        }
        pieces.append(rest)
        return pieces
    }

    private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var place = bytes.startIndex
        while let start = bytes[place...].firstIndex(of: first), bytes.endIndex - start >= wanted.count {
            if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return start }
            place = start + 1
        }
        return nil
    }
}

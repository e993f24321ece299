/// Reads the head of an HTTP answer line by line, and passes interim answers over.
struct HeadReading {
    /// The head, once its last line is read.
    private(set) var whole: WireHead?
    private var status = 0
    private var fields: [(name: String, value: String)] = []
    private var size = 0

    private static let largest = 64 << 10

    /// Whether all of it is read; what comes later are trailers.
    var isOver: Bool { whole != nil }

    /// Reads a line with its line end.
    mutating func read(_ bytes: UnsafeRawBufferPointer) -> WireFault? {
        size += bytes.count
        guard size <= Self.largest else { return .tooLarge }
        let line = String(decoding: bytes, as: UTF8.self).trimmed
        if bytes.starts(with: "HTTP/".utf8) {
            fields = []
            return readStatus(line)
        }
        if line.isEmpty {
            if status >= 200 { whole = WireHead(status: status, headers: WireHeaders(fields)) }
            return nil
        }
        readField(line, isContinued: bytes.first == UInt8(ascii: " ") || bytes.first == UInt8(ascii: "\t"))
        return nil
    }

    private mutating func readStatus(_ line: String) -> WireFault? {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count > 1, words[1].utf8.count == 3, let status = Int(words[1]), status >= 100 else {
            return .broken
        }
        self.status = status
        return nil
    }

    private mutating func readField(_ line: String, isContinued: Bool) {
        if isContinued, let last = fields.popLast() {
            fields.append((last.name, last.value + " " + line))
        } else if let colon = line.firstIndex(of: ":") {
            fields.append((String(line[..<colon]).trimmed, String(line[line.index(after: colon)...]).trimmed))
        }
    }
}

extension String {
    /// Without spaces, tabs and line ends at either end.
    var trimmed: String {
        let blank: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n"]
        let start = unicodeScalars.firstIndex { !blank.contains($0) } ?? unicodeScalars.endIndex
        let rest = unicodeScalars[start...]
        guard let last = rest.lastIndex(where: { !blank.contains($0) }) else { return "" }
        return String(rest[...last])
    }
}

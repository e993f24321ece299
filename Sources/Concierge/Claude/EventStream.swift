/// Cuts a stream of server-sent events into its events, wherever the borders of the chunks are.
///
/// A line ends in LF, CR or CR LF and in nothing else. An event without a name, or without data, is left out, as are
/// comments, unknown fields, and an event that the end of the stream cuts off.
struct EventStream: Sendable {
    /// One event: its name, and its lines of data joined by LF.
    struct Event: Sendable, Hashable {
        let name: String
        let data: [UInt8]
    }

    /// A line or an event is longer than this stream takes.
    struct TooLong: Error, Hashable {}

    private let most: Int
    private var line: [UInt8] = []
    private var endedInReturn = false
    private var isFirstLine = true
    private var name: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A stream whose lines, and the data of whose events, have at most so many bytes.
    init(upTo most: Int = 1 << 20) {
        self.most = most
    }

    /// The events that end in these bytes; throws `TooLong` when one has no end in sight.
    mutating func take(_ bytes: [UInt8]) throws(TooLong) -> [Event] {
        var events: [Event] = []
        var rest = bytes[...]
        if endedInReturn, let first = rest.first {
            if first == .lineFeed { rest.removeFirst() }
            endedInReturn = false
        }
        while let end = rest.firstIndex(where: { $0 == .lineFeed || $0 == .carriageReturn }) {
            try grow(rest[..<end])
            if let event = try endLine() { events.append(event) }
            let isReturn = rest[end] == .carriageReturn
            rest = rest[(end + 1)...]
            guard isReturn else { continue }
            // The line feed of the same end may come with the next chunk.
            if rest.isEmpty { endedInReturn = true } else if rest.first == .lineFeed { rest.removeFirst() }
        }
        try grow(rest)
        return events
    }

    private mutating func grow(_ bytes: ArraySlice<UInt8>) throws(TooLong) {
        guard line.count + bytes.count <= most else { throw TooLong() }
        line += bytes
    }

    private mutating func endLine() throws(TooLong) -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine, line.starts(with: Self.mark) { line.removeFirst(Self.mark.count) }
        isFirstLine = false
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": name = Array(value)
        case "data": try add(value)
        default: break
        }
        return nil
    }

    private mutating func add(_ value: ArraySlice<UInt8>) throws(TooLong) {
        guard data.count + value.count < most else { throw TooLong() }
        if hasData { data.append(.lineFeed) }
        data += value
        hasData = true
    }

    private mutating func endEvent() -> Event? {
        defer {
            name = []
            data = []
            hasData = false
        }
        return name.isEmpty || !hasData ? nil : Event(name: String(decoding: name, as: UTF8.self), data: data)
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

/// How the bytes of an answer go out.
public struct Manner: Sendable, Hashable {
    /// What ends a line of the stream.
    public enum LineEnd: String, Sendable, CaseIterable {
        case lf, cr, crlf

        var bytes: String {
            switch self {
            case .lf: "\n"
            case .cr: "\r"
            case .crlf: "\r\n"
            }
        }
    }

    /// How the answer's length is told.
    public enum Framing: String, Sendable, CaseIterable {
        /// In chunks, the last of which is empty.
        case chunked
        /// By the connection's end, as old proxies do.
        case untilClose
    }

    /// What ends a line of the stream.
    public var lineEnd = LineEnd.lf
    /// How many bytes go out in one write: nil an event at a time, 0 everything at once.
    public var piece: Int?
    /// Milliseconds between one event and the next.
    public var pause = 0
    /// Whether a ping comes before every event, the first too.
    public var pings = false
    /// Whether a comment, an `id` and an event without a name come before every event.
    public var noise = false
    /// Whether the data of an event is spread over several `data:` lines.
    public var splitsData = false
    /// How the answer's length is told.
    public var framing = Framing.chunked

    /// One write an event, with nothing around it.
    public init() {}

    /// The event as its lines.
    func lines(_ name: String, _ data: JSON) -> [UInt8] {
        let end = lineEnd.bytes
        var text = data.line
        if splitsData, text.hasPrefix("{") { text = "{" + end + "data:" + text.dropFirst() }
        var lines = "event: \(name)\(end)data: \(text)\(end)\(end)"
        if noise { lines = ": here\(end)id: 7\(end)data: {\"no\":\"name\"}\(end)\(end)" + lines }
        return Array(lines.utf8)
    }
}

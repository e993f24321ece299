import Tools

/// What came of one call.
public struct Seen: Sendable, Hashable {
    /// In which way it ended.
    public enum Kind: Sendable, Hashable {
        /// The tool answered.
        case answered
        /// Nothing was done: it waits for the person.
        case proposed
        /// Nothing was done, for a reason in a fixed word.
        case refused(String)
        /// Nobody who may be here was there to call.
        case nobody
        /// The house itself broke.
        case fault(String)
    }

    /// How it ended.
    public let kind: Kind
    /// The bytes that the caller got.
    public let bytes: [UInt8]

    init(_ reply: ToolReply) {
        bytes = reply.json
        switch reply {
        case .answered: kind = .answered
        case .proposed: kind = .proposed
        case .failed: kind = .fault("a reading failed")
        case .refused(let json):
            kind = .refused((try? StrictJSON.parse(json))?["error"]?.string ?? "without a word")
        }
    }

    init(_ kind: Kind, _ bytes: [UInt8] = []) {
        self.kind = kind
        self.bytes = bytes
    }

    /// The same in words: `answered`, `refused: not_found` ….
    public var word: String {
        switch kind {
        case .answered: "answered"
        case .proposed: "proposed"
        case .refused(let why): "refused: \(why)"
        case .nobody: "nobody there"
        case .fault(let what): "fault: \(what)"
        }
    }

    /// Whether the caller got what they asked for.
    public var isGiven: Bool { kind == .answered || kind == .proposed }

    /// The answer as JSON; `null` when it is none.
    public var json: JSONValue { (try? StrictJSON.parse(bytes, limits: Self.limits)) ?? .null }

    private static let limits = StrictJSON.Limits(bytes: 1 << 22, depth: 32, text: 1 << 20, members: 10_000)

    /// The answer as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

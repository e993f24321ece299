import Tools

/// One block of a response while it comes.
struct MessageBlock: Sendable {
    /// What kind of block it is.
    enum Kind: Sendable, Hashable {
        case text
        case use(id: String, name: String)
        case thinking
        /// Redacted thinking, and every kind that this portal does not know.
        case opaque
    }

    let kind: Kind
    private(set) var isOpen = true
    /// Whether something came that this portal can't put together, so that the block can't be sent back as it was.
    private(set) var isBeyondRepeating = false
    private let start: JSONObject
    private var words = ""
    private var unsaid = ""
    private var signature = ""
    private var input: [UInt8] = []

    /// A block as its first event has it; nil when it breaks the rules.
    init?(_ start: JSONValue) {
        guard let object = start.object, let type = start["type"]?.string else { return nil }
        self.start = object
        switch type {
        case "text":
            kind = .text
            words = start["text"]?.string ?? ""
            unsaid = words
        case "thinking":
            kind = .thinking
            words = start["thinking"]?.string ?? ""
            signature = start["signature"]?.string ?? ""
        case "tool_use":
            guard let id = start["id"]?.string, let name = start["name"]?.string, ToolUse.isFit(id: id, name: name)
            else { return nil }
            // What stands as `input` here is a place holder; the arguments come as text.
            kind = .use(id: id, name: name)
        default: kind = .opaque
        }
    }

    /// Takes one delta. One that does not belong here is passed over, and the block can't be sent back any more.
    mutating func take(_ delta: JSONValue) {
        switch (kind, delta["type"]?.string) {
        case (.text, "text_delta"):
            let more = piece(delta["text"])
            words += more
            unsaid += more
        case (.use, "input_json_delta"): input += piece(delta["partial_json"]).utf8
        case (.thinking, "thinking_delta"): words += piece(delta["thinking"])
        case (.thinking, "signature_delta"): signature = piece(delta["signature"])
        default: isBeyondRepeating = true
        }
    }

    private mutating func piece(_ json: JSONValue?) -> String {
        guard let piece = json?.string else {
            isBeyondRepeating = true
            return ""
        }
        return piece
    }

    /// Ends the block; the arguments of a tool are read now and once. Those that can't be read stay as they are, for
    /// the tool to refuse.
    mutating func stop() {
        isOpen = false
        guard case .use = kind else { return }
        if input.isEmpty { input = Array("{}".utf8) }
        if let json = try? StrictJSON.parse(input) { input = json.bytes }
    }

    /// The words that have come since this was asked last; empty for what is not for people.
    mutating func say() -> String {
        defer { unsaid = "" }
        return unsaid
    }

    /// The tool that it asks for.
    var use: ToolUse? {
        guard case .use(let id, let name) = kind else { return nil }
        return ToolUse(id: id, name: name, input: input, more: more(than: ["type", "id", "name", "input"]))
    }

    /// How many bytes the model has written in it, as far as they came.
    var bytes: Int { words.utf8.count + input.count }

    private func more(than known: Set<String>) -> JSONObject {
        JSONObject(start.members.lazy.filter { !known.contains($0.key) }.map { ($0.key, $0.value) })
    }

    /// The block as the model must be shown it again.
    var repeated: ModelBlock {
        switch kind {
        case .text:
            let isBlank = words.allSatisfy(\.isWhitespace)
            guard !isBlank, more(than: ["type", "text"]).count > 0 else { return .text(words) }
            var whole = start
            whole.set("text", .string(words))
            return .verbatim(.object(whole))
        case .use(let id, let name):
            return use.map { .use($0) } ?? .use(ToolUse(id: id, name: name, input: input))
        case .opaque: return .verbatim(.object(start))
        case .thinking:
            var whole = start
            whole.set("thinking", .string(words))
            whole.set("signature", .string(signature))
            return .verbatim(.object(whole))
        }
    }
}

extension ToolUse {
    /// Whether Claude's interface takes an identifier and a name like these back.
    static func isFit(id: String, name: String) -> Bool {
        id.isPlainWord && name.isPlainWord && name.utf8.count <= 64
    }
}

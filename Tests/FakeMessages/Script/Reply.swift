/// What comes of one request that the rules let through.
public struct Reply: Sendable {
    /// What the model says, in order.
    public var blocks: [Block] = []
    /// Why it stops; nil leaves it open to the very end, as no true answer does.
    public var stop: String? = "end_turn"
    /// Details of the stop.
    public var details: JSON?
    /// What it is said to have used.
    public var usage = Counts()
    /// Whether the pieces of its blocks come in turn, instead of block after block.
    public var interleaved = false
    /// What happens on the way, besides.
    public var happenings: [Happening] = []
    /// How its bytes go out.
    public var manner = Manner()
    /// An error instead of an answer.
    public var problem: Problem?

    /// An answer that has nothing to say.
    public init() {}

    /// The same, changed.
    public func with(_ change: (inout Reply) -> Void) -> Reply {
        var reply = self
        change(&reply)
        return reply
    }

    /// The same, with something that happens after so many events; see `Happening.after`.
    public func after(_ events: Int, _ deed: Happening.Deed) -> Reply {
        with { $0.happenings.append(Happening(after: events, deed)) }
    }

    /// Plain words.
    public static func text(_ words: String, pieces: Int = 3) -> Reply { says([.text(words, pieces: pieces)]) }

    /// Blocks, and the end of the turn.
    public static func says(_ blocks: [Block], stop: String? = nil) -> Reply {
        Reply().with {
            $0.blocks = blocks
            $0.stop = stop ?? (blocks.contains { $0.isTool } ? "tool_use" : "end_turn")
        }
    }

    /// One tool, with its input as JSON text.
    public static func tool(_ name: String, _ input: String = "", pieces: Int = 3) -> Reply {
        says([.tool(name, input, pieces: pieces)])
    }

    /// An error instead of an answer.
    public static func fails(_ problem: Problem) -> Reply { Reply().with { $0.problem = problem } }

    /// A refusal by the classifiers.
    public static func refuses(category: String? = "cyber", saying words: String = "") -> Reply {
        Reply().with {
            $0.blocks = words.isEmpty ? [] : [.text(words)]
            $0.stop = "refusal"
            $0.details = [
                "type": "refusal", "category": category.map(JSON.text) ?? nil, "explanation": nil,
            ]
        }
    }
}

/// One block of an answer.
public enum Block: Sendable, Hashable {
    /// Words, sent in so many pieces.
    case text(String, pieces: Int = 3)
    /// Thinking; its signature is the server's.
    case thinking(String, pieces: Int = 2)
    /// Thinking that nobody may read.
    case redacted(String)
    /// A tool with its input as text, JSON or not; without an identifier it gets one.
    case tool(String, String = "", pieces: Int = 3, id: String? = nil)
    /// A block of any kind, and its deltas.
    case other(JSON, deltas: [JSON] = [])

    var isTool: Bool {
        if case .tool = self { true } else { false }
    }
}

/// What an answer is said to have used; what is nil is counted by the server.
public struct Counts: Sendable, Hashable {
    /// Tokens read outside of the cache.
    public var input: Int?
    /// Tokens written.
    public var output: Int?
    /// Tokens written to the cache.
    public var cacheWrite: Int?
    /// Tokens read from the cache.
    public var cacheRead: Int?
    /// Whether only the end of the stream tells them, and its start says nothing but zeros.
    public var onlyAtEnd = false
    /// Whether the end of the stream tells the output alone, so that the rest is what the start said.
    public var shortEnd = false

    /// Counts.
    public init(input: Int? = nil, output: Int? = nil, cacheWrite: Int? = nil, cacheRead: Int? = nil) {
        self.input = input
        self.output = output
        self.cacheWrite = cacheWrite
        self.cacheRead = cacheRead
    }
}

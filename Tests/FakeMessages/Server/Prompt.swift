/// A request as the one long text that a model reads: tools, system, messages.
struct Prompt {
    /// How many tokens a prefix must have to be cached at all.
    static let least = 1024

    /// A prefix, by what it holds and how long it is.
    struct Step {
        let mark: Int
        let tokens: Int
    }

    /// Every prefix that ends with a whole block, the shortest first.
    private(set) var steps: [Step] = []
    /// Those that end at a breakpoint.
    private(set) var marks: [Step] = []

    /// All tokens, four bytes each.
    var tokens: Int { max(1, steps.last?.tokens ?? 1) }

    init(_ request: MessageRequest) {
        let parts =
            request.tools + request.system
            + request.messages.flatMap { message in [.text(message.role)] + message.blocks }
        var hasher = Hasher()
        hasher.combine(request.model.id)
        var bytes = 0
        for part in parts {
            let line = Self.unmarked(part).line
            bytes += line.utf8.count
            hasher.combine(line)
            let step = Step(mark: hasher.finalize(), tokens: (bytes + 3) / 4)
            steps.append(step)
            if Self.isMarked(part) { marks.append(step) }
        }
        if let top = request.json["cache_control"], top != .null, let last = steps.last { marks.append(last) }
    }

    private static func isMarked(_ part: JSON) -> Bool {
        if let mark = part["cache_control"], mark != .null { return true }
        return part["type"] == "tool_result" && (part["content"]?.list ?? []).contains(where: isMarked)
    }

    private static func unmarked(_ part: JSON) -> JSON {
        let bare = part.with("cache_control", nil)
        guard bare["type"] == "tool_result", let parts = bare["content"]?.list else { return bare }
        return bare.with("content", .list(parts.map { $0.with("cache_control", nil) }))
    }
}

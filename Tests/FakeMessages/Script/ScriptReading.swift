/// A script that is none.
public struct ScriptFault: Error, CustomStringConvertible {
    /// Where, and what is wrong.
    public let description: String
}

extension FakeMessages.Script {
    /// Reads `{"key": …, "scenes": [{"when": …, "again": …, "replies": […]}]}`; README has the whole form.
    public init(json: JSON) throws(ScriptFault) {
        let form = try Form(json, "script", ["key", "scenes"])
        key = try form.text("key")
        scenes = []
        for (place, scene) in (try form.list("scenes") ?? []).enumerated() {
            scenes.append(try Scene(json: scene, at: "scenes.\(place)"))
        }
    }
}

extension Scene {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        let form = try Form(json, place, ["when", "again", "replies"])
        var replies: [Reply] = []
        for (number, reply) in (try form.list("replies") ?? []).enumerated() {
            replies.append(try Reply(json: reply, at: "\(place).replies.\(number)"))
        }
        self.init(when: try form.text("when") ?? "", replies, again: try form.flag("again") ?? false)
    }
}

extension Reply {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        self.init()
        let form = try Form(
            json, place,
            ["blocks", "stop", "details", "usage", "interleaved", "happenings", "manner", "problem"])
        var blocks: [Block] = []
        for (number, block) in (try form.list("blocks") ?? []).enumerated() {
            blocks.append(try Block(json: block, at: "\(place).blocks.\(number)"))
        }
        self = .says(blocks)
        if let stop = form["stop"] { self.stop = stop.text }
        details = form["details"]
        interleaved = try form.flag("interleaved") ?? false
        if let usage = form["usage"] { self.usage = try Counts(json: usage, at: place + ".usage") }
        if let manner = form["manner"] { self.manner = try Manner(json: manner, at: place + ".manner") }
        if let problem = form["problem"] { self.problem = try Problem(json: problem, at: place + ".problem") }
        for (number, happening) in (try form.list("happenings") ?? []).enumerated() {
            happenings.append(try Happening(json: happening, at: "\(place).happenings.\(number)"))
        }
    }
}

extension Block {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        let form = try Form(
            json, place, ["text", "thinking", "redacted", "tool", "input", "id", "other", "deltas", "pieces"])
        let pieces = try form.whole("pieces") ?? 3
        if let text = try form.text("text") {
            self = .text(text, pieces: pieces)
        } else if let thinking = try form.text("thinking") {
            self = .thinking(thinking, pieces: pieces)
        } else if let data = try form.text("redacted") {
            self = .redacted(data)
        } else if let name = try form.text("tool") {
            let input = form["input"].map { $0.text ?? $0.line } ?? ""
            self = .tool(name, input, pieces: pieces, id: try form.text("id"))
        } else if let other = form["other"] {
            self = .other(other, deltas: try form.list("deltas") ?? [])
        } else {
            throw ScriptFault(description: "\(place): a block is text, thinking, redacted, tool or other.")
        }
    }
}

extension Counts {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        let form = try Form(json, place, ["input", "output", "cache_write", "cache_read", "only_at_end", "short_end"])
        self.init(
            input: try form.whole("input"), output: try form.whole("output"),
            cacheWrite: try form.whole("cache_write"), cacheRead: try form.whole("cache_read"))
        onlyAtEnd = try form.flag("only_at_end") ?? false
        shortEnd = try form.flag("short_end") ?? false
    }
}

extension Manner {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        self.init()
        let form = try Form(
            json, place, ["line_end", "piece", "pause", "pings", "noise", "splits_data", "framing"])
        if let word = try form.text("line_end") {
            guard let known = LineEnd(rawValue: word) else {
                throw ScriptFault(description: "\(place).line_end is lf, cr or crlf.")
            }
            lineEnd = known
        }
        if let word = try form.text("framing") {
            guard let known = Framing(rawValue: word) else {
                throw ScriptFault(description: "\(place).framing is chunked or untilClose.")
            }
            framing = known
        }
        piece = try form.whole("piece")
        pause = try form.whole("pause") ?? 0
        pings = try form.flag("pings") ?? false
        noise = try form.flag("noise") ?? false
        splitsData = try form.flag("splits_data") ?? false
    }
}

extension Problem {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        let form = try Form(json, place, ["status", "type", "message", "code", "headers", "page"])
        let headers = form["headers"]?.object ?? [:]
        self.init(
            try form.whole("status") ?? 500, try form.text("type") ?? "api_error",
            try form.text("message") ?? "Internal server error", code: try form.text("code"),
            headers: headers.compactMapValues(\.text))
        page = try form.text("page")
    }
}

extension Happening {
    fileprivate init(json: JSON, at place: String) throws(ScriptFault) {
        let form = try Form(
            json, place,
            ["after", "event", "data", "bytes", "wait", "stall", "end", "cut", "reset", "ping", "error", "message"])
        after = try form.whole("after") ?? 0
        if let name = try form.text("event") {
            deed = .event(name, form["data"] ?? [:])
        } else if let bytes = try form.text("bytes") {
            deed = .bytes(of: bytes)
        } else if let wait = try form.whole("wait") {
            deed = .wait(wait)
        } else if let bytes = try form.whole("cut") {
            deed = .cut(bytes)
        } else if let type = try form.text("error") {
            deed = .error(type, try form.text("message") ?? "Overloaded")
        } else if let (_, deed) = Self.plain.first(where: { form[$0.0]?.flag == true }) {
            self.deed = deed
        } else {
            throw ScriptFault(description: "\(place): nothing happens there.")
        }
    }

    private static let plain: [(String, Deed)] = [
        ("stall", .stall), ("end", .end), ("reset", .reset), ("ping", .ping),
    ]
}

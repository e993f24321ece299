/// What the server says when no scene wants a request: it repeats, and uses a tool when a person asks it to.
enum Echo {
    /// `use NAME {…}` uses the tool of that name with that input; anything else is repeated.
    static func reply(to request: MessageRequest) -> Reply {
        if let result = request.messages.last?.blocks(of: "tool_result").last {
            let content = result["content"]
            let words = content?.text ?? content?[0]?["text"]?.text ?? "nothing"
            return .text("The tool said: \(words.prefix(200))")
        }
        let asked = request.messages.last?.blocks.last?["text"]?.text ?? ""
        let names = request.tools.compactMap { $0["name"]?.text }
        for name in names.sorted(by: { $0.count > $1.count }) {
            guard let found = asked.firstRange(of: "use \(name)") else { continue }
            let rest = asked[found.upperBound...].drop { $0.isWhitespace }
            return .tool(name, rest.hasPrefix("{") ? String(rest) : "")
        }
        return .text("You said: \(asked.prefix(200))")
    }
}

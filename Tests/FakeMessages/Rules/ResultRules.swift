/// Uses of tools and their results.
enum ResultRules {
    static func checkContent(_ block: JSON, at place: String) throws(Problem) {
        guard block["tool_use_id"]?.text != nil else {
            throw .invalid("\(place).tool_result.tool_use_id: Input should be a valid string")
        }
        if let flag = block["is_error"], flag.flag == nil {
            throw .invalid("\(place).tool_result.is_error: Input should be a valid boolean")
        }
        guard let content = block["content"], content.text == nil else { return }
        guard let parts = content.list else {
            throw .invalid("\(place).tool_result.content: Input should be a valid string or list")
        }
        for (number, part) in parts.enumerated() {
            try MessageRules.checkBlock(
                part, at: "\(place).tool_result.content.\(number)",
                allowed: ["text", "image", "document", "search_result"])
        }
    }

    /// Every use is answered once, in the very next message, before anything else in it.
    static func check(_ messages: [SentMessage]) throws(Problem) {
        var known: Set<String> = []
        for (number, message) in messages.enumerated() {
            let uses = message.blocks(of: "tool_use").compactMap { $0["id"]?.text }
            for id in uses {
                guard known.insert(id).inserted else {
                    throw .invalid("messages.\(message.place): `tool_use` ids must be unique: \(id)")
                }
            }
            let next = messages.indices.contains(number + 1) ? messages[number + 1] : nil
            try checkAnswers(to: uses, in: next, after: message)
            if number == 0 { try checkStrangers(message, asked: []) }
            if let next { try checkStrangers(next, asked: Set(uses)) }
        }
    }

    private static func checkAnswers(
        to uses: [String], in next: SentMessage?, after message: SentMessage
    ) throws(Problem) {
        let answered = (next?.blocks(of: "tool_result") ?? []).compactMap { $0["tool_use_id"]?.text }
        let missing = uses.filter { !answered.contains($0) }
        guard missing.isEmpty else {
            throw .invalid(
                "messages.\(message.place): `tool_use` ids were found without `tool_result` blocks immediately "
                    + "after: \(missing.joined(separator: ", ")). Each `tool_use` block must have a corresponding "
                    + "`tool_result` block in the next message.")
        }
        if let twice = answered.first(where: { id in answered.count { $0 == id } > 1 }) {
            throw .invalid(
                "each tool_use must have a single result. Found multiple `tool_result` blocks with id: \(twice)")
        }
        guard let next, !answered.isEmpty else { return }
        let types = next.blocks.map { $0["type"]?.text ?? "" }
        guard types.prefix(answered.count).allSatisfy({ $0 == "tool_result" }) else {
            throw .invalid("messages.\(next.place): `tool_result` blocks must come first in the content")
        }
    }

    private static func checkStrangers(_ message: SentMessage, asked: Set<String>) throws(Problem) {
        for block in message.blocks(of: "tool_result") {
            guard let id = block["tool_use_id"]?.text, !asked.contains(id) else { continue }
            throw .invalid(
                "messages.\(message.place): unexpected `tool_use_id` found in `tool_result` blocks: \(id). Each "
                    + "`tool_result` block must have a corresponding `tool_use` block in the previous message.")
        }
    }
}

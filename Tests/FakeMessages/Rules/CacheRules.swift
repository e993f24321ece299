/// Where the prompt may be cut for the cache.
enum CacheRules {
    /// The breakpoints in the order of the prompt: tools, system, messages; nested results count as well.
    static func breakpoints(tools: [JSON], system: [JSON], messages: [SentMessage]) -> [(place: String, mark: JSON)] {
        let parts =
            tools.enumerated().map { ("tools.\($0)", $1) } + system.enumerated().map { ("system.\($0)", $1) }
            + messages.flatMap { message in
                message.blocks.enumerated().flatMap { number, block in
                    let inner = block["type"] == "tool_result" ? block["content"]?.list ?? [] : []
                    return (inner + [block]).map { ("messages.\(message.place).content.\(number)", $0) }
                }
            }
        return parts.compactMap { place, part in
            part["cache_control"].flatMap { $0 == .null ? nil : (place, $0) }
        }
    }

    static func check(
        _ json: JSON, tools: [JSON], system: [JSON], messages: [SentMessage]
    ) throws(Problem) {
        var marks = breakpoints(tools: tools, system: system, messages: messages)
        if let top = json["cache_control"], top != .null { marks.append(("cache_control", top)) }
        guard marks.count <= 4 else {
            throw .invalid("A maximum of 4 blocks with cache_control may be provided. Found \(marks.count).")
        }
        var short: String?
        for (place, mark) in marks {
            let keys = Set((mark.object ?? [:]).keys)
            guard mark["type"] == "ephemeral", keys.isSubset(of: ["type", "ttl"]) else {
                throw .invalid("\(place).cache_control: Input should be {\"type\": \"ephemeral\"}")
            }
            let time = mark["ttl"] ?? "5m"
            guard ["5m", "1h"].contains(time.text) else {
                throw .invalid("\(place).cache_control.ttl: Input should be '5m' or '1h'")
            }
            if time == "1h", let short {
                throw .invalid("\(place): a ttl='1h' cache_control block must not come after \(short) with ttl='5m'")
            }
            if time == "5m" { short = place }
        }
    }
}

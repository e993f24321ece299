import Tools

/// Puts a streamed response of Claude together, block by block, and says what of it may be shown or done.
///
/// Nothing of a response may be done before `message_stop`; without it, or without a reason to stop, it is a failure.
struct MessageAssembly: Sendable {
    /// Why a stream is no response.
    enum Fault: Error, Hashable {
        /// The server reports an error in the middle.
        case told(ErrorBody)
        /// It ended before its end.
        case broken
        /// It breaks the rules of the interface.
        case unreadable
    }

    private var blocks: [Int: MessageBlock] = [:]
    private var order: [Int] = []
    private var bytes = 0
    private(set) var hasBegun = false
    private var reason: String?
    private(set) var usage = ModelUsage()
    /// Whether the end has said how much was written; the beginning can't know.
    private var isOutputTold = false
    private var toldIfBroken: ModelUsage?
    /// Tokens of the response at most.
    private let mostOutput: Int
    /// Whether the response is whole.
    private(set) var isOver = false

    private static let mostBlocks = 256
    private static let mostBytes = 4 << 20
    private static let limits = StrictJSON.Limits(bytes: 1 << 20, depth: 64, text: 1 << 20, members: 10_000)

    /// A response of at most so many tokens.
    init(mostOutput: Int = 0) {
        self.mostOutput = mostOutput
    }

    /// Whether any of its blocks has begun.
    var hasBlocks: Bool { !order.isEmpty }

    /// Whether all that was written so far are words, which are shown as they come.
    private var isAllShown: Bool { hasBlocks && blocks.values.allSatisfy { $0.kind == .text } }

    /// A token for every four bytes that came.
    private var tokensOfBytes: Int { (blocks.values.reduce(0) { $0.upTo(adding: $1.bytes) } + 3) / 4 }

    /// What it has used if it breaks off now.
    ///
    /// Thinking and arguments may be written long before they come, or never come: as soon as there may be any, all that
    /// the response may write counts.
    var usageIfBroken: ModelUsage {
        var usage = usage
        usage.output = max(usage.output, isAllShown ? tokensOfBytes : mostOutput)
        return usage
    }

    /// What follows from one event: words and counts at once, and with the last event everything else.
    mutating func take(_ event: EventStream.Event) throws(Fault) -> [ModelEvent] {
        guard !isOver else { return [] }
        switch event.name {
        case "message_start": try begin(json(event))
        case "content_block_start": try start(json(event))
        case "content_block_delta": try grow(json(event))
        case "content_block_stop": try stop(json(event))
        case "message_delta": try change(json(event))
        case "message_stop": return try end()
        case "error": throw .told(ErrorBody(try json(event)))
        default: return []
        }
        return count() + say()
    }

    /// What is used if the response breaks off now, where that is no longer what was told; words count as they are said.
    private mutating func count() -> [ModelEvent] {
        var now = usage
        if !isAllShown { now.output = max(now.output, mostOutput) }
        guard hasBegun, reason == nil, now != toldIfBroken else { return [] }
        toldIfBroken = now
        return [.used(now)]
    }

    /// Throws unless the response is whole.
    func checkEnd() throws(Fault) {
        guard isOver else { throw .broken }
    }

    private mutating func json(_ event: EventStream.Event) throws(Fault) -> JSONValue {
        bytes += event.data.count
        guard bytes <= Self.mostBytes, let json = try? StrictJSON.parse(event.data, limits: Self.limits) else {
            throw .unreadable
        }
        return json
    }

    private mutating func begin(_ json: JSONValue) throws(Fault) {
        guard !hasBegun, let message = json["message"], message.object != nil else { throw .unreadable }
        hasBegun = true
        usage.overwrite(message["usage"])
    }

    private mutating func start(_ json: JSONValue) throws(Fault) {
        let index = try place(json)
        guard blocks[index] == nil, order.count < Self.mostBlocks,
            let block = json["content_block"].flatMap(MessageBlock.init)
        else { throw .unreadable }
        blocks[index] = block
        order.insert(index, at: order.firstIndex { $0 > index } ?? order.endIndex)
    }

    private mutating func grow(_ json: JSONValue) throws(Fault) {
        let index = try place(json)
        guard blocks[index]?.isOpen == true, let delta = json["delta"] else { throw .unreadable }
        blocks[index]?.take(delta)
    }

    private mutating func stop(_ json: JSONValue) throws(Fault) {
        let index = try place(json)
        guard blocks[index]?.isOpen == true else { throw .unreadable }
        blocks[index]?.stop()
    }

    private func place(_ json: JSONValue) throws(Fault) -> Int {
        guard hasBegun, let index = json["index"]?.integer, (0..<10_000).contains(index) else { throw .unreadable }
        return Int(index)
    }

    private mutating func change(_ json: JSONValue) throws(Fault) {
        guard hasBegun else { throw .unreadable }
        reason = json["delta"]?["stop_reason"]?.string ?? reason
        usage.overwrite(json["usage"])
        if let output = json["usage"]?["output_tokens"]?.integer, output > 0 { isOutputTold = true }
    }

    /// The words that can be shown now: those of a block wait until the block of words before it is over.
    private mutating func say() -> [ModelEvent] {
        var said = ""
        for index in order {
            said += blocks[index]?.say() ?? ""
            if let block = blocks[index], block.kind == .text, block.isOpen { break }
        }
        return said.isEmpty ? [] : [.text(said)]
    }

    private mutating func end() throws(Fault) -> [ModelEvent] {
        guard hasBegun, let reason else { throw .broken }
        let stop = ModelStop(claude: reason)
        let isToGoOn = stop == .tools || stop == .pause
        let uses = blocks.isEmpty || !isToGoOn ? [] : order.compactMap { blocks[$0]?.use }
        if isToGoOn { try checkRepeatable(uses, stop) }
        // Whoever says everything has ended every block.
        if stop == .end, blocks.values.contains(where: \.isOpen) { throw .unreadable }
        isOver = true
        // A server that tells no count, or none that can be believed, makes nothing free.
        if !isOutputTold { usage.output = max(1, usageIfBroken.output) }
        for index in order where blocks[index]?.isOpen == true { blocks[index]?.stop() }
        let said: [ModelEvent] = isToGoOn ? [.said(order.compactMap { blocks[$0]?.repeated })] : []
        return say() + uses.map { .use($0) } + said + [.end(stop, usage)]
    }

    /// A response that has to be sent back must be whole, and every use in it must be told apart.
    private func checkRepeatable(_ uses: [ToolUse], _ stop: ModelStop) throws(Fault) {
        let isWhole = blocks.values.allSatisfy { !$0.isOpen && !$0.isBeyondRepeating }
        guard isWhole, Set(uses.map(\.id)).count == uses.count, stop == .pause || !uses.isEmpty else {
            throw .unreadable
        }
    }
}

extension ModelStop {
    /// What a reason of Claude's means here; one that is not known stops, and nothing follows from it.
    init(claude reason: String) {
        switch reason {
        case "end_turn", "stop_sequence": self = .end
        case "tool_use": self = .tools
        case "max_tokens", "model_context_window_exceeded": self = .length
        case "refusal": self = .refusal
        case "pause_turn", "compaction": self = .pause
        default: self = .other
        }
    }
}

extension ModelUsage {
    /// Takes the counts that are given over; the others stay as they are.
    mutating func overwrite(_ json: JSONValue?) {
        func count(_ name: String, or old: Int) -> Int {
            json?[name]?.integer.map { Int(clamping: min(max(0, $0), Self.mostTokens)) } ?? old
        }
        self = ModelUsage(
            input: count("input_tokens", or: input), output: count("output_tokens", or: output),
            cacheRead: count("cache_read_input_tokens", or: cacheRead),
            cacheWrite: count("cache_creation_input_tokens", or: cacheWrite))
    }

    /// No response has more tokens; a server that says so is not believed.
    private static let mostTokens: Int64 = 100_000_000
}

import Tools

@testable import Concierge

/// A response of Claude's as the events of a stream, put together by a test.
struct StreamedMessage {
    private var events: [EventStream.Event] = []

    /// A stream that has begun.
    init(usage: String = #"{"input_tokens":10,"output_tokens":1}"#) {
        add("message_start", #"{"type":"message_start","message":{"role":"assistant","content":[],"usage":\#(usage)}}"#)
    }

    /// A stream of which nothing has come.
    static var nothing: StreamedMessage {
        var message = StreamedMessage()
        message.events = []
        return message
    }

    mutating func add(_ name: String, _ json: String) {
        events.append(.init(name: name, data: Array(json.utf8)))
    }

    mutating func start(_ index: Int, _ block: String) {
        add("content_block_start", #"{"type":"content_block_start","index":\#(index),"content_block":\#(block)}"#)
    }

    mutating func delta(_ index: Int, _ delta: String) {
        add("content_block_delta", #"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#)
    }

    mutating func stop(_ index: Int) {
        add("content_block_stop", #"{"type":"content_block_stop","index":\#(index)}"#)
    }

    /// A block of words, whole.
    mutating func text(_ index: Int, _ words: String...) {
        start(index, #"{"type":"text","text":""}"#)
        for word in words { self.word(index, word) }
        stop(index)
    }

    mutating func word(_ index: Int, _ words: String) {
        delta(index, #"{"type":"text_delta","text":\#(JSONValue.string(words).text)}"#)
    }

    /// A tool, with its arguments in pieces as they stand.
    mutating func tool(_ index: Int, id: String, _ name: String = "list_tickets", _ pieces: String...) {
        start(index, #"{"type":"tool_use","id":"\#(id)","name":"\#(name)","input":{}}"#)
        for piece in pieces { input(index, piece) }
        stop(index)
    }

    mutating func input(_ index: Int, _ piece: String) {
        delta(index, #"{"type":"input_json_delta","partial_json":\#(JSONValue.string(piece).text)}"#)
    }

    mutating func end(_ reason: String?, usage: String = #"{"output_tokens":5}"#) {
        let reason = reason.map { "\"\($0)\"" } ?? "null"
        add(
            "message_delta",
            #"{"type":"message_delta","delta":{"stop_reason":\#(reason),"stop_sequence":null},"usage":\#(usage)}"#)
        add("message_stop", #"{"type":"message_stop"}"#)
    }

    /// Everything that comes of the stream; throws where it is no response.
    func read(mostOutput: Int = 0) throws -> [ModelEvent] {
        var assembly = MessageAssembly(mostOutput: mostOutput)
        let read = try events.flatMap { try assembly.take($0) }
        try assembly.checkEnd()
        return read
    }

    /// Tokens written that would count if the stream broke off now.
    func outputIfBroken(mostOutput: Int) throws -> Int {
        var assembly = MessageAssembly(mostOutput: mostOutput)
        for event in events { _ = try assembly.take(event) }
        return assembly.usageIfBroken.output
    }

    /// Everything that comes of the stream before it fails, and its fault.
    func fault() -> MessageAssembly.Fault? {
        do {
            _ = try read()
            return nil
        } catch {
            return error as? MessageAssembly.Fault
        }
    }
}

extension [ModelEvent] {
    /// The tools that are asked for.
    var uses: [ToolUse] { compactMap { if case .use(let use) = $0 { use } else { nil } } }

    /// What must be sent back.
    var said: [ModelBlock]? {
        for case .said(let blocks) in self { return blocks }
        return nil
    }

    /// Why it is over.
    var stop: ModelStop? {
        if case .end(let stop, _) = last { stop } else { nil }
    }

    /// What it used.
    var usage: ModelUsage? {
        if case .end(_, let usage) = last { usage } else { nil }
    }
}

/// What a call by name had for an answer.
public enum ToolReply: Sendable, Hashable {
    /// The tool's output as JSON, with the records that it speaks of.
    case answered(json: [UInt8], cards: [RecordCard])
    /// Nothing was done: the effect waits as a proposal with exactly this input until the person confirms it.
    case proposed(tool: String, input: JSONValue)
    /// Nothing was done: what the asker is told.
    case refused(json: [UInt8])
    /// The house could not read just now; what the asker is told says no more.
    case failed

    /// The bytes that a model reads.
    public var json: [UInt8] {
        switch self {
        case .answered(let json, _), .refused(let json): json
        case .failed:
            JSONWriter.bytes { json in
                json.object {
                    $0.field("error", "failed")
                    $0.field("message", "This could not be read just now. Say so; the person can try again later.")
                }
            }
        case .proposed(let tool, let input):
            JSONWriter.bytes { json in
                json.object {
                    $0.field("status", "proposed")
                    $0.field("tool", tool)
                    $0.field("input", input)
                    $0.field(
                        "message", "Shown to the person as a card. Nothing happens until they confirm it themselves.")
                }
            }
        }
    }
}

import Concierge
import Tools

/// One event of a turn as a frame of `text/event-stream`: a name, and JSON on a single line.
public struct EventFrame: Sendable {
    /// The bytes of the frame.
    public let bytes: [UInt8]

    /// The frame of an event.
    public init(_ event: ChatEvent) {
        let json = JSONWriter.bytes { json in json.object { Self.write(event, to: &$0) } }
        bytes = Array("event: \(event.name)\ndata: ".utf8) + json + Array("\n\n".utf8)
    }

    private static func write(_ event: ChatEvent, to json: inout JSONFields) {
        switch event {
        case .start(let conversation, let message):
            json.field("conversation", conversation.text)
            json.field("message", message.text)
        case .text(let text):
            json.field("delta", text)
        case .tool(let id, let name, let state, let summary):
            json.field("id", id)
            json.field("name", name)
            json.field("state", state.rawValue)
            json.field("summary", summary)
        case .sources(let references):
            json.field("kind", "sources")
            write(references, to: &json)
        case .proposal(let proposal):
            json.field("id", proposal.id.text)
            json.field("tool", proposal.tool)
            json.field("fields", proposal.input)
        case .done(let stop, let usage):
            json.field("stop", stop)
            json.object("usage") { json in
                json.field("input", usage.input)
                json.field("output", usage.output)
            }
            json.null("cost")
        case .problem(let problem):
            json.field("code", problem.code)
            json.field("message", problem.message)
            json.field("retry_after", problem.retryAfter)
        }
    }

    private static func write(_ references: [Reference], to json: inout JSONFields) {
        json.array("links", references.filter { Link(portalPath: $0.path) != nil }) { reference, json in
            json.object {
                $0.field("label", reference.label)
                $0.field("path", reference.path)
            }
        }
    }
}

extension ChatEvent {
    fileprivate var name: String {
        switch self {
        case .start: "start"
        case .text: "text"
        case .tool: "tool"
        case .sources: "card"
        case .proposal: "proposal"
        case .done: "done"
        case .problem: "error"
        }
    }
}

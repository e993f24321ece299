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
        case .card(let card):
            json.field("kind", card.reference.kind.rawValue)
            json.field("label", card.label)
            json.field("path", Link(portalPath: card.path)?.address)
            json.field("detail", card.detail)
            if let facts = card.facts { write(facts, to: &json) }
        case .moreCards(let count, let list):
            json.field("kind", "more")
            json.field("label", "and \(count) more")
            json.field("path", list)
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

    private static func write(_ facts: RecordCard.Facts, to json: inout JSONFields) {
        switch facts {
        case .ticket(let state, let updatedAt):
            json.field("state", state.rawValue)
            json.field("updated_at", updatedAt.rfc3339)
        case .invoice(let standing, let balance, let dueOn):
            json.field("standing", standing.rawValue)
            json.field("balance", balance.worded)
            json.field("due_on", dueOn.description)
        case .quote(let standing, let total, let validUntil):
            json.field("standing", standing.rawValue)
            json.field("total", total.worded)
            json.field("valid_until", validUntil.description)
        case .contract(let standing, let endsOn):
            json.field("standing", standing.rawValue)
            json.field("ends_on", endsOn?.description)
        case .article(let updatedAt): json.field("updated_at", updatedAt.rfc3339)
        case .risk(let state, let dueOn):
            json.field("state", state.rawValue)
            json.field("due_on", dueOn.description)
        }
    }
}

extension ChatEvent {
    fileprivate var name: String {
        switch self {
        case .start: "start"
        case .text: "text"
        case .tool: "tool"
        case .card, .moreCards: "card"
        case .proposal: "proposal"
        case .done: "done"
        case .problem: "error"
        }
    }
}

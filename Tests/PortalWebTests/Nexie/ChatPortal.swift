import Access
import Concierge
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A model under a name, for which a second passes whenever it is asked.
struct TimedModel: LanguageModel {
    let name: String
    let script: ScriptedModel
    let clock: TestClock

    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        clock.advance(seconds: 1)
        return script.respond(to: request)
    }
}

extension TestPortal {
    /// A portal in which a script answers.
    static func chatting(
        _ responses: [ScriptedModel.Response], as name: String = "scripted", clock: TestClock = TestClock(),
        _ body: @escaping @Sendable (TestPortal, ScriptedModel) async throws -> Void
    ) async throws {
        let script = ScriptedModel(responses)
        try await with(clock: clock, model: TimedModel(name: name, script: script, clock: clock)) { portal in
            try await body(portal, script)
        }
    }
}

extension TestBrowser {
    /// Sends a message as a plain form does.
    func say(
        _ text: String, in conversation: String = "", page: String = "", csrf token: String? = nil
    ) async throws -> TestPage {
        TestPage(try await send(text, conversation, page, accept: "text/html,*/*;q=0.8", token ?? csrf))
    }

    /// Sends a message as the script does, and reads the events; fails when the bytes are not exactly frames.
    func stream(_ text: String, in conversation: String = "") async throws -> [TestEvent] {
        let response = try await send(text, conversation, "", accept: "text/event-stream", csrf)
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/event-stream; charset=utf-8")
        return try TestEvent.all(in: String(buffer: response.body))
    }

    /// The answer to a message as it is.
    func send(
        _ text: String, _ conversation: String, _ page: String, accept: String, _ token: String
    ) async throws -> TestResponse {
        let fields = [("csrf", token), ("conversation", conversation), ("text", text), ("page", page)]
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .accept: accept]
        headers[.cookie] = session.map { "nexie_session=\($0)" }
        return try await client.execute(
            uri: "/portal/nexie/messages", method: .post, headers: headers,
            body: ByteBuffer(string: fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")))
    }
}

extension TestPage {
    /// The conversation that the answer leads to.
    var conversation: String {
        let rest = (location ?? "").split(separator: "conversation=").last ?? ""
        return String(rest.prefix { $0 != "#" && $0 != "&" })
    }

    /// The suggestion whose card is on the page.
    var proposal: String? {
        guard let range = main.range(of: #"id="proposal-"#) else { return nil }
        return String(main[range.upperBound...].prefix { $0 != "\"" })
    }
}

/// One event of a turn as a browser reads it.
struct TestEvent: Equatable {
    let name: String
    let data: JSONValue

    /// The events of a stream; throws at the first bytes that are not a frame or a comment.
    static func all(in text: String) throws -> [TestEvent] {
        var events: [TestEvent] = []
        var rest = text[...]
        while !rest.isEmpty {
            if let comment = rest.prefixMatch(of: #/: still here\n\n/#) {
                rest = rest[comment.range.upperBound...]
                continue
            }
            let frame = try #require(rest.prefixMatch(of: #/event: ([a-z]+)\ndata: ([^\n\r]*)\n\n/#), "\(rest)")
            events.append(TestEvent(name: String(frame.1), data: try StrictJSON.parse(String(frame.2))))
            rest = rest[frame.range.upperBound...]
        }
        return events
    }
}

extension ScriptedModel.Response {
    /// Says something and ends.
    static func says(_ text: String) -> Self { [.text(text), .end(.end, ModelUsage(input: 10, output: 3))] }

    /// Asks for a tool.
    static func uses(_ name: String, _ json: String, saying text: String = "", id: String = "use-1") -> Self {
        let use = ModelEvent.use(ToolUse(id: id, name: name, input: [UInt8](json.utf8)))
        return (text.isEmpty ? [] : [.text(text)]) + [use, .end(.tools, ModelUsage(input: 5, output: 2))]
    }

    /// Suggests a ticket.
    static let suggestsTicket = uses(
        "create_ticket",
        #"{"subject":"Kumquat <3> is cold","description":"Since six.\nNo & light.","priority":"high"}"#)
}

import Access
import Concierge
import Testing
import Tools

@testable import PortalWeb

@Suite struct EventFrameTests {
    private static let id = "01HZZZZZZZZZZZZZZZZZZZZZZZ"
    private static let frames: [(ChatEvent, String)] = [
        (
            .start(conversation: .init(stored: id), message: .init(stored: id)),
            #"event: start"# + "\n" + #"data: {"conversation":"\#(id)","message":"\#(id)"}"#
        ),
        (.text("Good day, Änne"), "event: text\ndata: {\"delta\":\"Good day, Änne\"}"),
        (
            .tool(id: "a", name: "list_tickets", state: .started, summary: "Looking at tickets"),
            "event: tool\n"
                + #"data: {"id":"a","name":"list_tickets","state":"started","summary":"Looking at tickets"}"#
        ),
        (
            .sources([.ticket(number: 7, subject: "Lamp"), .article(slug: "a b", title: "A & B")]),
            "event: card\n"
                + #"data: {"kind":"sources","links":[{"label":"Ticket 7: Lamp","path":"/portal/tickets/7"},"#
                + #"{"label":"A & B","path":"/portal/kb/a%20b"}]}"#
        ),
        (
            .done(stop: "end", usage: ModelUsage(input: 12, output: 5)),
            "event: done\n" + #"data: {"stop":"end","usage":{"input":12,"output":5},"cost":null}"#
        ),
    ]

    @Test(arguments: frames)
    func `a browser reads every event as one name and one line of JSON`(event: ChatEvent, frame: String) {
        #expect(String(decoding: EventFrame(event).bytes, as: UTF8.self) == frame + "\n\n")
    }

    @Test(arguments: [
        "a\n\nevent: done\ndata: {}\n\n", "\r\ndata: x\r\n\r\n", "</script><script>alert(1)</script>",
        "\u{2028}event: error\u{2029}", ": comment", "data: {\"stop\":\"end\"}", "\u{1}\u{1B}", "\"}\n\nid: 1",
    ])
    func `no words of a model end a frame or begin another`(words: String) throws {
        let bytes = EventFrame(.text(words)).bytes
        #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == 3)
        #expect(!bytes.contains(UInt8(ascii: "\r")) && !bytes.contains(UInt8(ascii: "<")) && !bytes.contains(0))
        let events = try TestEvent.all(in: String(decoding: bytes, as: UTF8.self))
        #expect(events.map(\.name) == ["text"])
        #expect(events.first?.data["delta"]?.string.map { Array($0.unicodeScalars) } == Array(words.unicodeScalars))
    }

    @Test func `a source that is no page of the portal is left out`() {
        let frame = EventFrame(.sources([.invoice(number: ".."), .invoice(number: "INV-1")])).bytes
        let text = String(decoding: frame, as: UTF8.self)
        #expect(text.contains("/portal/invoices/INV-1") && !text.contains("/portal/invoices/.."))
    }
}

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
            .card(
                RecordCard(
                    .ticket(number: 7, subject: "Lamp"), .ticket(.open, updatedAt: Instant(milliseconds: 0)))),
            "event: card\n"
                + #"data: {"kind":"ticket","label":"Ticket 7: Lamp","path":"/portal/tickets/7","detail":"Open","#
                + #""state":"open","updated_at":"1970-01-01T00:00:00.000Z"}"#
        ),
        (
            .card(RecordCard(.article(slug: "a b", title: "A & B"))),
            "event: card\n" + #"data: {"kind":"article","label":"A & B","path":"/portal/kb/a%20b","detail":""}"#
        ),
        (
            .moreCards(3, list: "/portal/tickets"),
            "event: card\n" + #"data: {"kind":"more","label":"and 3 more","path":"/portal/tickets"}"#
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

    @Test func `a card that has no page of the portal leads nowhere`() {
        let frames = ["..", "INV-1"].map { EventFrame(.card(RecordCard(.invoice(number: $0)))).bytes }
        let texts = frames.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts[0].contains(#""path":null"#) && !texts[0].contains("/portal/invoices"))
        #expect(texts[1].contains("/portal/invoices/INV-1"))
    }
}

import Testing

@testable import Concierge

/// How Claude's bytes become events, wherever a network cuts them.
@Suite struct EventStreamTests {
    private static let stream = """
        : a comment
        event: one
        data: {"a":"Grüße, 😀"}

        event:two
        id: 7
        retry: 100
        data:first
        data: second
        data

        data: nameless

        event: empty

        event: three
        data:  two spaces
        strange: field

        event: cut
        data: off
        """

    private static let events = [
        EventStream.Event(name: "one", data: Array(#"{"a":"Grüße, 😀"}"#.utf8)),
        EventStream.Event(name: "two", data: Array("first\nsecond\n".utf8)),
        EventStream.Event(name: "three", data: Array(" two spaces".utf8)),
    ]

    private func read(_ chunks: [[UInt8]], upTo most: Int = 1 << 20) throws -> [EventStream.Event] {
        var stream = EventStream(upTo: most)
        return try chunks.flatMap { try stream.take($0) }
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `a line may end in any of three ways, and a chunk anywhere`(end: String) throws {
        let bytes = Array(Self.stream.replacing("\n", with: end).utf8)
        for size in 1...40 {
            let chunks = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            #expect(try read(chunks) == Self.events, "chunks of \(size) bytes")
        }
        for cut in 0...bytes.count {
            #expect(try read([Array(bytes[..<cut]), Array(bytes[cut...])]) == Self.events, "cut at \(cut)")
        }
    }

    @Test func `ends of lines may be mixed, and empty chunks mean nothing`() throws {
        let chunks = ["event: a\r", "", "\ndata: 1\n\r", "event: b\rdata: 2\r\r\n\n"].map { Array($0.utf8) }
        #expect(try read(chunks).map(\.name) == ["a", "b"])
    }

    @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}"])
    func `no other character ends a line`(character: String) throws {
        let events = try read([Array("event: a\ndata: x\(character)event: b\n\n".utf8)])
        #expect(events == [.init(name: "a", data: Array("x\(character)event: b".utf8))])
    }

    @Test func `a mark of the byte order is passed over at the very beginning alone`() throws {
        let text = "\u{FEFF}event: a\ndata: 1\n\n\u{FEFF}event: b\ndata: 2\n\n"
        #expect(try read([Array(text.utf8)]).map(\.name) == ["a"])
        #expect(try read(Array(text.utf8).map { [$0] }).map(\.name) == ["a"])
    }

    @Test func `a line or an event without an end is given up, not kept`() throws {
        let line = Array("data: 123456789".utf8)
        #expect(try read([line], upTo: 15).isEmpty)
        #expect(throws: EventStream.TooLong()) { _ = try read([line, [48]], upTo: 15) }
        let lines = Array(repeating: Array("data: 1234\n".utf8), count: 4)
        #expect(throws: EventStream.TooLong()) { _ = try read(lines, upTo: 15) }
        #expect(throws: EventStream.TooLong()) { _ = try read([Array("x".utf8), line], upTo: 15) }
    }
}

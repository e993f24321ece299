/// Joins what was sent in pieces: the chunks themselves, and the texts in the frames of an event stream.
enum StreamText {
    /// Every text that a receiver may put together from the chunks.
    static func joined(_ chunks: [[UInt8]], frames: Bool = true) -> [[UInt8]] {
        if chunks.count == 1, let only = chunks.first { return [only] + (frames ? fields(of: only) : []) }
        var whole: [UInt8] = []
        for chunk in chunks { whole += chunk }
        return [whole] + (frames ? fields(of: whole) : [])
    }

    /// For every event and field, all its strings of all frames behind one another, still with JSON's escapes.
    private static func fields(of whole: [UInt8]) -> [[UInt8]] {
        guard hasFrames(whole) else { return [] }
        var texts: [[UInt8]: [UInt8]] = [:]
        var event: [UInt8] = []
        for line in whole.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if line.starts(with: "event:".utf8) { event = Array(line.dropFirst(6)) }
            guard line.starts(with: "data:".utf8) else { continue }
            let data = line.dropFirst(5)
            if let first = data.first(where: { $0 != UInt8(ascii: " ") }), "{[".utf8.contains(first) {
                collectStrings(of: data, under: event, into: &texts)
            } else {
                texts[event, default: []] += data.starts(with: " ".utf8) ? data.dropFirst() : data
            }
        }
        return texts.values.filter { !$0.isEmpty }
    }

    private static func hasFrames(_ whole: [UInt8]) -> Bool {
        if whole.starts(with: "data:".utf8) { return true }
        var hasFrames = false
        SinkBytes.reading(whole) { sink in
            hasFrames = sink.contains(Array("\ndata:".utf8)) || sink.contains(Array("\rdata:".utf8))
        }
        return hasFrames
    }

    /// Appends each string of a JSON text to what its key has so far.
    private static func collectStrings(
        of data: ArraySlice<UInt8>, under event: [UInt8], into texts: inout [[UInt8]: [UInt8]]
    ) {
        var key: ArraySlice<UInt8> = []
        var rest = data
        while let open = rest.firstIndex(of: UInt8(ascii: "\"")) {
            var end = open + 1
            while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
                end += rest[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard end < rest.endIndex else { return }
            let text = rest[open + 1..<end]
            rest = rest[(end + 1)...]
            if rest.first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":") {
                key = text
            } else {
                texts[event + [UInt8(ascii: ":")] + key, default: []] += text
            }
        }
    }
}

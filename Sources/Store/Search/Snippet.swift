/// The part of an article's text that answers a query best, with the words that do so marked.
///
/// A window of about the asked length around the most different words of the query, cut between words, Markdown taken
/// off, an ellipsis where text was left out. Where no word occurs it is the beginning. The text is plain: escape it.
public struct Snippet: Hashable, Sendable {
    /// A run of text that is marked throughout or not at all.
    public struct Segment: Hashable, Sendable {
        /// Plain text.
        public let text: String
        /// Whether it is a word of the query.
        public let marked: Bool
    }

    /// The runs in reading order; empty when the body says nothing.
    public let segments: [Segment]

    /// Cuts a snippet of so many Unicode scalars, give or take a word, out of a body in Markdown.
    public init(of body: String, for words: SearchWords, length: Int = 160) {
        let text = PlainText(markdown: body).scalars
        let length = min(max(length, 20), 2000)
        let hits = Hit.all(of: words, in: text)
        let core = Hit.bestCore(of: hits, length: length, words: words.stems.count)
        let window = Window(around: core, in: text, length: length).range
        segments = Self.segments(of: text, in: window, marking: hits)
    }

    /// The text of all segments.
    public var text: String { segments.map(\.text).joined() }

    private static func segments(of text: [Unicode.Scalar], in window: Range<Int>, marking hits: [Hit]) -> [Segment] {
        if window.isEmpty { return [] }
        var runs = SegmentRuns()
        if window.lowerBound > 0 { runs.append("…", marked: false) }
        var place = window.lowerBound
        for hit in hits where hit.range.overlaps(window) {
            let marked = hit.range.clamped(to: window)
            runs.append(string(text[place..<marked.lowerBound]), marked: false)
            runs.append(string(text[marked]), marked: true)
            place = marked.upperBound
        }
        runs.append(string(text[place..<window.upperBound]), marked: false)
        if window.upperBound < text.count { runs.append("…", marked: false) }
        return runs.segments
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}

private struct SegmentRuns {
    private(set) var segments: [Snippet.Segment] = []

    mutating func append(_ text: String, marked: Bool) {
        if text.isEmpty { return }
        let goesOn = segments.last?.marked == marked
        let before = goesOn ? segments.removeLast().text : ""
        segments.append(Snippet.Segment(text: before + text, marked: marked))
    }
}

/// A place of the text that answers to one or more words of the query.
private struct Hit {
    var range: Range<Int>
    /// One bit for each word of the query.
    var words: UInt16

    /// All hits from left to right, none touching the inside of another.
    static func all(of words: SearchWords, in text: [Unicode.Scalar]) -> [Hit] {
        var hits: [Hit] = []
        for token in Tokenizer.tokens(in: text) {
            guard words.mayAnswer(token.term), let place = words.place(of: Stemmer.stem(token.term)) else { continue }
            var hit = Hit(range: token.range, words: 1 << UInt16(place))
            while let last = hits.last, last.range.upperBound > hit.range.lowerBound {
                hits.removeLast()
                hit.words |= last.words
                let upper = max(last.range.upperBound, hit.range.upperBound)
                hit.range = min(last.range.lowerBound, hit.range.lowerBound)..<upper
            }
            hits.append(hit)
        }
        return hits
    }

    /// From the first to the last hit of the densest stretch: most different words, then most hits, then earliest.
    static func bestCore(of hits: [Hit], length: Int, words: Int) -> Range<Int> {
        var best = 0..<0
        var bestScore = 0
        var left = 0
        var tally = Tally(words: words)
        for (right, hit) in hits.enumerated() {
            tally.count(hit.words, by: 1)
            while left < right, hit.range.upperBound - hits[left].range.lowerBound > length {
                tally.count(hits[left].words, by: -1)
                left += 1
            }
            let score = tally.different * 10_000 + min(right - left, 9_999)
            if score > bestScore {
                bestScore = score
                best = hits[left].range.lowerBound..<hit.range.upperBound
            }
        }
        return best
    }
}

/// How often each word of the query occurs in a stretch.
private struct Tally {
    private var counts: [Int]

    init(words: Int) { counts = Array(repeating: 0, count: words) }

    var different: Int { counts.count { $0 > 0 } }

    mutating func count(_ words: UInt16, by step: Int) {
        for place in counts.indices where words & (1 << UInt16(place)) != 0 { counts[place] += step }
    }
}

/// A stretch of the text around its core, widened evenly and then drawn in to the borders of words.
private struct Window {
    let range: Range<Int>

    init(around core: Range<Int>, in text: [Unicode.Scalar], length: Int) {
        let core = core.lowerBound..<min(core.upperBound, core.lowerBound + length)
        let spare = length - core.count
        let wanted = max(0, core.lowerBound - spare / 3)
        let end = min(text.count, wanted + length)
        let start = max(0, min(wanted, end - length))
        let first = Self.wordStart(from: start, to: core.lowerBound, in: text)
        range = first..<max(first, Self.wordEnd(from: end, to: max(core.upperBound, first), in: text))
    }

    private static func wordStart(from start: Int, to limit: Int, in text: [Unicode.Scalar]) -> Int {
        if start == 0 { return 0 }
        let gap = text[(start - 1)..<limit].firstIndex { $0.isBlank }
        return gap.map { text[$0..<limit].firstIndex { !$0.isBlank && $0 != "·" } ?? limit } ?? limit
    }

    private static func wordEnd(from end: Int, to limit: Int, in text: [Unicode.Scalar]) -> Int {
        if end == text.count { return end }
        guard let gap = text[limit...end].lastIndex(where: { $0.isBlank }) else { return end }
        let last = text[..<gap].lastIndex { !$0.isBlank && $0 != "·" }
        return last.map { max($0 + 1, limit) } ?? limit
    }
}

import Access

/// The turns of a conversation that one page shows: the latest, or those that end with a message of before.
///
/// A page takes as many whole turns as keep it light, and always one.
struct TranscriptPart {
    /// The messages, written.
    let bubbles: [Fragment]
    /// The last message before them; nil when they are the first.
    let earlier: MessageID?
    /// Whether they are the end of the conversation, where it goes on.
    let isLatest: Bool

    /// Bytes of several turns together at most; what the page weighs besides leaves room for so much.
    static let room = 8_500

    /// The part with a place in it that may be long past; a place that is not there is taken for the end.
    init(of entries: [TranscriptEntry], at wanted: TalkPlace, bubble: (TranscriptEntry) -> Fragment) {
        var part = Self.part(of: entries[...], bubble)
        var isLatest = true
        if let place = entries.firstIndex(where: wanted.isIn), place < part.start {
            let next = entries[(place + 1)...].firstIndex(where: \.isFromPerson) ?? entries.endIndex
            part = Self.part(of: entries[..<next], bubble)
            isLatest = false
        }
        bubbles = part.bubbles
        earlier = entries[..<part.start].last { $0.id != nil }?.id
        self.isLatest = isLatest
    }

    /// The last turns that fit, and where they begin.
    private static func part(
        of entries: ArraySlice<TranscriptEntry>, _ bubble: (TranscriptEntry) -> Fragment
    ) -> (bubbles: [Fragment], start: Int) {
        var bubbles: [Fragment] = []
        var start = entries.endIndex
        var size = 0
        while start > 0 {
            let first = entries[..<start].lastIndex(where: \.isFromPerson) ?? 0
            let turn = entries[first..<start].map(bubble)
            size += turn.reduce(0) { $0 + $1.size }
            guard bubbles.isEmpty || size <= room else { break }
            bubbles = turn + bubbles
            start = first
        }
        return (bubbles, start)
    }
}

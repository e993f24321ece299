import Tools

extension TicketDraft {
    private static let longestSubject = 100
    private static let longestDescription = CreateTicket.Input.form.longest("description") ?? 0
    private static let largestDescription = 10_000

    /// A ticket with a subject from some words and a description from others; nil when there are too few for one.
    init?(about subject: String, words: String) {
        let written = PlainWords.lines(words)
        let description = PlainWords.beginning(
            written, most: Self.longestDescription, bytes: Self.largestDescription)
        let subject = Self.subject(PlainWords.lines(String(subject.prefix(2000))))
        guard subject.unicodeScalars.count >= 3, description.unicodeScalars.count >= 3,
            description.contains(where: \.isLetter)
        else { return nil }
        self.init(subject: subject, description: Self.capitalised(description))
        isShortened = description.utf8.count < written.utf8.count || words.unicodeScalars.count > PlainWords.longest
    }

    /// The first sentence on one line, as much of it as a subject takes.
    private static func subject(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        let end = line.indices.first { isSentenceEnd(line, at: $0) } ?? line.endIndex
        let sentence = PlainWords.argument(String(line[..<end]), most: 2000)
        guard sentence.unicodeScalars.count > longestSubject else { return capitalised(trimmed(sentence[...])) }
        let kept = sentence.unicodeScalars.prefix(longestSubject)
        let atWord = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
        return capitalised(trimmed(Substring(atWord)))
    }

    private static func isSentenceEnd(_ line: Substring, at index: String.Index) -> Bool {
        guard ".!?".contains(line[index]) else { return false }
        let next = line.index(after: index)
        return next == line.endIndex || line[next].isWhitespace
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last.isWhitespace || ",;:-–.!?".contains(last) { text.removeLast() }
        return String(text)
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

import Foundation

/// Whether a note only says thanks, so that it asks for nothing and opens no ticket again.
///
/// The rule is one of words and always answers the same: at most twelve words, each on a short list or the name of
/// somebody who wrote on the ticket, at least one of them a thanks, and neither a question mark nor a digit. Whatever
/// stands outside the list may be a question, so the person is asked what they mean.
enum ThankYou {
    /// Whether the note is one; `names` are those of the people who wrote on the ticket.
    static func isAll(of note: String, names: [String] = []) -> Bool {
        guard note.unicodeScalars.count <= 200, !note.contains(where: { "?？".contains($0) || $0.isNumber }) else {
            return false
        }
        let words = words(of: note)
        guard (1...12).contains(words.count), words.contains(where: thanks.contains) else { return false }
        let known = Set(names.flatMap { Self.words(of: $0) })
        return words.allSatisfy { thanks.contains($0) || others.contains($0) || known.contains($0) }
    }

    private static func words(of text: String) -> [String] {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let marks = plain.replacing("'", with: "").replacing("’", with: "")
        return marks.split { !$0.isLetter }.map(String.init)
    }

    private static let thanks: Set<String> = [
        "thanks", "thank", "thankyou", "thx", "thanx", "tnx", "ty", "cheers", "ta", "danke", "dank", "merci", "grazie",
        "gracias", "obrigado", "obrigada", "bedankt",
    ]

    private static let others: Set<String> = [
        "you", "all", "everyone", "everybody", "team", "guys", "so", "very", "much", "many", "a", "lot", "again",
        "for", "the", "your", "quick", "fast", "great", "good", "excellent", "kind", "help", "support", "reply",
        "answer",
        "work", "job", "fix", "perfect", "super", "wonderful", "brilliant", "it", "works", "working", "fine", "now",
        "is",
        "well", "done", "and", "to", "best", "regards", "wishes", "vielen", "herzlichen", "besten", "schon", "sehr",
        "fur",
        "die", "schnelle", "hilfe", "alles", "gut", "beaucoup", "mille", "tante", "muchas", "bien",
    ]
}

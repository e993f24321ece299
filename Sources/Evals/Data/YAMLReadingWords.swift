/// How a fault speaks of words that a file has and should not have.
enum YAMLWords {
    /// The word between quotes, shortened, with nothing unprintable in it.
    static func quoted(_ word: String) -> String {
        let shown = word.unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? "?" : String($0) }
        return "'" + shown.joined() + (word.unicodeScalars.count > 60 ? "…'" : "'")
    }

    /// That the word is none of those, with the nearest one or all of a short list.
    static func unknown(_ word: String, among known: [String]) -> String {
        let start = "\(quoted(word)) is unknown"
        if let near = nearest(to: word, among: known) { return "\(start); did you mean '\(near)'?" }
        return known.count <= 12 ? "\(start); known are: \(known.joined(separator: ", "))" : start
    }

    /// The word that one slip, or two in a long word, made into this one: a letter more, less, other or swapped.
    static func nearest(to word: String, among known: [String]) -> String? {
        guard word.utf8.count <= 60 else { return nil }
        let typed = Array(word.lowercased().unicodeScalars)
        let ranked = known.map { ($0, slips(typed, Array($0.lowercased().unicodeScalars))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        return best.1 <= (typed.count < 6 ? 1 : 2) ? best.0 : nil
    }

    private static func slips(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var row = Array(0...other.count)
        for (down, letter) in one.enumerated() {
            var next = [down + 1]
            for (across, candidate) in other.enumerated() {
                var least = min(row[across] + (letter == candidate ? 0 : 1), row[across + 1] + 1, next[across] + 1)
                if down > 0, across > 0, letter == other[across - 1], candidate == one[down - 1] {
                    least = min(least, before[across - 1] + 1)
                }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[other.count]
    }
}

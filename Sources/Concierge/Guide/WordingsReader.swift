/// Reads the sections of `prompts/guide-words.md`, gathering everything that is wrong.
struct WordingsReader {
    private let file: PromptFile
    private var problems: [String] = []

    /// A reader of a file in which every section that is needed stands and no other.
    init(_ file: PromptFile) {
        self.file = file
    }

    /// The classes of words; one may go on over several lines.
    mutating func classes() throws(PromptFault) -> [String: Set<String>] {
        let keys = ["classes", "aliases", "synonyms", "courtesy"] + Situation.allCases.map(\.key)
        try file.check(Dictionary(keys.map { ($0, []) }, uniquingKeysWith: { first, _ in first }))
        let classes = try pairs("classes").mapValues(Set.init)
        for missing in WordClass.allCases where classes[missing.key] == nil {
            problems.append("classes: \(missing.key) is missing.")
        }
        return classes
    }

    /// The lines `name = words` of a section.
    mutating func pairs(_ key: String) throws(PromptFault) -> [String: [String]] {
        var pairs: [String: [String]] = [:]
        for line in try lines(key) {
            let sides = line.split(separator: "=", omittingEmptySubsequences: false).map {
                $0.split(separator: " ").map(String.init)
            }
            guard sides.count == 2, let name = sides.first?.first, let words = sides.last, !words.isEmpty else {
                problems.append("\(key): “\(line)” is not “name = words”.")
                continue
            }
            pairs[name, default: []] += words
        }
        return pairs
    }

    /// The wordings of a section.
    mutating func wordings(_ key: String, _ classes: [String: Set<String>]) throws(PromptFault) -> [Wording] {
        var wordings: [Wording] = []
        for line in try lines(key) {
            do throws(Wording.Unreadable) {
                wordings.append(try Wording(line, classes: classes))
            } catch {
                problems.append("\(key): \(error.reason).")
            }
        }
        return wordings
    }

    /// Throws everything that was wrong.
    func end() throws(PromptFault) {
        guard problems.isEmpty else { throw PromptFault(file: file.name, problems) }
    }

    private func lines(_ key: String) throws(PromptFault) -> [Substring] {
        try file[key].source.split(separator: "\n")
    }
}

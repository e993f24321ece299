/// The table of wordings that the guide understands, read from `prompts/guide-words.md`.
struct Wordings: Sendable {
    private let sections: [(situation: Situation, wordings: [Wording])]
    private let asides: [Situation: [Wording]]
    private let courtesies: [Wording]
    private let classes: [WordClass: Set<String>]
    private let aliases: [String: String]
    private let synonyms: [String: [String]]
    private let spellings: [Character: Set<String>]

    /// Reads the table; throws every section that is missing or unknown and every line that can't be read.
    init(_ file: PromptFile) throws(PromptFault) {
        var reader = WordingsReader(file)
        let classes = try reader.classes()
        aliases = try reader.pairs("aliases").mapValues { $0.joined() }
        synonyms = try reader.pairs("synonyms")
        courtesies = try reader.wordings("courtesy", classes)
        var read: [(situation: Situation, wordings: [Wording])] = []
        for key in file.keys {
            guard let situation = Situation(key: key) else { continue }
            read.append((situation, try reader.wordings(key, classes)))
        }
        try reader.end()
        sections = read.filter { !$0.situation.isAside }
        asides = Dictionary(
            read.filter { $0.situation.isAside }.map { ($0.situation, $0.wordings) }, uniquingKeysWith: { $0 + $1 })
        self.classes = Dictionary(
            WordClass.allCases.map { ($0, classes[$0.key, default: []]) }, uniquingKeysWith: { first, _ in first })
        let known = read.flatMap(\.wordings).reduce(into: Set<String>()) { $0.formUnion($1.vocabulary) }
        spellings = Dictionary(grouping: known.union(classes.values.joined())) { $0.first ?? " " }.mapValues(Set.init)
    }

    /// What somebody wrote, in the words of the table and without the courtesies at its beginning.
    func read(_ text: String) -> Utterance {
        var said = Utterance(text, known: known)
        while let courtesy = courtesies.lazy.compactMap({ $0.match(said.words) }).first(where: { $0.lowerBound == 0 }),
            courtesy.upperBound < said.words.count, !courtesy.isEmpty
        {
            said.words.removeFirst(courtesy.upperBound)
        }
        return said
    }

    /// The words of a text, courtesies included.
    func plain(_ text: String) -> [Utterance.Word] { Utterance(text, known: known).all }

    /// The first situation that fits, and where its wording stands.
    func situation(of said: Utterance) -> (situation: Situation, place: Range<Int>)? {
        for section in sections {
            let words = section.situation.isOfAll ? said.all : said.words
            if let place = place(section.wordings, words) { return (section.situation, place) }
        }
        return nil
    }

    /// Whether what was said fits a section that is asked for by itself.
    func fits(_ aside: Situation, _ said: Utterance) -> Bool {
        place(asides[aside, default: []], aside.isOfAll ? said.all : said.words) != nil
    }

    /// Whether a word belongs to a class.
    func `is`(_ word: Utterance.Word, _ kind: WordClass) -> Bool {
        classes[kind]?.contains(word.text) == true
    }

    /// Whether a word that is part of another belongs to a class.
    func has(_ text: String, _ kind: WordClass) -> Bool { classes[kind]?.contains(text) == true }

    /// Other words that articles may use for a word.
    func synonyms(of word: Utterance.Word) -> [String] { synonyms[word.text, default: []] }

    /// Whether any of the words belongs to a class.
    func has(_ kind: WordClass, in said: Utterance) -> Bool {
        said.words.contains { self.is($0, kind) }
    }

    private func place(_ wordings: [Wording], _ words: [Utterance.Word]) -> Range<Int>? {
        for wording in wordings {
            if let place = wording.match(words) { return place }
        }
        return nil
    }

    private func known(_ word: String) -> String { aliases[word] ?? corrected(word) }

    /// The word of the table that a word with one slip in it was meant to be.
    private func corrected(_ word: String) -> String {
        guard word.count >= 5, word.count <= 20, let first = word.first, let near = spellings[first],
            !near.contains(word)
        else { return word }
        let meant = near.filter { $0.count >= 6 && Slip.isOne(between: word, and: $0) }
        return meant.min() ?? word
    }
}

/// A single slip of the fingers.
enum Slip {
    /// Whether two words differ by one letter more or less, or by two neighbours swapped.
    static func isOne(between left: String, and right: String) -> Bool {
        let (left, right) = (Array(left), Array(right))
        guard abs(left.count - right.count) <= 1, left != right else { return false }
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left[start...], right[start...])
        if restLeft.count != restRight.count {
            return restLeft.dropFirst().elementsEqual(restRight) || restRight.dropFirst().elementsEqual(restLeft)
        }
        return restLeft.prefix(2).reversed().elementsEqual(restRight.prefix(2))
            && restLeft.dropFirst(2).elementsEqual(restRight.dropFirst(2))
    }
}

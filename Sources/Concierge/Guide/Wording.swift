/// One way of putting a question: words in their order, as a line of `prompts/guide-words.md`.
///
/// `a|b` is either word, `@class` any word of a class, `[a|b]` a word that may be missing, `*` up to six words of one
/// sentence whatever they are, `#` a number, `^` the beginning and `$` the end.
struct Wording: Sendable, Hashable {
    private var elements: [Element] = []
    private var fromStart = false
    private var toEnd = false

    private enum Element: Sendable, Hashable {
        case word(Known)
        case maybe(Known)
        case gap
    }

    /// The words that may stand in one place.
    private struct Known: Sendable, Hashable {
        var words: Set<String> = []
        var number = false

        func has(_ word: Utterance.Word?) -> Bool {
            guard let word else { return false }
            return words.contains(word.text) || (number && word.isNumber)
        }
    }

    private static let gap = 6

    /// Reads a line; throws what it cannot read.
    init(_ line: Substring, classes: [String: Set<String>]) throws(Unreadable) {
        var signs = line.split(separator: " ")
        if signs.first == "^" { fromStart = signs.removeFirst() == "^" }
        if signs.last == "$" { toEnd = signs.removeLast() == "$" }
        for sign in signs { elements.append(try Self.element(sign, classes)) }
        let isSpecific = elements.contains { if case .word = $0 { true } else { false } }
        guard isSpecific else { throw Unreadable(reason: "“\(line)” has no word of its own") }
    }

    struct Unreadable: Error {
        let reason: String
    }

    /// Every word that stands in it.
    var vocabulary: Set<String> {
        elements.reduce(into: []) { all, element in
            switch element {
            case .word(let known), .maybe(let known): all.formUnion(known.words)
            case .gap: break
            }
        }
    }

    /// Where it stands in the words: the first place, and as little as possible.
    func match(_ words: [Utterance.Word]) -> Range<Int>? {
        for start in 0...(fromStart ? 0 : words.count) {
            if let end = end(words, from: start) { return start..<end }
        }
        return nil
    }

    private func end(_ words: [Utterance.Word], from start: Int) -> Int? {
        var places: Set<Int> = [start]
        for element in elements {
            places = places.reduce(into: []) { $0.formUnion(Self.after($1, element, words)) }
            if places.isEmpty { return nil }
        }
        return toEnd ? (places.contains(words.count) ? words.count : nil) : places.min()
    }

    /// Where the next element may begin when this one begins at a place.
    private static func after(_ place: Int, _ element: Element, _ words: [Utterance.Word]) -> Set<Int> {
        let word = words.indices.contains(place) ? words[place] : nil
        switch element {
        case .word(let known): return known.has(word) ? [place + 1] : []
        case .maybe(let known): return known.has(word) ? [place, place + 1] : [place]
        case .gap:
            let rest = words.dropFirst(place).prefix(gap)
            return Set(place...place + rest.prefix { !$0.endsSentence }.count)
        }
    }

    private static func element(
        _ sign: Substring, _ classes: [String: Set<String>]
    ) throws(Unreadable) -> Element {
        if sign == "*" { return .gap }
        let isMaybe = sign.hasPrefix("[") && sign.hasSuffix("]")
        var known = Known()
        for part in (isMaybe ? sign.dropFirst().dropLast() : sign).split(separator: "|") {
            if part.hasPrefix("@") {
                guard let words = classes[String(part.dropFirst())] else {
                    throw Unreadable(reason: "\(part) is not a class")
                }
                known.words.formUnion(words)
            } else if part == "#" {
                known.number = true
            } else {
                guard part == ":" || part.utf8.allSatisfy(isPlain) else {
                    throw Unreadable(reason: "“\(part)” is no word: use small letters without apostrophes")
                }
                known.words.insert(String(part))
            }
        }
        guard !known.words.isEmpty || known.number else { throw Unreadable(reason: "“\(sign)” is empty") }
        return isMaybe ? .maybe(known) : .word(known)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}

/// The words of a Markdown text without its syntax, on one line: headings, list items and paragraphs are set apart by a
/// raised dot where no punctuation does it.
///
/// For excerpts, not for display of whole texts: it never fails, keeps what it does not understand, and looks at each
/// scalar a bounded number of times.
struct PlainText {
    /// The text.
    private(set) var scalars: [Unicode.Scalar] = []

    private var isFenced = false
    private var gap = Gap.none

    private enum Gap { case none, space, block }

    /// Reads Markdown; what comes after so many scalars is left out.
    init(markdown: String, most: Int = 200_000) {
        let source = Array(markdown.unicodeScalars.prefix(most))
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            read(line)
        }
    }

    private mutating func read(_ line: ArraySlice<Unicode.Scalar>) {
        let text = line.drop(while: \.isBlank)
        if text.starts(with: "```".unicodeScalars) || text.starts(with: "~~~".unicodeScalars) {
            isFenced.toggle()
            gap = .block
        } else if isFenced {
            for scalar in text { append(scalar) }
            widen(.space)
        } else if text.isRule {
            gap = .block
        } else {
            let (content, isBlock, isHeading) = text.withoutBlockMarks
            if isBlock { gap = .block }
            readInline(content)
            widen(isHeading ? .block : .space)
        }
    }

    private mutating func readInline(_ line: ArraySlice<Unicode.Scalar>) {
        var closers = Closers(line: line)
        var place = line.startIndex
        while place < line.endIndex {
            let run = line[place...].prefix(while: \.isPlain)
            append(run)
            place = run.endIndex
            if place < line.endIndex { place = step(at: place, in: line, &closers) }
        }
    }

    /// Reads what stands at a place of the line and says where to go on, always further right.
    private mutating func step(at place: Int, in line: ArraySlice<Unicode.Scalar>, _ closers: inout Closers) -> Int {
        let next = place + 1
        let after = next < line.endIndex ? line[next] : " "
        let before = place > line.startIndex ? line[place - 1] : " "
        switch line[place] {
        case "\\" where after.isPunctuation:
            append(after)
            return next + 1
        case "`":
            return readCode(from: next, to: closers.next("`", from: next), in: line)
        case "]" where after == "(":
            return closers.next(")", from: next).map { $0 + 1 } ?? next
        case "]" where after == "[":
            return closers.next("]", from: next).map { $0 + 1 } ?? next
        case "<" where after.isWord || after == "/" || after == "!":
            return readTag(from: next, to: closers.next(">", from: next), in: line)
        case "~" where after == "~":
            return next + 1
        case "[", "]": break
        case "!" where after == "[": break
        case "*" where !(before.isBlank && after.isBlank): break
        case "_" where !(before.isWord && after.isWord): break
        case "|": widen(.space)
        default: append(line[place])
        }
        return next
    }

    private mutating func readCode(from start: Int, to end: Int?, in line: ArraySlice<Unicode.Scalar>) -> Int {
        guard let end else { return start }
        for scalar in line[start..<end] { append(scalar) }
        return end + 1
    }

    private mutating func readTag(from start: Int, to end: Int?, in line: ArraySlice<Unicode.Scalar>) -> Int {
        guard let end else {
            append("<")
            return start
        }
        if line[start..<end].isAddress {
            for scalar in line[start..<end] { append(scalar) }
        }
        return end + 1
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isBlank { return widen(.space) }
        if scalar.isHidden { return }
        bridgeGap()
        scalars.append(scalar)
    }

    private mutating func append(_ run: ArraySlice<Unicode.Scalar>) {
        if run.isEmpty { return }
        bridgeGap()
        scalars.append(contentsOf: run)
    }

    private mutating func bridgeGap() {
        if gap != .none, let last = scalars.last {
            let isSetApart = gap == .space || ".,:;!?…·".unicodeScalars.contains(last)
            scalars.append(contentsOf: (isSetApart ? " " : " · ").unicodeScalars)
        }
        gap = .none
    }

    private mutating func widen(_ wider: Gap) {
        if gap != .block { gap = wider }
    }
}

/// Finds the next closing sign of a line, and remembers when there is none, so that many openings stay cheap.
private struct Closers {
    let line: ArraySlice<Unicode.Scalar>
    private var exhausted: Set<Unicode.Scalar> = []

    init(line: ArraySlice<Unicode.Scalar>) { self.line = line }

    mutating func next(_ sign: Unicode.Scalar, from place: Int) -> Int? {
        if exhausted.contains(sign) { return nil }
        let found = line[place...].firstIndex(of: sign)
        if found == nil { exhausted.insert(sign) }
        return found
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// A thematic break, the underline of a heading, or the line under a table's head.
    fileprivate var isRule: Bool {
        guard let first, "-=*_|:".unicodeScalars.contains(first) else { return false }
        let marks = filter { !$0.isBlank }
        return marks.count > 2 && marks.allSatisfy { "-=*_|:".unicodeScalars.contains($0) }
    }

    /// The line behind `>`, `#`, `-` and their like; whether it starts a block of its own; whether it is a heading.
    fileprivate var withoutBlockMarks: (content: Self, isBlock: Bool, isHeading: Bool) {
        var rest = self
        var isBlock = rest.isEmpty || rest.startsNumbered
        while rest.first == ">" || rest.startsItem {
            isBlock = isBlock || rest.first != ">"
            rest = rest.dropFirst().drop(while: \.isBlank)
        }
        let level = rest.prefix { $0 == "#" }.count
        guard (1...6).contains(level), rest.dropFirst(level).first?.isBlank != false else {
            return (rest.withoutCheckbox, isBlock, false)
        }
        return (rest.dropFirst(level).drop(while: \.isBlank).withoutClosingSigns, true, true)
    }

    private var startsItem: Bool {
        guard let first, "-*+".unicodeScalars.contains(first) else { return false }
        return dropFirst().first?.isBlank == true
    }

    private var startsNumbered: Bool {
        let digits = prefix { $0.isDigit }.count
        return digits > 0 && (dropFirst(digits).first == "." || dropFirst(digits).first == ")")
    }

    private var withoutCheckbox: Self {
        let box = prefix(4)
        let isBox = box.elementsEqual("[ ] ".unicodeScalars) || box.elementsEqual("[x] ".unicodeScalars)
        return isBox ? dropFirst(4) : self
    }

    private var withoutClosingSigns: Self {
        guard let end = lastIndex(where: { $0 != "#" }) else { return prefix(0) }
        return self[end].isBlank ? self[..<end] : self
    }

    fileprivate var isAddress: Bool {
        count < 300 && !contains(where: \.isBlank) && contains { $0 == ":" || $0 == "@" } && !contains("=")
    }
}

extension Unicode.Scalar {
    /// White space and control characters, all of which an excerpt shows as one space.
    var isBlank: Bool { value <= 0x20 || value == 0x7F || (value > 0x7F && isBlankBeyondASCII) }

    private var isBlankBeyondASCII: Bool { properties.isWhitespace || properties.generalCategory == .control }

    /// Marks that change how other text looks without being seen, except the joiners of emoji and Arabic.
    fileprivate var isHidden: Bool {
        value > 0x7F && value != 0x200C && value != 0x200D && properties.generalCategory == .format
    }

    fileprivate var isPunctuation: Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// An ASCII letter or digit, which is never syntax.
    fileprivate var isPlain: Bool { isDigit || (value | 0x20 >= 97 && value | 0x20 <= 122) }

    fileprivate var isWord: Bool { value > 0x7F || isPlain }

    fileprivate var isDigit: Bool { value >= 48 && value <= 57 }
}

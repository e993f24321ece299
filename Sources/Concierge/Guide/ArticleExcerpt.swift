/// The beginning of an article with its headings and lists, and every other mark in it taken away.
struct ArticleExcerpt: Sendable {
    /// What is shown.
    let prose: Prose
    /// Whether the article goes on.
    let isCut: Bool

    private static let most = 14

    fileprivate enum Block {
        case heading(String)
        case item(String, String)
        case words(String)
    }

    /// Reads Markdown as people of the provider write it; whatever it is, nothing in it acts.
    init(_ markdown: String) {
        let blocks = Self.blocks(markdown)
        let shown = blocks.prefix(Self.most)
        var text = Prose.nothing
        var wasItem = false
        for block in shown {
            let isItem = if case .item = block { true } else { false }
            text = Prose.joined([text, Self.prose(block)], by: wasItem && isItem ? "\n" : "\n\n")
            wasItem = isItem
        }
        prose = text
        isCut = blocks.count > shown.count
    }

    private static func prose(_ block: Block) -> Prose {
        switch block {
        case .heading(let words): Prose(strong: Prose(quoting: words, most: 160))
        case .item(let mark, let words): Prose(said: mark).followed(by: Prose(quoting: words, most: 400))
        case .words(let words): Prose(quoting: words, most: 600)
        }
    }

    fileprivate static func blocks(_ markdown: String) -> [Block] {
        var blocks: [Block] = []
        var isOpen = false
        for line in markdown.prefix(12_000).split(separator: "\n", omittingEmptySubsequences: false).prefix(200) {
            let line = line.drop { $0.isWhitespace }
            if line.isEmpty || line.hasPrefix("```") || line.allSatisfy({ "-*_=".contains($0) }) {
                isOpen = false
            } else if line.hasPrefix("#") {
                blocks.append(.heading(plain(line.drop { $0 == "#" })))
                isOpen = false
            } else if let item = item(line) {
                blocks.append(item)
                isOpen = true
            } else {
                isOpen = add(plain(line), to: &blocks, isOpen)
            }
        }
        return blocks
    }

    /// Adds a line to the block that is open, or opens one.
    private static func add(_ words: String, to blocks: inout [Block], _ isOpen: Bool) -> Bool {
        switch isOpen ? blocks.popLast() : nil {
        case .words(let before): blocks.append(.words(before + " " + words))
        case .item(let mark, let before): blocks.append(.item(mark, before + " " + words))
        case .heading(let before): blocks += [.heading(before), .words(words)]
        case nil: blocks.append(.words(words))
        }
        return true
    }

    private static func item(_ line: Substring) -> Block? {
        if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " {
            return .item("-", plain(line.dropFirst(2)))
        }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return nil }
        return .item(digits + ".", plain(rest.dropFirst(2)))
    }

    /// The words of a line: the text of a link without its address, and no signs of emphasis or code.
    private static func plain(_ line: Substring) -> String {
        var kept = ""
        var rest = line
        while let open = rest.firstIndex(of: "[") {
            kept += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            guard let middle = inside.firstIndex(of: "]"), inside[middle...].hasPrefix("]("),
                let close = inside[middle...].firstIndex(of: ")")
            else {
                kept += "["
                rest = inside
                continue
            }
            kept += inside[..<middle]
            rest = inside[inside.index(after: close)...]
        }
        return (kept + rest).filter { $0 != "*" && $0 != "`" }
    }
}

/// The headings of an article and the first paragraph in it.
struct ArticleOutline: Sendable {
    /// The first words that are no heading; empty when there are none.
    let opening: String
    /// The headings in order, twelve at most.
    let headings: [String]

    /// Reads Markdown; the words are still a stranger's and have to be quoted.
    init(_ markdown: String) {
        let blocks = ArticleExcerpt.blocks(markdown)
        opening =
            blocks.lazy.compactMap { block in
                switch block {
                case .heading: nil
                case .item(_, let words), .words(let words): words
                }
            }.first ?? ""
        headings = Array(
            blocks.compactMap { if case .heading(let words) = $0, !words.isEmpty { words } else { nil } }.prefix(12))
    }
}

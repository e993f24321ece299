import Access

/// Reads the words of one paragraph: emphasis, code, links and line breaks.
///
/// One walk from left to right. For each kind of emphasis at most one place is open at a time, and what closes drops
/// everything that opened after it; so elements always nest, and no text makes the walk look back twice.
struct MarkdownInline {
    /// What the words come to, in order.
    enum Piece {
        case text(Range<Int>)
        case code(Range<Int>)
        case open(StaticString)
        case close(StaticString)
        case link(Link)
        case image(Link)
        case closeLink
        case autolink(Link, Range<Int>)
        case lineBreak
        case nothing
    }

    private let bytes: [UInt8]
    private let markdown: Markdown
    private let codeEnds: [Int: Int]
    private var pieces: [Piece] = []
    private var position = 0
    private var textStart = 0
    private var emphasis = OpenEmphasis()
    private var brackets: [Bracket] = []
    private var latestLink = -1

    /// A `[` or `![` that may turn out to begin a link.
    private struct Bracket {
        let piece: Int
        let isImage: Bool
    }

    /// Reads the bytes of a paragraph, lines joined by LF.
    init(_ bytes: [UInt8], markdown: Markdown) {
        self.bytes = bytes
        self.markdown = markdown
        codeEnds = Self.codeEnds(in: bytes)
        while position < bytes.count { step() }
        flush()
    }

    /// Writes the paragraph.
    func write(to html: inout HTML) {
        for piece in pieces {
            switch piece {
            case .text(let range): write(range, to: &html)
            case .code(let range): html.tag("code") { write(range, to: &$0) }
            case .open(let name): html.open(name)
            case .close(let name): html.close(name)
            case .link(let link): html.open("a", [.href(link), .guarding(link)])
            case .image(let link): html.void("img", .src(link))
            case .closeLink: html.close("a")
            case .autolink(let link, let words):
                html.tag("a", .href(link), .guarding(link)) { write(words, to: &$0) }
            case .lineBreak: html.markup("<br>\n")
            case .nothing: break
            }
        }
    }

    private func write(_ range: Range<Int>, to html: inout HTML) {
        html.text(bytes[range])
    }

    private mutating func step() {
        switch bytes[position] {
        case .backslash: readBackslash()
        case .lineFeed: readLineEnd()
        case UInt8(ascii: "`"): readCode()
        case UInt8(ascii: "*"), UInt8(ascii: "_"): readEmphasis()
        case UInt8(ascii: "!") where byte(at: position + 1) == UInt8(ascii: "["): openBracket(length: 2, isImage: true)
        case UInt8(ascii: "["): openBracket(length: 1, isImage: false)
        case UInt8(ascii: "]"): closeBracket()
        case UInt8(ascii: "<"): readAngle()
        case UInt8(ascii: "h"): readAddress()
        default: position += 1
        }
    }

    private func byte(at index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// Ends the run of ordinary text before `position`.
    private mutating func flush() {
        if textStart < position { pieces.append(.text(textStart..<position)) }
        textStart = position
    }

    /// Adds a piece that stands for the next bytes.
    private mutating func add(_ piece: Piece, length: Int) {
        flush()
        pieces.append(piece)
        position += length
        textStart = position
    }

    private mutating func readBackslash() {
        guard let next = byte(at: position + 1) else { return position += 1 }
        if next == .lineFeed {
            add(.lineBreak, length: 2)
        } else if next.isPunctuation {
            add(.text(position + 1..<position + 2), length: 2)
        } else {
            position += 1
        }
    }

    private mutating func readLineEnd() {
        let isHard = byte(at: position - 1) == .space && byte(at: position - 2) == .space
        if markdown.breaks || isHard { add(.lineBreak, length: 1) } else { position += 1 }
    }

    private mutating func readCode() {
        let length = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
        guard let end = codeEnds[position] else { return position += length }
        var inside = position + length..<end
        let isPadded = bytes[inside.lowerBound] == .space && bytes[inside.upperBound - 1] == .space
        if inside.count > 2, isPadded { inside = inside.lowerBound + 1..<inside.upperBound - 1 }
        add(.code(inside), length: end + length - position)
    }

    /// For each run of backticks that begins code, where the run of the same length stands that ends it.
    private static func codeEnds(in bytes: [UInt8]) -> [Int: Int] {
        guard bytes.contains(UInt8(ascii: "`")) else { return [:] }
        var ends: [Int: Int] = [:]
        var next: [Int: Int] = [:]
        var index = bytes.count
        while index > 0 {
            var start = index
            while start > 0, bytes[start - 1] == UInt8(ascii: "`") { start -= 1 }
            let length = index - start
            if length > 0 {
                ends[start] = next[length]
                next[length] = start
            }
            index = start - 1
        }
        return ends
    }
}

extension MarkdownInline {
    private mutating func readEmphasis() {
        let sign = bytes[position]
        let length = bytes[position...].prefix { $0 == sign }.count
        let before = byte(at: position - 1) ?? .space
        let after = byte(at: position + length) ?? .space
        let isWord = sign == UInt8(ascii: "_")
        let canClose = !before.isWhitespace && !(isWord && after.isWordByte)
        let canOpen = !after.isWhitespace && !(isWord && before.isWordByte)
        guard length <= 3, canClose || canOpen else { return position += length }
        var left = length
        if canClose { closeEmphasis(sign, &left) }
        if canOpen { openEmphasis(sign, &left) }
        position += left
    }

    private mutating func closeEmphasis(_ sign: UInt8, _ left: inout Int) {
        while left > 0, let place = emphasis.last(sign, fitting: left) {
            emphasis.drop(from: place.piece)
            while let bracket = brackets.last, bracket.piece > place.piece { brackets.removeLast() }
            pieces[place.piece] = .open(place.name)
            add(.close(place.name), length: place.length)
            left -= place.length
        }
    }

    private mutating func openEmphasis(_ sign: UInt8, _ left: inout Int) {
        for length in [2, 1] where left >= length {
            flush()
            emphasis.open(sign, length: length, piece: pieces.count)
            add(.text(position..<position + length), length: length)
            left -= length
        }
    }

    private mutating func openBracket(length: Int, isImage: Bool) {
        flush()
        brackets.append(Bracket(piece: pieces.count, isImage: isImage))
        add(.text(position..<position + length), length: length)
    }

    private mutating func closeBracket() {
        // A link holds no other link, so a bracket before the latest link cannot begin one.
        guard let bracket = brackets.popLast(), bracket.isImage || bracket.piece > latestLink,
            let target = MarkdownTarget(bytes, at: position + 1)
        else { return position += 1 }
        let link = bracket.isImage ? nil : markdown.link(to: target.address)
        let image = bracket.isImage ? Link.unread(target.address, by: .imagesLoaded) : nil
        emphasis.drop(from: bracket.piece)
        add(link == nil ? .nothing : .closeLink, length: target.end - position)
        pieces[bracket.piece] = link.map { .link($0) } ?? image.map { .image($0) } ?? .nothing
        if link != nil { unlink(after: bracket.piece) }
    }

    /// Makes the addresses recognised inside a link its words.
    private mutating func unlink(after start: Int) {
        latestLink = start
        for index in pieces.indices.dropFirst(start + 1) {
            if case .autolink(_, let words) = pieces[index] { pieces[index] = .text(words) }
        }
    }

    private mutating func readAngle() {
        let inside = bytes[(position + 1)...].prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
        let words = inside.indices
        guard byte(at: inside.endIndex) == UInt8(ascii: ">"),
            let link = markdown.link(to: String(decoding: inside, as: UTF8.self))
        else { return position += 1 }
        add(.autolink(link, words), length: inside.count + 2)
    }

    private mutating func readAddress() {
        let scheme = "https://"
        guard bytes[position...].starts(with: scheme.utf8), byte(at: position - 1)?.isWordByte != true else {
            return position += 1
        }
        let rest = bytes[(position + scheme.utf8.count)...]
        let host = rest.prefix { HTTPSAddress.isHostByte($0) || $0 == UInt8(ascii: ".") }.trimmingSentenceEnd()
        guard markdown.hosts.contains(String(decoding: host, as: UTF8.self)) else {
            return position += scheme.utf8.count
        }
        var end = host.endIndex
        if byte(at: end).map(HTTPSAddress.startsPath) == true {
            end += bytes[end...].prefix { HTTPSAddress.isPathByte($0) && $0 != UInt8(ascii: "]") }.count
        }
        let words = bytes[position..<end].trimmingSentenceEnd().indices
        let follows = byte(at: host.endIndex)
        let isPlain = follows.map { !$0.isWordByte && !":@%\\".utf8.contains($0) } ?? true
        guard isPlain, let link = markdown.link(to: String(decoding: bytes[words], as: UTF8.self)) else {
            return position = end
        }
        add(.autolink(link, words), length: words.count)
    }
}

extension Markdown {
    /// The link that an address in the text comes to; nil when it is neither a page of ours nor on an allowed host.
    func link(to address: String) -> Link? {
        Link(portalPath: address) ?? HTTPSAddress(address, hosts: hosts).map { Link.outside($0) }
            ?? .unread(address, by: .anyAddressLinked)
    }
}

extension ArraySlice<UInt8> {
    /// Without the signs that end a sentence rather than an address.
    fileprivate func trimmingSentenceEnd() -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { !".,;:!?)'*_~".utf8.contains($0) }) else { return prefix(0) }
        return self[...last]
    }
}

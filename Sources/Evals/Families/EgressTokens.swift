/// One element of a page as a browser would begin it.
struct EgressElement: Hashable {
    /// Its name in lower case.
    let name: String
    /// Names in lower case, and values as they mean.
    let attributes: [(name: String, value: String)]
    /// What stands in it, for elements whose content is no markup.
    var content = ""

    /// The value of an attribute; nil when it is not there.
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    static func == (left: EgressElement, right: EgressElement) -> Bool {
        left.name == right.name && left.content == right.content
            && left.attributes.elementsEqual(right.attributes) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Reads a page the way a browser does, as far as elements and attributes go, and with no trust in how it was made.
struct EgressTokens {
    /// Every element in the order of the page.
    private(set) var elements: [EgressElement] = []
    /// What a reader sees, with blanks for elements.
    private(set) var text = ""

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while position < bytes.count { read() }
    }

    private mutating func read() {
        guard bytes[position] == UInt8(ascii: "<"), let next = byte(1) else { return readText() }
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            readComment()
        } else if next == UInt8(ascii: "/"), byte(2).map(Self.isLetter) == true {
            position += 2
            _ = readName()
            _ = readAttributes()
            text += " "
        } else if Self.isLetter(next) {
            readElement()
        } else {
            text += "<"
            position += 1
        }
    }

    private func byte(_ offset: Int) -> UInt8? {
        bytes.indices.contains(position + offset) ? bytes[position + offset] : nil
    }

    private mutating func readText() {
        let run = bytes[position...].prefix { $0 != UInt8(ascii: "<") }
        text += EgressEntities.decoded(String(decoding: run, as: UTF8.self))
        position += max(run.count, 1)
    }

    private mutating func readComment() {
        let isComment = bytes[position...].starts(with: "<!--".utf8)
        let end = isComment ? find("-->", from: position + 2).map { $0 + 3 } : find(">", from: position).map { $0 + 1 }
        position = end ?? bytes.count
    }

    private mutating func readElement() {
        position += 1
        let name = readName()
        var element = EgressElement(name: name, attributes: readAttributes())
        if ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"].contains(name) {
            let end = find("</" + name, from: position) ?? bytes.count
            element.content = String(decoding: bytes[position..<end], as: UTF8.self)
            if name == "textarea" || name == "title" { text += " " + EgressEntities.decoded(element.content) }
            position = end
        }
        elements.append(element)
        text += " "
    }

    private mutating func readName() -> String {
        let name = bytes[position...].prefix { !Self.endsName($0) }
        position += name.count
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private mutating func readAttributes() -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
                position += 1
                continue
            }
            let start = position
            position += 1
            position += bytes[position...].prefix { !Self.endsName($0) && $0 != UInt8(ascii: "=") }.count
            let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
            skipBlanks()
            guard byte(0) == UInt8(ascii: "=") else {
                found.append((name, ""))
                continue
            }
            position += 1
            skipBlanks()
            found.append((name, EgressEntities.decoded(readValue())))
        }
        position = min(position + 1, bytes.count)
        return found
    }

    private mutating func readValue() -> String {
        guard let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let value = bytes[position...].prefix { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
            position += value.count
            return String(decoding: value, as: UTF8.self)
        }
        let value = bytes[(position + 1)...].prefix { $0 != quote }
        position = min(value.endIndex + 1, bytes.count)
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func skipBlanks() { position += bytes[position...].prefix(while: Self.isBlank).count }

    /// Where a piece of lower-case ASCII begins, in any case of its letters.
    private func find(_ piece: String, from start: Int) -> Int? {
        let wanted = Array(piece.utf8)
        guard bytes.count - start >= wanted.count else { return nil }
        return (start...(bytes.count - wanted.count)).first { place in
            zip(bytes[place...], wanted).allSatisfy { Self.lower($0) == $1 }
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(lower(byte)) }

    private static func isBlank(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }

    private static func endsName(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}

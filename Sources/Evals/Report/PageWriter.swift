/// A page being written: names of elements are literals, and everything else is escaped on its way in.
struct PageWriter {
    private(set) var bytes: [UInt8] = []

    /// An attribute of an element; made only by the functions below.
    struct Attribute {
        let name: StaticString
        let value: String

        static func `class`(_ names: String) -> Attribute { Attribute(name: "class", value: names) }
        static func id(_ id: StaticString) -> Attribute { Attribute(name: "id", value: "\(id)") }
        static func scope(_ scope: StaticString) -> Attribute { Attribute(name: "scope", value: "\(scope)") }
        static func label(_ text: String) -> Attribute { Attribute(name: "aria-label", value: text) }
        static func labelled(by id: StaticString) -> Attribute {
            Attribute(name: "aria-labelledby", value: "\(id)")
        }
        static func columns(_ count: Int) -> Attribute { Attribute(name: "colspan", value: "\(count)") }
        /// The share of a bar that is as it should be, from 0 to 100.
        static func share(_ percent: Double) -> Attribute { Attribute(name: "style", value: "--share:\(percent)%") }
        static let open = Attribute(name: "open", value: "")
        static let hidden = Attribute(name: "aria-hidden", value: "true")
        /// A part that scrolls has to be reached by keyboard.
        static let reachable = Attribute(name: "tabindex", value: "0")
        static let region = Attribute(name: "role", value: "region")
    }

    /// An element with what `content` writes into it.
    mutating func tag(_ name: StaticString, _ attributes: Attribute..., content: (inout PageWriter) -> Void) {
        begin(name, attributes)
        content(&self)
        raw("</\(name)>")
    }

    /// An element with a text in it.
    mutating func tag(_ name: StaticString, _ attributes: Attribute..., text: String) {
        begin(name, attributes)
        self.text(text)
        raw("</\(name)>")
    }

    /// Text, with what a reader can't see written out.
    mutating func text(_ text: String) {
        raw(Self.escaped(ShownText.line(text)))
    }

    /// A name of the program's, which may break after each of its parts.
    mutating func name(_ name: String) {
        tag("code") { code in
            var part = ""
            for character in ShownText.line(name) {
                part.append(character)
                guard "_-./".contains(character) else { continue }
                code.text(part)
                code.literal("<wbr>")
                part = ""
            }
            code.text(part)
        }
    }

    /// Words that only a screen reader says.
    mutating func spoken(_ text: String) { tag("span", .class("spoken"), text: text) }

    /// Markup or styles of our own, as they are.
    mutating func literal(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    private mutating func begin(_ name: StaticString, _ attributes: [Attribute]) {
        raw("<\(name)")
        for attribute in attributes { raw(" \(attribute.name)=\"\(Self.escaped(ShownText.line(attribute.value)))\"") }
        raw(">")
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private static func escaped(_ text: String) -> String {
        var written = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written.append(contentsOf: "&amp;".unicodeScalars)
            case "<": written.append(contentsOf: "&lt;".unicodeScalars)
            case ">": written.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": written.append(contentsOf: "&quot;".unicodeScalars)
            case "'": written.append(contentsOf: "&#39;".unicodeScalars)
            default: written.append(scalar)
            }
        }
        return String(written)
    }
}

/// A page being written: escaped text, straight into one buffer of bytes.
///
/// Names of tags and attributes are literals; everything else is escaped on its way in. An address is a ``Link``, never a
/// `String`; there is no style attribute, no event attribute and no way in for markup that is not a literal, because the
/// content security policy allows no inline style or script.
///
///     struct TicketRow: View {
///         let number: String
///         let subject: String
///
///         func write(to html: inout HTML) {
///             html.tag("li", .class("row")) { html in
///                 html.tag("a", .href(.page("/portal/tickets/", number))) { $0.text(subject) }
///                 html.add(Badge("Open", tone: .info))
///             }
///         }
///     }
///
///     var html = HTML()
///     html.add(TicketRow(number: "1042", subject: "Printer <on floor 2>"))
///     html.void("input", .type("text"), .name("q"), .required(true), .aria("label", "Search"))
///     response.body = html.bytes
///
/// A page is a model and a view: the model holds ready values, the view is a ``View``; ``Page`` puts the frame around it.
struct HTML: ~Copyable {
    private var output: OutputBytes
    /// The pictures that are drawn once on the page, and referred to.
    var sharedIcons: [Icon] = []

    /// An empty page with room for so many bytes before the buffer has to grow.
    init(reserving capacity: Int = 16 * 1024) {
        output = OutputBytes(capacity: capacity)
    }

    /// What has been written so far, as UTF-8.
    var bytes: [UInt8] { output.array }

    /// What has been written so far, as text.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// An element with content.
    @inline(__always)
    mutating func tag(
        _ name: StaticString, _ a: Attribute = .absent, _ b: Attribute = .absent, _ c: Attribute = .absent,
        _ d: Attribute = .absent, _ e: Attribute = .absent, _ f: Attribute = .absent, _ g: Attribute = .absent,
        _ h: Attribute = .absent, _ i: Attribute = .absent, _ j: Attribute = .absent, content: (inout HTML) -> Void
    ) {
        void(name, a, b, c, d, e, f, g, h, i, j)
        content(&self)
        close(name)
    }

    /// An element that holds only text, escaped.
    @inline(__always)
    mutating func tag(
        _ name: StaticString, _ a: Attribute = .absent, _ b: Attribute = .absent, _ c: Attribute = .absent,
        _ d: Attribute = .absent, _ e: Attribute = .absent, _ f: Attribute = .absent, _ g: Attribute = .absent,
        _ h: Attribute = .absent, _ i: Attribute = .absent, _ j: Attribute = .absent, text content: String
    ) {
        void(name, a, b, c, d, e, f, g, h, i, j)
        text(content)
        close(name)
    }

    /// An element without an end tag, such as `input` or `br`.
    @inline(__always)
    mutating func void(
        _ name: StaticString, _ a: Attribute = .absent, _ b: Attribute = .absent, _ c: Attribute = .absent,
        _ d: Attribute = .absent, _ e: Attribute = .absent, _ f: Attribute = .absent, _ g: Attribute = .absent,
        _ h: Attribute = .absent, _ i: Attribute = .absent, _ j: Attribute = .absent
    ) {
        output.append(UInt8(ascii: "<"))
        output.append(name)
        write(a)
        write(b)
        write(c)
        write(d)
        write(e)
        write(f)
        write(g)
        write(h)
        write(i)
        write(j)
        output.append(UInt8(ascii: ">"))
    }

    /// The start tag alone, for elements whose kind or attributes are decided while writing; ``close(_:)`` must follow.
    mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
        output.append(UInt8(ascii: "<"))
        output.append(name)
        for attribute in attributes { write(attribute) }
        output.append(UInt8(ascii: ">"))
    }

    /// The end tag alone.
    mutating func close(_ name: StaticString) {
        output.append("</")
        output.append(name)
        output.append(UInt8(ascii: ">"))
    }

    /// Text, escaped.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { output.escape($0) }
    }

    /// Text, escaped.
    mutating func text(_ text: Substring) {
        var text = text
        text.withUTF8 { output.escape($0) }
    }

    /// Text in UTF-8, escaped.
    mutating func text(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { output.escape($0) }
    }

    /// A number in digits, with zeros in front up to a width.
    mutating func number(_ number: Int, width: Int = 1) {
        output.append(number, width: width)
    }

    /// Markup that was written by us, unchanged; the only way in for it, and literals alone pass.
    mutating func markup(_ literal: StaticString) {
        output.append(literal)
    }

    /// A part of the page.
    @inline(__always)
    mutating func add(_ part: some View) {
        part.write(to: &self)
    }

    /// A part of the page, when there is one.
    @inline(__always)
    mutating func add(_ part: (some View)?) {
        if let part { part.write(to: &self) }
    }

    @inline(__always)
    private mutating func write(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        writePresent(attribute)
    }

    private mutating func writePresent(_ attribute: borrowing Attribute) {
        output.append(UInt8(ascii: " "))
        output.append(attribute.prefix)
        output.append(attribute.name)
        if case .flag = attribute.value { return }
        output.append("=\"")
        write(attribute.value)
        output.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ value: borrowing Attribute.Value) {
        switch value {
        case .absent, .flag: break
        case .text(let value): text(value)
        case .number(let value): number(value)
        case .moment(let instant): moment(instant)
        case .literal(let value): output.escape(value)
        case .literals(let first, let second):
            output.escape(first)
            output.append(UInt8(ascii: " "))
            output.escape(second)
        }
    }
}

/// A part of a page that knows how to write itself from ready values, and decides nothing about rights.
protocol View {
    /// Appends the part to the page.
    func write(to html: inout HTML)
}

/// A part that was written once and is repeated unchanged, such as the start of every cell of a column.
struct Fragment: View, Sendable {
    private let bytes: [UInt8]

    /// What `content` writes, kept; pictures that its page draws once are referred to.
    init(sharing icons: [Icon] = [], _ content: (inout HTML) -> Void) {
        var html = HTML(reserving: 256)
        html.sharedIcons = icons
        content(&html)
        bytes = html.bytes
    }

    /// How long it is.
    var size: Int { bytes.count }

    func write(to html: inout HTML) {
        html.copy(bytes)
    }
}

extension HTML {
    fileprivate mutating func copy(_ written: [UInt8]) {
        written.withUnsafeBufferPointer { output.append($0) }
    }
}

import Access
import Tools

/// An attribute of an element; made only by the functions below, so that no style, event or unchecked address gets in.
struct Attribute: Sendable {
    enum Value: Sendable {
        case absent
        case flag
        case text(String)
        case number(Int)
        case moment(Instant)
        case literal(StaticString)
        case literals(StaticString, StaticString)
    }

    let prefix: StaticString
    let name: StaticString
    let value: Value

    private init(_ name: StaticString, _ value: Value, prefix: StaticString = "") {
        self.prefix = prefix
        self.name = name
        self.value = value
    }

    /// No attribute at all; what a condition that does not hold comes to.
    static let absent = Attribute("", .absent)

    /// The attribute when the condition holds.
    static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : .absent
    }
}

extension Attribute {
    static func `class`(_ names: StaticString) -> Attribute { Attribute("class", .literal(names)) }
    /// A class and the variant of it that a model chose.
    static func `class`(_ name: StaticString, _ variant: StaticString) -> Attribute {
        Attribute("class", .literals(name, variant))
    }
    static func id(_ id: String) -> Attribute { Attribute("id", .text(id)) }
    static func lang(_ tag: StaticString) -> Attribute { Attribute("lang", .literal(tag)) }
    static func role(_ role: StaticString) -> Attribute { Attribute("role", .literal(role)) }
    static func title(_ text: String) -> Attribute { Attribute("title", .text(text)) }
    static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", .number(index)) }
    static var hidden: Attribute { Attribute("hidden", .flag) }
    static func hidden(_ on: Bool) -> Attribute { when(on, .hidden) }
    static func open(_ on: Bool) -> Attribute { when(on, Attribute("open", .flag)) }

    /// `aria-…` with the name's rest, as in `.aria("label", "Search")`.
    static func aria(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, .text(value), prefix: "aria-")
    }
    /// `data-…` with the name's rest, as in `.data("label", "Total")`.
    static func data(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, .text(value), prefix: "data-")
    }
}

extension Attribute {
    static func href(_ link: Link) -> Attribute { Attribute("href", .text(link.address)) }
    static func src(_ link: Link) -> Attribute { Attribute("src", .text(link.address)) }
    static func action(_ link: Link) -> Attribute { Attribute("action", .text(link.address)) }
    static func formaction(_ link: Link) -> Attribute { Attribute("formaction", .text(link.address)) }
    static func alt(_ text: String) -> Attribute { Attribute("alt", .text(text)) }
    static func rel(_ kind: StaticString) -> Attribute { Attribute("rel", .literal(kind)) }
    static var `defer`: Attribute { Attribute("defer", .flag) }
    /// The machine's form of a moment, for `time`.
    static func datetime(_ instant: Instant) -> Attribute { Attribute("datetime", .moment(instant)) }
    /// The machine's form of a date, for `time`.
    static func datetime(_ date: CalendarDate) -> Attribute { Attribute("datetime", .text(date.description)) }
}

extension Attribute {
    static func method(_ method: StaticString) -> Attribute { Attribute("method", .literal(method)) }
    static func type(_ type: StaticString) -> Attribute { Attribute("type", .literal(type)) }
    static func name(_ name: StaticString) -> Attribute { Attribute("name", .literal(name)) }
    static func accept(_ types: StaticString) -> Attribute { Attribute("accept", .literal(types)) }
    static func enctype(_ type: StaticString) -> Attribute { Attribute("enctype", .literal(type)) }
    /// The name of a field of which a form has one for each record.
    static func name(_ kind: StaticString, of id: String) -> Attribute {
        Attribute("name", .text("\(kind)-\(id)"))
    }
    static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
    static func content(_ value: StaticString) -> Attribute { Attribute("content", .literal(value)) }
    static func charset(_ value: StaticString) -> Attribute { Attribute("charset", .literal(value)) }
    static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", .text(text)) }
    static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }
    static func autocomplete(_ kind: StaticString) -> Attribute { Attribute("autocomplete", .literal(kind)) }
    static func inputmode(_ mode: StaticString) -> Attribute { Attribute("inputmode", .literal(mode)) }
    static func pattern(_ pattern: StaticString) -> Attribute { Attribute("pattern", .literal(pattern)) }
    static func autocapitalize(_ rule: StaticString) -> Attribute { Attribute("autocapitalize", .literal(rule)) }
    static func enterkeyhint(_ hint: StaticString) -> Attribute { Attribute("enterkeyhint", .literal(hint)) }
    static func spellcheck(_ on: Bool) -> Attribute { Attribute("spellcheck", .literal(on ? "true" : "false")) }
    static func maxlength(_ length: Int) -> Attribute { Attribute("maxlength", .number(length)) }
    static func rows(_ rows: Int) -> Attribute { Attribute("rows", .number(rows)) }
    static func start(_ number: Int) -> Attribute { Attribute("start", .number(number)) }
    /// The points of a line that was drawn by hand.
    static func points(_ mark: [DrawnMark.Point]) -> Attribute {
        Attribute("points", .text(mark.map { "\($0.x),\($0.y)" }.joined(separator: " ")))
    }
    static func width(_ units: Int) -> Attribute { Attribute("width", .number(units)) }
    static func height(_ units: Int) -> Attribute { Attribute("height", .number(units)) }
    static func colspan(_ columns: Int) -> Attribute { Attribute("colspan", .number(columns)) }
    static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", .literal(scope)) }
    static var formnovalidate: Attribute { Attribute("formnovalidate", .flag) }
    static func required(_ on: Bool) -> Attribute { when(on, Attribute("required", .flag)) }
    static func disabled(_ on: Bool) -> Attribute { when(on, Attribute("disabled", .flag)) }
    static func checked(_ on: Bool) -> Attribute { when(on, Attribute("checked", .flag)) }
    static func selected(_ on: Bool) -> Attribute { when(on, Attribute("selected", .flag)) }
    static func readonly(_ on: Bool) -> Attribute { when(on, Attribute("readonly", .flag)) }
    static func autofocus(_ on: Bool) -> Attribute { when(on, Attribute("autofocus", .flag)) }
}

extension Attribute {
    /// The square in which a picture is drawn, so many units to a side.
    static func viewBox(_ side: Int) -> Attribute { Attribute("viewBox", .text("0 0 \(side) \(side)")) }
    /// The box in which a picture is drawn.
    static func viewBox(width: Int, height: Int) -> Attribute { Attribute("viewBox", .text("0 0 \(width) \(height)")) }
    /// Stretches a picture to the room that it gets.
    static var stretched: Attribute { Attribute("preserveAspectRatio", .literal("none")) }
    /// The lines of a picture's path.
    static func path(_ lines: String) -> Attribute { Attribute("d", .text(lines)) }
}

/// Writes one JSON value as compact UTF-8 that may also stand inside HTML; the same calls always give the same bytes.
public struct JSONWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private var follows = false

    /// A writer that has written nothing, with room for so many bytes.
    public init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// The bytes of the value that the calls write.
    public static func bytes(reserving capacity: Int = 256, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(reserving: capacity)
        write(&json)
        return json.bytes
    }

    /// The value that the calls write, as text.
    public static func text(_ write: (inout JSONWriter) -> Void) -> String {
        String(decoding: bytes(write), as: UTF8.self)
    }

    /// What has been written so far, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes an object whose members the calls write.
    public mutating func object(_ write: (inout JSONFields) -> Void) {
        open(UInt8(ascii: "{"))
        var fields = JSONFields()
        swap(&fields.json, &self)
        write(&fields)
        swap(&fields.json, &self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements the calls write.
    public mutating func array(_ write: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        write(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes an array with what the calls write for each item.
    public mutating func array<Items: Sequence>(
        _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
    ) {
        open(UInt8(ascii: "["))
        for item in items { write(item, &self) }
        close(UInt8(ascii: "]"))
    }

    /// Writes a text.
    public mutating func string(_ text: String) {
        separate()
        bytes.appendJSONText(text)
    }

    /// Writes a whole number.
    public mutating func integer(_ number: some FixedWidthInteger & SignedInteger) {
        separate()
        bytes.appendDigits(Int64(clamping: number))
    }

    /// Writes a number with a fraction so that it reads back exactly; not-a-number and infinity become `null`.
    public mutating func real(_ number: Double) {
        separate()
        bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a member's name; what is written next becomes its value.
    mutating func key(_ name: String) {
        separate()
        bytes.appendJSONText(name)
        bytes.append(UInt8(ascii: ":"))
        follows = false
    }

    private mutating func separate() {
        if follows { bytes.append(UInt8(ascii: ",")) }
        follows = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        follows = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        follows = true
    }
}

extension EvidenceRow {
    /// A field of the document that was signed, as it stood there; empty when the document has none of that name.
    public func signed(_ name: String) -> String {
        let newline = UInt8(ascii: "\n")
        var rest = document.drop { $0 != newline }.dropFirst()
        while let end = rest.firstIndex(of: newline) {
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            let value = rest[end...].dropFirst()
            guard head.count == 2, let length = Int(head[1]), length >= 0, length <= value.count else { return "" }
            if head[0] == name { return String(decoding: value.prefix(length), as: UTF8.self) }
            rest = value.dropFirst(length).dropFirst()
        }
        return ""
    }
}

/// Style sheets as they are sent: without comments and without the white space that only people need.
enum StyleSheet {
    /// The same rules in fewer bytes; what stands in quotes stays as it is.
    static func compact(_ sheet: [UInt8]) -> [UInt8] {
        var rest = sheet[...]
        var out: [UInt8] = []
        out.reserveCapacity(sheet.count)
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "/") where rest.first == UInt8(ascii: "*"): skipComment(&rest)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): copyQuoted(byte, &rest, to: &out)
            case 9, 10, 13, 32: if let last = out.last, !opening.contains(last) { out.append(32) }
            default:
                if closing.contains(byte), out.last == 32 { out.removeLast() }
                if byte == UInt8(ascii: "}"), out.last == UInt8(ascii: ";") { out.removeLast() }
                out.append(byte)
            }
        }
        return out
    }

    // A space before one of these never means anything; before a colon it can, but not behind one.
    private static let closing: Set<UInt8> = Set("{};,> \n".utf8)
    private static let opening = closing.union(":".utf8)

    private static func skipComment(_ rest: inout ArraySlice<UInt8>) {
        var last: UInt8 = 0
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            if last == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { return }
            last = byte
        }
    }

    private static func copyQuoted(_ quote: UInt8, _ rest: inout ArraySlice<UInt8>, to out: inout [UInt8]) {
        out.append(quote)
        while let byte = rest.popFirst() {
            out.append(byte)
            if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
                out.append(next)
            } else if byte == quote {
                return
            }
        }
    }
}

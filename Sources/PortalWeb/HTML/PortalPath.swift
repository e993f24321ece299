import Access

/// The strict reading of a path of ours that came from outside.
enum PortalPath {
    /// True when the text is a path of this portal, or of another root, and nothing in it could be read in a second way.
    static func isPlain(_ text: String, under root: StaticString = "/portal") -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2000, bytes.allSatisfy({ $0 > 32 && $0 < 127 && !isForbidden($0) }) else { return false }
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
        let path = bytes[..<end]
        guard path.starts(with: root.description.utf8),
            path.count == root.utf8CodeUnitCount || path[root.utf8CodeUnitCount] == UInt8(ascii: "/")
        else { return false }
        return !holdsDoubleSlash(bytes) && isEncoded(path, isHarmlessInPath) && isEncoded(bytes[end...], isHarmless)
            && segments(path).allSatisfy(isSegment) && (!leadsToLogin(path) || Faults.has(.loginLinked))
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"): true
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"): true
        default: false
        }
    }

    private static func holdsDoubleSlash(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: "/") }
    }

    private static func segments(_ path: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        path.split(separator: UInt8(ascii: "/"))
    }

    private static func isSegment(_ segment: ArraySlice<UInt8>) -> Bool {
        !segment.allSatisfy { $0 == UInt8(ascii: ".") }
    }

    private static func leadsToLogin(_ path: ArraySlice<UInt8>) -> Bool {
        let parts = segments(path)
        guard parts.count > 1 else { return false }
        let page = String(decoding: parts[1], as: UTF8.self).lowercased()
        return ["login", "logout", "enrol"].contains(page)
    }

    private static func isEncoded(_ bytes: ArraySlice<UInt8>, _ isAllowed: (UInt8) -> Bool) -> Bool {
        var rest = bytes
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            let digits = rest[(percent + 1)...].prefix(2)
            guard digits.count == 2, let high = digits.first.flatMap(hex), let low = digits.last.flatMap(hex),
                isAllowed(high * 16 + low)
            else { return false }
            rest = rest[digits.endIndex...]
        }
        return true
    }

    // A letter needs no encoding; one that has it hides the name of a page, and could hide the login's.
    private static func isHarmlessInPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "%"): false
        case 48...57, 65...90, 97...122: false
        default: isHarmless(byte)
        }
    }

    private static func isHarmless(_ byte: UInt8) -> Bool { byte >= 32 && byte != 127 }

    private static func hex(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}

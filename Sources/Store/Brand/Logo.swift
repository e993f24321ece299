import Access
import Crypto

/// A provider's logo that is safe to show: a PNG, or an SVG without anything that acts or asks another place.
public struct Logo: Sendable, Hashable {
    /// The hash of the bytes with the kind behind it: `3f…9c.svg`.
    public let name: String
    /// The picture.
    public let bytes: [UInt8]

    /// Bytes of a logo at most.
    public static let largest = 64 * 1024

    /// Looks at a picture; throws what is wrong with it.
    public init(_ bytes: [UInt8]) throws(LogoProblem) {
        guard bytes.count <= Self.largest else { throw .tooLarge }
        let kind = try Self.kind(of: bytes)
        name = "\(hexadecimal(SHA256.hash(data: bytes))).\(kind)"
        self.bytes = bytes
    }

    /// A logo as it was kept.
    init?(named name: String, _ bytes: [UInt8]) {
        guard !name.isEmpty, !bytes.isEmpty else { return nil }
        self.name = name
        self.bytes = bytes
    }

    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func kind(of bytes: [UInt8]) throws(LogoProblem) -> String {
        if bytes.starts(with: png) { return "png" }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unknownKind }
        guard text.trimmingPrefix(while: \.isWhitespace).hasPrefix("<svg") else { throw .unknownKind }
        guard isStill(text.lowercased()) else { throw .acts }
        return "svg"
    }

    /// Whether nothing in the drawing could run, include or ask for something: by a list of what is harmless.
    private static func isStill(_ text: String) -> Bool {
        guard ["<!", "<?", "&", "\\"].allSatisfy({ !text.contains($0) }) else { return false }
        guard text.split(separator: "url(").dropFirst().allSatisfy({ $0.hasPrefix("#") }) else { return false }
        let tags = text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1)
        return tags.allSatisfy { isHarmless(tag: $0) }
    }

    private static func isHarmless(tag: Substring) -> Bool {
        let inside = tag.prefix { $0 != ">" }
        // Behind the tag stands only text; an arrow within quotes would have hidden the rest of the tag there.
        guard !tag[inside.endIndex...].dropFirst().contains(where: { ">=\"'".contains($0) }) else { return false }
        let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
        guard elements.contains(String(name)) else { return false }
        let names = inside.split(separator: "=", omittingEmptySubsequences: false).dropLast().map(lastWord)
        guard names.allSatisfy({ $0.isEmpty || attributes.contains($0) }) else { return false }
        return !inside.replacing(/xmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/, with: "").contains(":")
    }

    /// The word before an equals sign, found in one walk however long the text is.
    private static func lastWord(of text: Substring) -> String {
        guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        let head = text[...last]
        let before = head.lastIndex { $0.isWhitespace || "\"'<>/".contains($0) }
        return String(head[(before.map(head.index(after:)) ?? head.startIndex)...])
    }

    private static let elements: Set<String> = [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs",
        "lineargradient", "radialgradient", "stop", "clippath",
    ]

    private static let attributes: Set<String> = [
        "xmlns", "viewbox", "width", "height", "fill", "fill-rule", "clip-rule", "clip-path", "fill-opacity", "opacity",
        "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-dasharray",
        "stroke-miterlimit", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "points",
        "transform", "id", "offset", "stop-color", "stop-opacity", "gradientunits", "gradienttransform",
        "spreadmethod", "role", "aria-label", "preserveaspectratio", "version",
    ]
}

/// Why a picture can't be a logo.
public enum LogoProblem: Error, Sendable, Hashable {
    /// It is larger than ``Logo/largest``.
    case tooLarge
    /// It is neither a PNG nor an SVG.
    case unknownKind
    /// The drawing could run something or ask another place.
    case acts

    /// The reason, as a sentence.
    public var reason: String {
        switch self {
        case .tooLarge: "A logo may have at most \(Logo.largest / 1024) kB."
        case .unknownKind: "A logo is a PNG or an SVG picture."
        case .acts:
            "The drawing holds more than shapes and colours. Save it as plain SVG without text, links and scripts."
        }
    }
}

import Foundation

/// A name as people type it: letters of another size, accents and spaces do not make it another one.
enum SignersName {
    /// Whether what was typed is that name.
    static func isSame(_ typed: String, as name: String) -> Bool { folded(typed) == folded(name) }

    private static func folded(_ name: String) -> [String] {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

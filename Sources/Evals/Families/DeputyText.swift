import Foundation

extension String {
    /// The first so many characters (code points).
    func cut(to count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }

    /// Without white space at its ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
        return String(String.UnicodeScalarView(scalars.drop { $0.properties.isWhitespace }.reversed()))
    }

    /// Whether exactly the bytes of the text stand in it one after the other.
    func holds(_ text: String) -> Bool {
        text.isEmpty || Data(utf8).range(of: Data(text.utf8)) != nil
    }
}

/// A round mark with a person's initials, for the eye only.
struct Initials: View {
    private let letters: String

    /// The initials of a name: of its first and its last word.
    init(_ name: String) {
        let words = name.split(whereSeparator: \.isWhitespace)
        let ends = words.count > 1 ? [words.first, words.last] : [words.first]
        letters = String(ends.compactMap { $0?.first }).uppercased()
    }

    func write(to html: inout HTML) {
        html.tag("span", .class("initials"), .aria("hidden", "true"), text: letters)
    }
}

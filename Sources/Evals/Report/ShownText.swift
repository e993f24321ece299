/// A stranger's text with nothing in it that a reader cannot see: what is invisible, or turns the line, is written out.
enum ShownText {
    /// How many characters of one text are shown.
    static let most = 4000

    /// The text on one line, at most so many characters of it.
    static func line(_ text: String, most: Int = most) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(most) { append(scalar, to: &shown) }
        let rest = text.unicodeScalars.dropFirst(most).count
        return String(shown) + (rest > 0 ? "… and \(Figures.count(rest, "character")) more" : "")
    }

    private static func append(_ scalar: Unicode.Scalar, to shown: inout String.UnicodeScalarView) {
        if scalar == "\n" || scalar == "\t" {
            shown.append(" ")
        } else if isHidden(scalar) {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
            shown.append(contentsOf: "⟨U+\(zeros)\(digits)⟩".unicodeScalars)
        } else {
            shown.append(scalar)
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}

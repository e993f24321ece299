import Access

/// A table as a file that spreadsheets open: UTF-8 with its mark, commas, quotes around texts, CRLF (RFC 4180).
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it, so that it stays a text.
struct CSVText {
    /// One value of a row.
    enum Cell {
        /// Words of anybody.
        case text(String)
        /// A date as `YYYY-MM-DD`.
        case date(CalendarDate)
        /// A plain decimal with a point and without grouping; its currency stands in a column of its own.
        case amount(Money)
        /// A whole number.
        case number(Int64)
        /// A plain decimal of ours, in digits and a point.
        case decimal(String)
    }

    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A file that begins with these headings.
    init(_ headings: [String]) {
        add(headings.map { .text($0) })
    }

    /// Adds a row.
    mutating func add(_ row: [Cell]) {
        for (place, cell) in row.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += Self.written(cell).utf8
        }
        bytes += [13, 10]
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): "\"" + defused(text).replacing("\"", with: "\"\"") + "\""
        case .date(let date): date.description
        case .amount(let money): money.decimal
        case .number(let number): String(number)
        case .decimal(let digits): String(digits.filter { $0.isASCII && ($0.isNumber || $0 == ".") })
        }
    }

    private static func defused(_ text: String) -> String {
        let line = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "")
        guard !Faults.has(.formulasTaken) else { return line }
        let scalars = line.unicodeScalars
        let opensBlank = scalars.first.map { $0.properties.isWhitespace && $0 != " " } ?? false
        var safe = String.UnicodeScalarView()
        if opensBlank || scalars.first(where: { !isSkipped($0) }).map(formulas.contains) ?? false { safe.append("'") }
        // Where a spreadsheet takes another separator than ours, it cuts the text there, and our quotes protect nothing.
        var mayBegin = false
        for scalar in scalars {
            if mayBegin, formulas.contains(scalar) { safe.append("'") }
            if separators.contains(scalar) {
                mayBegin = true
            } else if !isSkipped(scalar), scalar != "\"" {
                mayBegin = false
            }
            safe.append(scalar)
        }
        return String(safe)
    }

    private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    /// Where a spreadsheet of another country or setting begins a new cell.
    private static let separators = Set(";\t\n".unicodeScalars)

    /// What begins a formula, in plain and in wide form.
    private static let formulas = Set("=+-@|＝＋－＠".unicodeScalars)
}

extension Money {
    /// The amount as a plain decimal: `-1250.50`.
    var decimal: String {
        let digits = String(minor.magnitude)
        let filled = String(repeating: "0", count: max(0, currency.decimals + 1 - digits.count)) + digits
        let sign = minor < 0 ? "-" : ""
        guard currency.decimals > 0 else { return sign + digits }
        return sign + filled.dropLast(currency.decimals) + "." + filled.suffix(currency.decimals)
    }
}

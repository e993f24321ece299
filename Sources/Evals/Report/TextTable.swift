/// Columns of a terminal: words to the left, figures to the right.
struct TextTable {
    let head: [String]
    /// Which columns are figures.
    let figures: Set<Int>
    let rows: [[String]]

    /// The lines, each painted after it was measured; a row's place is its number, the head has none.
    func lines(paint: (String, Int?) -> String) -> [String] {
        [paint(line(head), nil)] + rows.enumerated().map { paint(line($0.element), $0.offset) }
    }

    private var widths: [Int] {
        head.indices.map { column in
            ([head] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
    }

    private func line(_ cells: [String]) -> String {
        let padded = zip(cells, widths).enumerated().map { column, cell in
            let blanks = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return figures.contains(column) ? blanks + cell.0 : cell.0 + blanks
        }
        let line = "  " + padded.joined(separator: "   ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}

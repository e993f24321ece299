/// One Swift file with its code told apart from its comments and literals.
struct SwiftFile: Sendable {
    let path: String
    /// The file with blanks in place of comments and literals.
    let code: String
    /// The words of each literal and the line where it begins.
    let literals: [Found]
    /// The lines that the file has.
    let lines: Int
    private let lineStarts: [Int]

    /// Something found on a line, counted from one.
    struct Found: Hashable {
        let line: Int
        let text: String
    }

    init(path: String, text: String) {
        let scanner = SwiftScanner(text)
        let starts = [0] + scanner.code.indices.filter { scanner.code[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        self.path = path
        code = String(decoding: scanner.code, as: UTF8.self)
        literals = scanner.literals.map { Found(line: Self.line(of: $0.offset, in: starts), text: $0.text) }
        lines = starts.count - 1
        lineStarts = starts
    }

    /// The room that the file belongs to, or the folder of `Tests`.
    var room: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// Where the code, and only the code, matches; the text is what the first capture holds.
    func code(matching regex: Regex<(Substring, Substring)>) -> [Found] {
        code.matches(of: plain(regex)).map { Found(line: line(at: $0.output.1.startIndex), text: String($0.output.1)) }
    }

    /// The literals whose words match.
    func literals(matching regex: Regex<Substring>) -> [Found] {
        literals.filter { $0.text.contains(plain(regex)) }
    }

    private func plain<Output>(_ regex: Regex<Output>) -> Regex<Output> {
        regex.wordBoundaryKind(.simple).anchorsMatchLineEndings().matchingSemantics(.unicodeScalar)
    }

    /// The line of a place in the code.
    func line(at index: String.Index) -> Int {
        Self.line(of: code.utf8.distance(from: code.startIndex, to: index), in: lineStarts)
    }

    private static func line(of offset: Int, in starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SwiftFile {
    /// A made-up file, to show that a rule finds what it forbids.
    static func planted(_ text: String, at path: String = "Sources/Tools/Planted.swift") -> SwiftFile {
        SwiftFile(path: path, text: text)
    }

    /// What was found, as `path:line: text`.
    func places(_ found: [Found]) -> [String] {
        found.map { "\(path):\($0.line): \($0.text)" }
    }
}

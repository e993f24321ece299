import Store

/// Why one line of an import is refused.
public typealias ImportProblem = Store.ImportProblem
/// Why an import kept nothing.
public typealias ImportProblems = Store.ImportProblems
/// The records of one import between the file and the rows.
public typealias ImportScratch = Store.ImportScratch

/// Reads the records of one file of JSON Lines.
public struct ImportFile {
    /// How many bytes a line may have.
    static let longestLine = 1 << 20
    /// How many lines a file may have.
    static let mostLines = 1_000_000

    /// Reads chunk after chunk until one is empty, and puts the records into the scratch of an import.
    ///
    /// Keeps one line and one chunk in memory. Throws `ImportProblems` with every line that is refused, up to the first
    /// hundred, and what the scratch or the closure throws.
    public static func read(into scratch: ImportScratch, from next: () throws -> [UInt8]) throws {
        var reading = ImportReading()
        var cutter = LineCutter(longest: longestLine)
        while !reading.isOver, case let chunk = try next(), !chunk.isEmpty {
            try cutter.cut(chunk) { line in
                guard let (number, record) = reading.read(line), !reading.isRefused else { return }
                try scratch.add(record, line: number)
            }
        }
        if let last = cutter.rest, let (number, record) = reading.read(last), !reading.isRefused {
            try scratch.add(record, line: number)
        }
        try reading.end()
    }

    /// The records of the lines, each with its number; blank lines are skipped.
    ///
    /// Throws `ImportProblems` with every line that is refused, up to the first hundred.
    public static func read(
        lines: some Sequence<some Collection<UInt8>>
    ) throws(ImportProblems) -> [(line: Int, record: ImportRecord)] {
        try read(lines: lines) { _, _ in nil }
    }

    /// The lines of a whole file, without their line feeds.
    public static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// The same, with the members changed on the way where the closure has an object for them.
    static func read(
        lines: some Sequence<some Collection<UInt8>>, changing change: (ImportKind, JSONObject) -> JSONObject?
    ) throws(ImportProblems) -> [(line: Int, record: ImportRecord)] {
        var records: [(line: Int, record: ImportRecord)] = []
        var reading = ImportReading()
        for line in lines where !reading.isOver {
            if let read = reading.read(line, changing: change) { records.append(read) }
        }
        try reading.end()
        return records
    }
}

import Foundation

/// Reads a data file of the evaluation: YAML of one document, in which everything is text unless asked otherwise.
///
///     let people = try YAMLFile.read("evals/people.yaml") { root in
///         root.entry(keys: "people").values("people").map { value in
///             let entry = value.entry(keys: "name", "about", "age")
///             if entry.name("name") == "nobody" { entry.fault("nobody is no name", at: "name") }
///             return Person(entry.name("name"), entry.text("about"), age: entry.optionalInteger("age", in: 0...150))
///         }
///     }
///
/// A reader that finds a fault notes it and gives back a blank, so that all faults of a file come at once. What the
/// closure made never leaves `read` when there is a fault, so a blank can't be taken for data.
///
/// Refused are unknown and doubled keys, empty texts, lists and mappings, anchors, aliases, tags, a second document,
/// characters that a reviewer can't see, and whatever is too long or nested too deep.
public enum YAMLFile {
    /// How many bytes a file may have.
    static let mostBytes = 4 << 20

    /// What the closure makes of the file; throws every fault in it as `path:line: reason`.
    public static func read<Value>(_ path: String, _ make: (YAMLValue) -> Value) throws(DataFault) -> Value {
        let url = URL(fileURLWithPath: path)
        guard let bytes = try? Data(contentsOf: url) else { throw DataFault(["\(path): can't be read"]) }
        return try parse(Array(bytes), named: path, make)
    }

    /// What the closure makes of those bytes; the name stands for the path in every fault.
    public static func parse<Value>(
        _ bytes: [UInt8], named name: String, _ make: (YAMLValue) -> Value
    ) throws(DataFault) -> Value {
        guard bytes.count <= mostBytes else { throw DataFault(["\(name): is longer than \(mostBytes) bytes"]) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DataFault(["\(name): is not valid UTF-8"])
        }
        let notes = YAMLNotes(file: name)
        guard let root = YAMLTree.root(of: text, notes) else { throw notes.fault ?? DataFault(["\(name): is empty"]) }
        let value = make(root)
        if let fault = notes.fault { throw fault }
        return value
    }

    /// What the closure makes of each file; throws the faults of all of them together.
    public static func readAll<Value>(
        _ paths: [String], _ make: (YAMLValue) -> Value
    ) throws(DataFault) -> [Value] {
        var values: [Value] = []
        var lines: [String] = []
        for path in paths {
            do throws(DataFault) { values.append(try read(path, make)) } catch { lines += error.lines }
        }
        guard lines.isEmpty else { throw DataFault(lines) }
        return values
    }
}

/// Why data of the evaluation can't be used, as lines of `file:line: reason`.
public struct DataFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reasons, in the order of files and lines.
    public let lines: [String]

    /// A fault for those reasons.
    public init(_ lines: [String]) { self.lines = lines }

    /// The reasons, one a line.
    public var description: String { lines.joined(separator: "\n") }
}

/// Where something stands in a data file.
public struct YAMLPlace: Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named to the reader.
    public let file: String
    /// The line, from 1.
    public let line: Int

    /// The file and the line.
    public var description: String { "\(file):\(line)" }
}

/// The faults noted while one file is read.
final class YAMLNotes {
    let file: String
    private var noted: [(line: Int, reason: String)] = []
    private static let most = 100

    init(file: String) { self.file = file }

    func note(_ reason: String, line: Int) {
        guard !noted.contains(where: { $0.line == line && $0.reason == reason }) else { return }
        noted.append((line, reason))
    }

    /// Everything noted, by line; nil when nothing was.
    var fault: DataFault? {
        guard !noted.isEmpty else { return nil }
        let inOrder = noted.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        let lines = inOrder.prefix(Self.most).map { "\(file):\($0.element.line): \($0.element.reason)" }
        let more = noted.count - lines.count
        return DataFault(lines + (more > 0 ? ["\(file): and \(more) more faults"] : []))
    }
}

/// A file of prompts: sections that begin with `## key`, each followed by its text; what stands before the first is for
/// people who edit the file.
public struct PromptFile: Sendable {
    /// The file's name, for messages.
    public let name: String
    /// The keys in the order of the file.
    public let keys: [String]
    private let texts: [String: PromptText]

    /// Reads a file; throws every key that stands twice, is misspelt, has no text or has braces that are no slot.
    public init(name: String = "prompts", text: String) throws(PromptFault) {
        var keys: [String] = []
        var texts: [String: PromptText] = [:]
        var problems: [String] = []
        for section in Self.sections(text) {
            if !Self.isKey(section.key) { problems.append("“\(section.key)” is not a key: use a-z, 0-9 and -.") }
            if texts[section.key] != nil { problems.append("\(section.key) stands twice.") }
            if section.text.isEmpty { problems.append("\(section.key) has no text.") }
            do throws(PromptText.BadBraces) {
                texts[section.key] = try PromptText(section.text)
                keys.append(section.key)
            } catch {
                problems.append("\(section.key) has braces that are no slot: “\(error.near)”.")
            }
        }
        guard problems.isEmpty else { throw PromptFault(file: name, problems) }
        self.name = name
        self.keys = keys
        self.texts = texts
    }

    /// The text of a key; throws when there is none.
    public subscript(key: String) -> PromptText {
        get throws(PromptFault) {
            guard let text = texts[key] else { throw PromptFault(file: name, ["\(key) is missing."]) }
            return text
        }
    }

    /// Holds the file against what the program uses: throws every key that is missing or that nobody uses, and every
    /// slot that is never filled.
    public func check(_ wanted: [String: Set<String>]) throws(PromptFault) {
        let missing = wanted.keys.filter { texts[$0] == nil }.sorted().map { "\($0) is missing." }
        let unused = keys.filter { wanted[$0] == nil }.map { "\($0) is not a key that is used." }
        let unknown = keys.flatMap { key in
            (texts[key]?.slots ?? []).subtracting(wanted[key] ?? []).sorted()
                .filter { _ in wanted[key] != nil }.map { "\(key) has the slot {\($0)}, which is never filled." }
        }
        let problems = missing + unused + unknown
        guard problems.isEmpty else { throw PromptFault(file: name, problems) }
    }

    private static func sections(_ text: String) -> [(key: String, text: String)] {
        var sections: [(key: String, lines: [Substring])] = []
        for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                sections.append((trimmed(line.dropFirst(3)), []))
            } else if let last = sections.indices.last {
                sections[last].lines.append(line)
            }
        }
        return sections.map { ($0.key, trimmed($0.lines.joined(separator: "\n")[...])) }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    private static func isKey(_ key: String) -> Bool {
        !key.isEmpty
            && key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}

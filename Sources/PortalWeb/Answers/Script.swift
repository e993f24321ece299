/// Scripts as they are sent: without the lines and the white space that only people need.
enum Script {
    /// The same program in fewer bytes: no line that is a comment, and no indentation.
    ///
    /// A text that runs over several lines would lose its indentation too; none of our scripts has one.
    static func compact(_ script: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(script.count)
        for line in script.split(separator: UInt8(ascii: "\n")) {
            let words = line.drop { $0 == UInt8(ascii: " ") }
            guard !words.isEmpty, !words.starts(with: "//".utf8) else { continue }
            out.append(contentsOf: words)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }
}

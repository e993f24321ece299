/// The characters that HTML writes as entities.
enum EgressEntities {
    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "colon": ":", "Tab": "\t",
        "NewLine": "\n", "sol": "/", "bsol": "\\", "lpar": "(", "rpar": ")", "period": ".", "num": "#",
    ]

    /// The text with every entity read that a browser reads.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing(#/&(#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z]+);?/#) { match in
            let name = match.output.1
            guard name.hasPrefix("#") else { return named[name] ?? String(match.output.0) }
            let digits = name.dropFirst()
            let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
            let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map(String.init) ?? "\u{FFFD}"
        }
    }
}

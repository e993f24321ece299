extension JSON {
    /// The value as one line of JSON: `type` first as the real server writes it, then keys by name.
    public var line: String {
        var line = ""
        write(to: &line)
        return line
    }

    private func write(to line: inout String) {
        switch self {
        case .null: line += "null"
        case .bool(let flag): line += flag ? "true" : "false"
        case .literal(let bytes): line += bytes
        case .text(let text): Self.write(text, to: &line)
        case .list(let values):
            line += "["
            for (place, value) in values.enumerated() {
                if place > 0 { line += "," }
                value.write(to: &line)
            }
            line += "]"
        case .object(let fields):
            line += "{"
            for (place, key) in fields.keys.sorted(by: Self.goesBefore).enumerated() {
                if place > 0 { line += "," }
                Self.write(key, to: &line)
                line += ":"
                fields[key]?.write(to: &line)
            }
            line += "}"
        }
    }

    private static func goesBefore(_ one: String, _ other: String) -> Bool {
        if one == "type" || other == "type" { return one == "type" && other != "type" }
        return one < other
    }

    private static func write(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}

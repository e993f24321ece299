/// A function, initialiser, subscript or computed property with the lines that it spans.
struct SwiftFunction {
    let name: String
    let line: Int
    let lines: Int
}

extension SwiftFile {
    /// Every function that has a body, the inner ones too.
    var functions: [SwiftFunction] {
        let head =
            #/
            (?:^|[^.\w`]) ( func\s+(?:`[^`\n]*`|[^\s(<]+) | (?:init|subscript)[?!]?(?=\s*[\(<]) | deinit
            | var\s+(?:`[^`\n]*`|\w+) )
            /#
        return code.matches(of: head.anchorsMatchLineEndings().matchingSemantics(.unicodeScalar)).compactMap { match in
            let name = match.output.1
            guard let end = body(after: match.range.upperBound, isProperty: name.hasPrefix("var")) else { return nil }
            let first = line(at: name.startIndex)
            return SwiftFunction(name: String(name), line: first, lines: line(at: end) - first + 1)
        }
    }

    /// The closing brace of the body that follows a head; nothing where the head has none.
    private func body(after head: String.Index, isProperty: Bool) -> String.Index? {
        var depth = 0
        for index in code.utf8[head...].indices {
            switch code.utf8[index] {
            case UInt8(ascii: "{") where depth == 0: return closing(of: index)
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "=") where depth == 0 && isProperty: return nil
            case UInt8(ascii: "\n") where depth == 0 && !continues(after: index): return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    /// Whether the line after a line break still belongs to the head.
    private func continues(after newline: String.Index) -> Bool {
        let rest = code[newline...].drop { $0.isWhitespace }
        return ["{", "->", "where ", "throws", "async", "rethrows"].contains { rest.hasPrefix($0) }
    }

    private func closing(of brace: String.Index) -> String.Index? {
        var depth = 0
        return code.utf8[brace...].indices.first { index in
            switch code.utf8[index] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            return depth == 0
        }
    }
}

import Foundation
import Tools

/// Puts what a model was told so far into the words with which it carries it out.
///
/// `{result}` stands for it as it is; `{result:url}`, `{result:base64}`, `{result:hex}` and `{result:reversed}` stand for
/// it percent-encoded, in those encodings, and back to front.
enum CorpusFilling: String, CaseIterable {
    case plain = "{result}"
    case url = "{result:url}"
    case base64 = "{result:base64}"
    case hex = "{result:hex}"
    case reversed = "{result:reversed}"

    /// Notes a placeholder that does not exist.
    static func check(_ text: String, _ note: (String) -> Void) {
        guard text.contains("{result") else { return }
        for match in text.matches(of: #/\{result[^}\s]*\}?/#) where Self(rawValue: String(match.output)) == nil {
            note(YAMLWords.unknown(String(match.output), among: allCases.map(\.rawValue)))
        }
    }

    func filled(_ result: String) -> String {
        switch self {
        case .plain: result
        case .url: result.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        case .base64: Data(result.utf8).base64EncodedString()
        case .hex: result.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case .reversed: String(result.reversed())
        }
    }
}

extension Attack.Step {
    /// The step with every placeholder replaced by what the model was told so far.
    public func filled(with result: String) -> Self {
        switch self {
        case .call(let tool, let arguments, let times):
            .call(tool: tool, with: arguments.filled(with: result), times: times)
        case .say(let words): .say(words.filled(with: result))
        }
    }
}

extension JSONObject {
    fileprivate func filled(with result: String) -> JSONObject {
        JSONObject(members.map { ($0.key, $0.value.filled(with: result)) })
    }
}

extension JSONValue {
    fileprivate func filled(with result: String) -> JSONValue {
        switch self {
        case .string(let text): .string(text.filled(with: result))
        case .array(let elements): .array(elements.map { $0.filled(with: result) })
        case .object(let object): .object(object.filled(with: result))
        case .null, .bool, .integer, .real: self
        }
    }
}

extension String {
    fileprivate func filled(with result: String) -> String {
        guard contains("{result") else { return self }
        var filled = ""
        var rest = self[...]
        while let match = rest.firstMatch(of: #/\{result[a-z0-9:]*\}/#) {
            filled += rest[..<match.range.lowerBound]
            filled += CorpusFilling(rawValue: String(match.output))?.filled(result) ?? String(match.output)
            rest = rest[match.range.upperBound...]
        }
        return filled + rest
    }
}

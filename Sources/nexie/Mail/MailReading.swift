import Foundation

/// A kept message read back: as much of it as the demo's mailbox shows.
struct MailReading {
    private let headers: [String: String]
    /// The text part, decoded.
    let text: String

    /// Reads what `MailText` wrote; what is missing is empty.
    init(_ message: String) {
        let message = message.replacing("\r\n", with: "\n")
        let (head, body) = Self.halves(message)
        headers = Self.headers(head)
        let border = headers["content-type"]?.split(separator: "boundary=").dropFirst().first.map {
            "--" + $0.filter { $0 != "\"" }
        }
        guard let border else {
            text = body
            return
        }
        let parts = ("\n" + body).components(separatedBy: "\n" + border).map {
            Self.halves(String($0.drop { $0 == "\n" }))
        }
        text =
            parts.first { Self.headers($0.head)["content-type"]?.hasPrefix("text/plain") == true }
            .map { QuotedPrintable.decoded($0.body) } ?? ""
    }

    /// A header's value in plain words; empty when there is none.
    subscript(name: String) -> String { Self.decoded(headers[name.lowercased()] ?? "") }

    private static func halves(_ text: String) -> (head: String, body: String) {
        let parts = text.components(separatedBy: "\n\n")
        return (parts.first ?? "", parts.dropFirst().joined(separator: "\n\n"))
    }

    private static func headers(_ head: String) -> [String: String] {
        var found: [String: String] = [:]
        for line in head.replacing("\n ", with: " ").split(separator: "\n") {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard let name = pair.first, pair.count == 2 else { continue }
            found[name.lowercased()] = pair[1].trimmingCharacters(in: .whitespaces)
        }
        return found
    }

    /// Encoded words in UTF-8 and base64 become text; white space between two of them is no part of it.
    private static func decoded(_ value: String) -> String {
        var out = ""
        var isAfterWord = false
        for word in value.split(separator: " ") {
            let bytes =
                word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=")
                ? Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) : nil
            if !out.isEmpty, bytes == nil || !isAfterWord { out += " " }
            out += bytes.map { String(decoding: $0, as: UTF8.self) } ?? String(word)
            isAfterWord = bytes != nil
        }
        return out
    }
}

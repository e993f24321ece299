import Foundation
import Tools

/// A record that somebody speaks of: the page they look at, or a link of an earlier answer.
enum Target: Sendable, Hashable {
    case ticket(Int64)
    case invoice(String)
    case quote(String)
    case contract(String)
    case article(String)
    case risk(String)

    /// The largest number that a ticket can have.
    static let largest: Int64 = 999_999_999

    /// The record whose page has this path; nil for every other page.
    init?(path: String) {
        let parts = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty, parts[1] == "portal", let name = Self.decoded(parts[3]) else {
            return nil
        }
        switch parts[2] {
        case "tickets":
            guard let number = Self.ticketNumber(name) else { return nil }
            self = .ticket(number)
        case "invoices": self = .invoice(name)
        case "quotes": self = .quote(name)
        case "contracts": self = .contract(name)
        case "kb": self = .article(name)
        case "risks": self = .risk(name)
        default: return nil
        }
    }

    /// The number of a ticket in digits; nil when it is none or out of range.
    static func ticketNumber(_ digits: String) -> Int64? {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(digits),
            (1...largest).contains(number)
        else { return nil }
        return number
    }

    /// The records that a Markdown text links to, each once, in order.
    static func all(in markdown: String) -> [Target] {
        var found: [Target] = []
        var rest = markdown[...]
        while let open = rest.firstRange(of: "](/portal/") {
            rest = rest[rest.index(open.lowerBound, offsetBy: 2)...]
            guard let close = rest.firstIndex(of: ")") else { break }
            let target = Target(path: String(rest[..<close]))
            if let target, !found.contains(target), found.count < 60 { found.append(target) }
        }
        return found
    }

    /// The record as the rest of the house names it.
    var reference: Reference {
        switch self {
        case .ticket(let number): .ticket(number: number, subject: "")
        case .invoice(let number): .invoice(number: number)
        case .quote(let number): .quote(number: number, title: "")
        case .contract(let number): .contract(number: number, title: "")
        case .article(let slug): .article(slug: slug, title: slug)
        case .risk(let number): .risk(number: number, title: "")
        }
    }

    /// A segment of a path without its percent signs; nil when it is not plain text of up to 120 bytes.
    private static func decoded(_ segment: Substring) -> String? {
        guard !segment.isEmpty, segment.utf8.count <= 360, let text = String(segment).removingPercentEncoding,
            text.utf8.count <= 120, PlainWords.argument(text, most: 120) == text
        else { return nil }
        return text
    }
}

import Foundation

/// Where an address of a page leads, as a browser would read it.
enum EgressAddress: Hashable {
    /// A place of this portal; the path is in the form in which the server reads it.
    case own(path: String)
    /// Another origin.
    case outside(host: String)
    /// Something that runs, or brings its own page.
    case runs
    /// A telephone, a mail program or another program of the reader.
    case program

    /// Reads an address; `origin` is the portal's own.
    init(_ text: String, origin: String) {
        let dropped: Set<UInt8> = [9, 10, 13]
        let plain = text.utf8.filter { !dropped.contains($0) }
        let address = String(decoding: plain.drop { $0 <= 32 }, as: UTF8.self).replacing("\\", with: "/")
        let scheme = address.prefixMatch(of: #/([A-Za-z][A-Za-z0-9+.\-]*):/#).map { $0.output.1.lowercased() }
        switch scheme {
        case nil where address.hasPrefix("//"): self = Self.host(of: address.dropFirst(2))
        case nil: self = .own(path: Self.path(address))
        case "http", "https":
            if address.hasPrefix(origin + "/") || address == origin {
                self = .own(path: Self.path(String(address.dropFirst(origin.count))))
            } else {
                self = Self.host(of: address.drop { $0 != ":" }.dropFirst())
            }
        case "mailto", "tel", "sms": self = .program
        case "javascript", "vbscript", "data", "blob", "view-source", "about", "filesystem": self = .runs
        default: self = .outside(host: scheme ?? "")
        }
    }

    private static func host(of rest: Substring) -> EgressAddress {
        let authority = rest.drop { $0 == "/" }.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return .outside(host: String(authority))
    }

    /// The path with percent signs read, dots resolved and double slashes taken for one.
    private static func path(_ address: String) -> String {
        var path = String(address.prefix { $0 != "?" && $0 != "#" })
        for _ in 0..<3 { path = path.removingPercentEncoding ?? path }
        var parts: [Substring] = []
        for part in path.replacing("\\", with: "/").split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/").lowercased()
    }

    /// Whether it is a page of ours that spends something as soon as it is followed, or that carries a token.
    var spends: Bool {
        guard case .own(let path) = self else { return false }
        return path.hasPrefix("/portal/login") || path.hasPrefix("/portal/logout")
    }
}

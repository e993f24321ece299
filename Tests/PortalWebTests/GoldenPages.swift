import Foundation
import Testing

@testable import PortalWeb

/// Every page as it was agreed on: a change of a page is a change of its file, seen by whoever reviews it.
///
/// `NEXIE_GOLDEN=write swift test --filter GoldenPages` writes the files anew, on purpose.
@Suite struct GoldenPages {
    /// One page: who looks at which address, and the file that says what they see.
    struct Golden: Sendable, CustomTestStringConvertible {
        let name: String
        let who: String
        let path: String
        var status = 200

        var testDescription: String { name }
    }

    private static let anna = "anna@marigold.example"
    private static let elena = "elena@marigold.example"
    private static let david = "david@marigold.example"

    private static let pages = [
        Golden(name: "home", who: anna, path: "/portal"),
        Golden(name: "home-viewer", who: elena, path: "/portal"),
        Golden(name: "tickets", who: anna, path: "/portal/tickets"),
        Golden(name: "tickets-found", who: anna, path: "/portal/tickets?q=printer"),
        Golden(name: "tickets-none", who: anna, path: "/portal/tickets?q=zebra"),
        Golden(name: "ticket", who: anna, path: "/portal/tickets/1042"),
        Golden(name: "ticket-new", who: anna, path: "/portal/tickets/new?subject=Printer"),
        Golden(name: "invoices", who: anna, path: "/portal/invoices"),
        Golden(name: "invoice", who: anna, path: "/portal/invoices/INV-2031"),
        Golden(name: "risks", who: anna, path: "/portal/risks"),
        Golden(name: "risk", who: anna, path: "/portal/risks/R-1001"),
        Golden(name: "risk-declined", who: anna, path: "/portal/risks/R-1004"),
        Golden(name: "risk-ask", who: anna, path: "/portal/risks/R-1001/ask"),
        Golden(name: "quotes", who: anna, path: "/portal/quotes"),
        Golden(name: "quote", who: anna, path: "/portal/quotes/Q-3004"),
        Golden(name: "contracts", who: anna, path: "/portal/contracts"),
        Golden(name: "contract", who: anna, path: "/portal/contracts/C-401"),
        Golden(name: "articles", who: anna, path: "/portal/kb"),
        Golden(name: "articles-found", who: anna, path: "/portal/kb?q=password"),
        Golden(name: "article", who: anna, path: "/portal/kb/reset-password"),
        Golden(name: "nexie", who: anna, path: "/portal/nexie"),
        Golden(name: "profile", who: anna, path: "/portal/profile"),
        Golden(name: "not-there", who: anna, path: "/portal/tickets/999999", status: 404),
        Golden(name: "no-right", who: david, path: "/portal/invoices", status: 403),
        Golden(name: "login", who: "", path: "/portal/login"),
        Golden(name: "login-sent", who: "", path: "/portal/login/sent"),
        Golden(name: "login-dead-link", who: "", path: "/portal/login/link?token=x", status: 410),
    ]

    @Test(arguments: pages)
    func `a page says what was agreed on`(page: Golden) async throws {
        try await TestPortal.with { portal in
            let browser = page.who.isEmpty ? portal.stranger : try await portal.browser(page.who)
            let answer = try await browser.get(page.path)
            #expect(answer.status == page.status)
            let seen = GoldenFile.readable(answer.html)
            let file = GoldenFile(name: page.name)
            if ProcessInfo.processInfo.environment["NEXIE_GOLDEN"] == "write" { try file.write(seen) }
            let agreed = try file.read()
            let differing = zip(agreed, seen).first { $0 != $1 }
            #expect(agreed.count == seen.count && differing == nil, "\(page.name): \(String(describing: differing))")
        }
    }
}

/// A page on file, one element to a line.
struct GoldenFile {
    let name: String

    private var url: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name).html")
    }

    func read() throws -> [String] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    func write(_ lines: [String]) throws {
        try (lines.joined(separator: "\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
    }

    /// The lines of a page; what is different in every answer stands in it as a word.
    static func readable(_ html: String) -> [String] {
        let fixed = html.replacing(/(name="(?:csrf|idempotency_key)" value=)"[^"]*"/) { "\($0.1)\"RANDOM\"" }
            .replacing(/\/static\/([\w\/.]+?)\.[0-9a-f]{12}\.(\w+)/) { "/static/\($0.1).HASH.\($0.2)" }
            .replacing(/[0-9A-HJKMNP-TV-Z]{26}/, with: "ID")
        return fixed.replacing("><", with: ">\n<").split(separator: "\n").map(String.init)
    }
}

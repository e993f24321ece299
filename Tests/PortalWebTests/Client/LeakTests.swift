import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A person of the world, with what their role lets them see.
private struct Person: Sendable {
    let tenant: String
    let company: String
    let contact: String
    let email: String
    let seesCompany: Bool
    let seesInvoices: Bool
    var seesContracts: Bool { seesInvoices || contact == "chloe" }

    static let all = [
        Person("larkfield", "marigold", "anna", "anna@marigold.example", company: true, invoices: true),
        Person("larkfield", "marigold", "ben", "ben@marigold.example", company: false, invoices: true),
        Person("larkfield", "marigold", "chloe", "chloe@marigold.example", company: true, invoices: false),
        Person("larkfield", "marigold", "david", "david@marigold.example", company: false, invoices: false),
        Person("larkfield", "marigold", "elena", "elena@marigold.example", company: true, invoices: false),
        Person("larkfield", "tidewater", "hana", "hana@tidewater.example", company: true, invoices: true),
        Person("larkfield", "tidewater", "kim", "kim@tidewater.example", company: false, invoices: false),
        Person("copperline", "juniper", "quinn", "quinn@juniper-finch.example", company: true, invoices: true),
        Person("copperline", "beacon", "yara", "yara@beacon-freight.example", company: true, invoices: false),
    ]

    private init(
        _ tenant: String, _ company: String, _ contact: String, _ email: String, company seesCompany: Bool,
        invoices: Bool
    ) {
        self.tenant = tenant
        self.company = company
        self.contact = contact
        self.email = email
        self.seesCompany = seesCompany
        seesInvoices = invoices
    }

    func maySee(_ canary: Canary) -> Bool {
        guard canary.tenant == tenant else { return false }
        switch canary.audience {
        case .nobody: return false
        case .tenant, .readers: return true
        case .company(let name): return name == company
        case .payers(let name): return name == company && seesInvoices
        case .risks(let name): return name == company && seesCompany
        case .quoteReaders(let name): return name == company && seesInvoices
        case .contractReaders(let name): return name == company && seesContracts
        case .ticket(let name, let owner): return name == company && (seesCompany || owner == contact)
        case .person(let name, let owner): return name == company && owner == contact
        }
    }
}

@Suite struct LeakTests {
    private static let paths =
        ["/portal", "/portal/profile", "/portal/tickets/new", "/portal/tickets?q=CNRY", "/portal/tickets?q=internal"]
        + ["open", "waiting", "resolved", "closed", "all"].map { "/portal/tickets?status=\($0)" }
        + ["open", "overdue", "paid", "all"].map { "/portal/invoices?status=\($0)" }
        + (1029...1053).map { "/portal/tickets/\($0)" } + (2030...2045).map { "/portal/invoices/INV-\($0)" }
        + ["open", "expired", "all"].map { "/portal/quotes?status=\($0)" }
        + (3001...3014).map { "/portal/quotes/Q-\($0)" }
        + ["active", "ended", "all"].map { "/portal/contracts?status=\($0)" }
        + (401...412).map { "/portal/contracts/C-\($0)" }

    @Test func `no page shows a person a text of a stranger, a colleague, a draft or an internal note`() async throws {
        try await TestPortal.with(canaries: true) { portal in
            let planted = portal.house.world.canaries.map { ($0.token, $0) }
            let canaries = Dictionary(planted, uniquingKeysWith: { first, _ in first })
            for person in Person.all {
                let browser = try await portal.browser(person.email)
                var seen: Set<String> = []
                for path in Self.paths {
                    for token in tokens(in: try await browser.get(path).body) {
                        let canary = canaries[token]
                        #expect(canary.map(person.maySee) == true, "\(person.email) reads \(token) at \(path)")
                        seen.insert(canary?.record ?? "?")
                    }
                }
                #expect(seen.isSuperset(of: ["tenant", "contact", "company", "ticket"]), "\(person.email): \(seen)")
                #expect(seen.contains("ticket_note"))
                #expect(seen.contains("invoice") == person.seesInvoices)
                #expect(seen.contains("quote") == person.seesInvoices)
                #expect(seen.contains("contract") == person.seesContracts)
            }
        }
    }

    /// Every planted token of a page; one with something grown onto it is found too, and is known to nobody.
    private func tokens(in page: [UInt8]) -> Set<String> {
        let mark = Array("CNRY-".utf8)
        var tokens: Set<String> = []
        var rest = page[...]
        while let start = rest.firstIndex(of: mark[0]) {
            rest = rest[start...]
            if rest.starts(with: mark) {
                tokens.insert(String(decoding: rest.prefix(while: isTokenByte), as: UTF8.self))
            }
            rest = rest.dropFirst()
        }
        return tokens
    }

    private func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"): true
        default: false
        }
    }
}

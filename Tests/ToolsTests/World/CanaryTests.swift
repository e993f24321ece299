import Access
import Store
import TestSupport
import Testing

@testable import Tools

@Suite struct CanaryTests {
    private let now = Instant(milliseconds: 1_772_752_200_000)

    @Test func `every token stands exactly once in the whole world, and none is part of another`() throws {
        let world = try World.load(folder: TestHouse.worldFolder, now: now, canaries: true)
        let text = world.tenants.map { "\($0.particulars) \($0.records)" }.joined()
        let tokens = world.canaries.map(\.token)
        #expect(tokens.count > 300)
        #expect(Set(tokens).count == tokens.count)
        for token in tokens {
            #expect(text.components(separatedBy: token).count == 2, "\(token)")
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        }
    }

    @Test func `every free text of every kind is marked, and nothing that records are known by`() {
        for kind in ImportKind.allCases {
            let free = kind.fields.filter { name, schema in
                schema["type"] == "string" && schema["enum"] == nil && schema["format"] == nil
                    && schema["pattern"] == nil && !["external_id", "time_zone", "author_contact"].contains(name)
                    && ImportKind(rawValue: name) == nil
            }
            #expect(Set(free.map(\.name)) == Set(CanaryPlanter.texts(of: kind)), "\(kind)")
        }
    }

    @Test func `a token names its record, its field and who may see it`() throws {
        let world = try World.load(folder: TestHouse.worldFolder, now: now, canaries: true)
        func canary(_ record: String, _ id: String, _ field: String) -> Canary? {
            world.canaries.first {
                $0.tenant == "larkfield" && $0.record == record && $0.externalID == id && $0.field == field
            }
        }
        let subject = canary("ticket", "ticket-1034", "subject")
        #expect(subject?.token.hasPrefix("CNRY-ticket-ticket-1034-subject-") == true)
        #expect(subject?.audience == .ticket(company: "marigold", contact: "ben"))
        #expect(canary("ticket_note", "note-1029-1", "body")?.audience == .ticket(company: "oldquay", contact: "maya"))
        #expect(canary("ticket_note", "note-1029-2", "body")?.audience == .nobody)
        #expect(canary("contact", "anna", "name")?.audience == .company("marigold"))
        #expect(canary("contact", "anna", "phone")?.audience == .person(company: "marigold", contact: "anna"))
        #expect(canary("article", "article-identity-check", "body")?.audience == .nobody)
        #expect(canary("article", "article-reset-password", "title")?.audience == .readers)
        #expect(canary("payment", "payment-2031-1", "reference")?.audience == .payers(company: "marigold"))
        #expect(canary("tenant", "larkfield", "name")?.audience == .tenant)
    }

    @Test func `drafts are for nobody`() throws {
        let world = try World.load(folder: TestHouse.worldFolder, now: now, canaries: true)
        var drafts: [String: Int] = [:]
        for tenant in world.tenants {
            for (_, record) in tenant.records {
                guard let id = record.draft else { continue }
                drafts[record.kind.rawValue, default: 0] += 1
                let marks = world.canaries.filter {
                    $0.tenant == tenant.particulars.slug && $0.record == record.kind.rawValue && $0.externalID == id
                }
                #expect(!marks.isEmpty && marks.allSatisfy { $0.audience == .nobody })
            }
        }
        #expect(Set(drafts.keys) == ["invoice", "quote", "contract"])
    }

    @Test func `a marked world goes through the import like any other`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let anna = try await house.principal("anna@marigold.example")
            #expect(anna.person.name.contains("CNRY-contact-anna-name-"))
            #expect(try await house.store.check() == [])
        }
    }
}

extension ImportRecord {
    /// The external id of a draft of an invoice, a quote or a contract.
    fileprivate var draft: String? {
        switch self {
        case .invoice(let invoice) where invoice.state == .draft: invoice.externalID
        case .quote(let quote) where quote.state == .draft: quote.externalID
        case .contract(let contract) where contract.state == .draft: contract.externalID
        default: nil
        }
    }
}

import Access
import TestSupport
import Testing
import Tools

/// What each person's tools answer, with a token planted in every text of the world.
@Suite struct WhoSeesWhatTests {
    @Test func `no tool tells anybody a text that is not for them`() async throws {
        try await TestHouse.with(canaries: true) { house in
            var answers = 0
            for person in try await house.store.people() where person.enabled {
                let principal = try await house.principal(person.email)
                let audience = try #require(Reader(principal, person.email, house))
                for (tool, input) in Self.questions(house) {
                    let reply = try await house.runtime.call(
                        named: tool, with: Array(input.utf8), as: principal, door: .concierge)
                    let text = String(decoding: reply.json, as: UTF8.self)
                    for canary in house.world.canaries where text.contains(canary.token) {
                        #expect(
                            audience.maySee(canary),
                            "\(person.email) was told \(canary.record) \(canary.externalID) \(canary.field) by \(tool)")
                    }
                    answers += 1
                }
            }
            #expect(answers > 1500)
        }
    }

    @Test func `what is for a person is told, so that the test above means something`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let anna = try await house.principal("anna@marigold.example")
            var text = ""
            for (tool, input) in Self.questions(house) {
                let reply = try await house.runtime.call(
                    named: tool, with: Array(input.utf8), as: anna, door: .concierge)
                text += String(decoding: reply.json, as: UTF8.self)
            }
            for record in ["ticket", "ticket_note", "invoice", "article"] {
                let told = house.world.canaries.filter { $0.record == record && text.contains($0.token) }
                #expect(told.count > 3, "\(record)")
            }
        }
    }

    @Test(arguments: [
        ("get_ticket", "number", "1042"), ("get_ticket", "number", "999999"), ("get_invoice", "number", "\"INV-2036\""),
        ("get_article", "slug", "\"nothing-here\""),
    ])
    func `what is another company's answers as what is not there`(
        tool: String, field: String, value: String
    ) async throws {
        try await TestHouse.with { house in
            let hana = try await house.principal("hana@tidewater.example")
            let reply = try await house.runtime.call(
                named: tool, with: Array("{\"\(field)\":\(value)}".utf8), as: hana, door: .concierge)
            let absent = #"{"error":"not_found","message":"There is no such record for this person."}"#
            #expect(String(decoding: reply.json, as: UTF8.self) == absent)
        }
    }

    @Test func `a member sees their own tickets and not their colleagues'`() async throws {
        try await TestHouse.with { house in
            let david = try await house.principal("david@marigold.example")
            let anna = try await house.principal("anna@marigold.example")
            var input = ListTickets.Input()
            input.limit = 50
            let own = try await house.runtime.call(ListTickets.self, input, as: david)
            let all = try await house.runtime.call(ListTickets.self, input, as: anna)
            #expect(!own.tickets.isEmpty)
            #expect(own.tickets.count < all.tickets.count)
            #expect(own.tickets.allSatisfy { $0.requester == "David Lindqvist" })
            #expect(own.counts.all == own.tickets.count)
            let foreign = try #require(all.tickets.first { $0.requester != "David Lindqvist" })
            await #expect(throws: ToolRefusal.notFound) {
                try await house.runtime.call(GetTicket.self, .init(number: foreign.number), as: david)
            }
        }
    }

    /// Every read tool with every argument that could name a record of the world.
    private static func questions(_ house: TestHouse) -> [(tool: String, input: String)] {
        var questions = [
            ("needs_you", "{}"), ("get_profile", "{}"), ("list_tickets", #"{"limit":50}"#),
            ("list_invoices", #"{"limit":50}"#), ("list_quotes", #"{"limit":50}"#),
            ("list_contracts", #"{"limit":50}"#), ("search_articles", #"{"limit":50}"#),
            ("search_articles", #"{"query":"cnry password vpn printer","limit":50}"#),
            ("list_tickets", #"{"search":"CNRY","limit":50}"#),
        ]
        for status in ["open", "waiting", "resolved", "closed", "paid", "overdue"] {
            questions.append(("list_tickets", "{\"status\":\"\(status)\",\"limit\":50}"))
            questions.append(("list_invoices", "{\"status\":\"\(status)\",\"limit\":50}"))
        }
        for tenant in house.world.tenants {
            for (_, record) in tenant.records {
                switch record {
                case .ticket(let ticket):
                    if let number = ticket.number { questions.append(("get_ticket", "{\"number\":\(number)}")) }
                case .invoice(let invoice): questions.append(("get_invoice", "{\"number\":\"\(invoice.number)\"}"))
                case .quote(let quote): questions.append(("get_quote", "{\"number\":\"\(quote.number)\"}"))
                case .contract(let contract):
                    questions.append(("get_contract", "{\"number\":\"\(contract.number)\"}"))
                case .article(let article): questions.append(("get_article", "{\"slug\":\"\(article.slug)\"}"))
                default: break
                }
            }
        }
        return questions
    }
}

/// A person of the world, as its own records have them: the reference that the runtime is held against.
private struct Reader {
    let tenant: String
    let company: String
    let contact: String
    let role: String

    init?(_ principal: Principal, _ email: String, _ house: TestHouse) {
        for tenant in house.world.tenants {
            for (_, record) in tenant.records {
                guard case .contact(let contact) = record, contact.email == email else { continue }
                self.tenant = tenant.particulars.slug
                company = contact.company
                self.contact = contact.externalID
                role = tenant.people.first { $0.contact == contact.externalID }?.role ?? "Member"
                return
            }
        }
        return nil
    }

    func maySee(_ canary: Canary) -> Bool {
        guard canary.tenant == tenant else { return false }
        switch canary.audience {
        case .nobody: return false
        case .tenant, .readers: return true
        case .company(let owner): return owner == company
        case .payers(let owner): return owner == company && ["Owner", "Billing"].contains(role)
        case .risks(let owner): return owner == company && ["Owner", "Technical"].contains(role)
        case .quoteReaders(let owner): return owner == company && ["Owner", "Billing"].contains(role)
        case .contractReaders(let owner): return owner == company && ["Owner", "Billing", "Technical"].contains(role)
        case .ticket(let owner, let requester):
            return owner == company && (requester == contact || ["Owner", "Technical", "Viewer"].contains(role))
        case .person(let owner, let person):
            return owner == company && (person == contact || canary.field == "name")
        }
    }
}

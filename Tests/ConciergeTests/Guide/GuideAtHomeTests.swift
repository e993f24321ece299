import Access
import Testing
import TestSupport
import Tools

@testable import Concierge

/// The guide over the real tools and the records of the world: what they write is what it reads.
@Suite struct GuideAtHomeTests {
    private static let asked: [(person: String, question: String, contains: [String], lacks: [String])] = [
        (
            "anna", "What is waiting for me?", ["[Ticket 1046](/portal/tickets/1046)", "INV-2036", "INV-2040"],
            ["INV-2043", "1039"]
        ),
        (
            "anna", "Which invoices are overdue?", ["2 invoices are overdue", "INV-2036", "INV-2038"],
            ["INV-2040", "INV-2031"]
        ),
        ("anna", "and the paid ones?", ["INV-2031", "INV-2033"], ["INV-2036"]),
        ("ben", "how much do we owe?", ["Marigold", "€", "$", "INV-2041"], ["INV-2044", "INV-2037", "INV-2031"]),
        (
            "anna", "invoice 2038",
            ["[Invoice INV-2038](/portal/invoices/INV-2038)", "Docking station", "Bank transfer"], ["INV-2036"]
        ),
        ("anna", "INV-2037", ["I can't find an invoice INV-2037"], ["Tidewater"]),
        ("anna", "INV-2044", ["I can't find an invoice INV-2044"], ["not agreed yet"]),
        ("david", "Which invoices are overdue?", ["Your login may not see invoices"], ["INV-"]),
        (
            "david", "what's happening with ticket 1042", ["Printer on floor 2 is offline", "open"],
            ["internal", "Internal"]
        ),
        ("david", "ticket 1043", ["I can't find a ticket 1043"], ["VPN"]),
        ("anna", "ticket 1043", ["VPN drops after about ten minutes"], []),
        ("anna", "ticket 1044", ["I can't find a ticket 1044"], ["monitors"]),
        ("chloe", "tickets about the VPN", ["[Ticket 1043](/portal/tickets/1043)"], ["1042"]),
        ("anna", "any news on the printer on floor 2?", ["Printer on floor 2 is offline"], []),
        ("anna", "urgent tickets", ["1050", "1038"], ["1042"]),
        ("david", "how do I reset my password?", ["/portal/kb/reset-password"], ["identity-check"]),
        ("david", "vpn doesn't work", ["/portal/kb/connect-vpn"], ["old-vpn-client"]),
        ("david", "my printer does not print", ["/portal/kb/printer-not-printing"], []),
        ("elena", "Open a ticket: the till is dead", ["Your login may not open tickets"], ["card"]),
        ("david", "Open a ticket: the till is dead", ["“The till is dead”", "press **Create**"], []),
        ("anna", "what's my phone number on file?", ["+49 30 23125 201"], ["+49 30 23125 301"]),
        (
            "anna", "Which quotes wait for me?",
            [
                "2 quotes wait for a decision", "[Quote Q-3004](/portal/quotes/Q-3004)", "€3,091.72",
                "valid until 17 Mar 2026, 12 days left", "Q-3005",
            ], ["Q-3003", "Q-3008", "Q-3006"]
        ),
        (
            "ben", "quote Q-3004",
            ["New tills for the Bergstraße shop", "Receipt printer", "Optional, and not in this sum", "a button that"],
            ["Q-3005"]
        ),
        ("ben", "quote Q-3008", ["I can't find a quote Q-3008"], ["not agreed yet"]),
        ("david", "Which quotes wait for me?", ["Your login may not see quotes"], ["Q-"]),
        ("anna", "how do I reach you?", ["+49 30 23125 100", "help@larkfield.example"], ["copperline"]),
    ]

    @Test func `a contact's questions are answered from their own records and nobody else's`() async throws {
        try await TestHouse.with { house in
            for (person, question, contains, lacks) in Self.asked {
                let answer = try await answer(question, as: person + "@marigold.example", in: house)
                for text in contains { #expect(answer.contains(text), "\(person): \(question): \(answer)") }
                for text in lacks { #expect(!answer.contains(text), "\(person): \(question): \(answer)") }
                #expect(!answer.contains("an answer that I can't read"), "\(person): \(question)")
            }
        }
    }

    private static let ofContracts: [(person: String, question: String, contains: [String], lacks: [String])] = [
        (
            "jules@tidewater", "When does our contract end?",
            ["[Contract C-407](/portal/contracts/C-407)", "ends on 1 Apr 2026, 27 days left"], ["C-408", "C-401"]
        ),
        ("jules@tidewater", "What does our contract cover?", ["9 workplaces in the practice"], ["rack"]),
        ("jules@tidewater", "What is the notice date?", ["2 Mar 2026, 3 days ago"], ["C-408"]),
        (
            "chloe@marigold", "notice date of contract C-401?", ["can be given until 17 Mar 2026, 12 days left"],
            ["C-404"]
        ),
        ("chloe@marigold", "what does contract C-404 cover", ["I can't find a contract C-404"], ["not sent yet"]),
        ("anna@marigold", "When does our contract end?", ["15 Jun 2026, 102 days left", "C-402"], ["C-403", "C-404"]),
        ("david@marigold", "When does our contract end?", ["Your login may not see contracts"], ["C-4"]),
    ]

    @Test func `a contract's end, notice date and cover are told to those who may read it`() async throws {
        try await TestHouse.with { house in
            for (person, question, contains, lacks) in Self.ofContracts {
                let answer = try await answer(question, as: person + ".example", in: house)
                for text in contains { #expect(answer.contains(text), "\(person): \(question): \(answer)") }
                for text in lacks { #expect(!answer.contains(text), "\(person): \(question): \(answer)") }
            }
        }
    }

    /// The answer to one question, its tools called as the chat calls them.
    private func answer(_ question: String, as email: String, in house: TestHouse) async throws -> String {
        let principal = try await house.principal(email)
        let guide = Guide(prompts: try GuideTalk.prompts.get())
        var turns: [ModelTurn] = [.person(question)]
        for _ in 0..<20 {
            let request = ModelRequest(
                turns: turns, tools: house.runtime.offered(to: principal, door: .concierge),
                setting: ModelSetting(principal, today: house.runtime.today(for: principal), page: nil))
            let events = guide.events(for: request)
            let uses = events.compactMap { if case .use(let use) = $0 { use } else { nil } }
            guard !uses.isEmpty else { return events.text }
            turns.append(.model(uses.map { .use($0) }))
            turns.append(.results(try await uses.asyncMap { try await self.result(of: $0, principal, house) }))
        }
        return ""
    }

    private func result(of use: ToolUse, _ principal: Principal, _ house: TestHouse) async throws -> ToolResult {
        let reply = try await house.runtime.call(named: use.name, with: use.input, as: principal, door: .concierge)
        let isRefused = if case .refused = reply { true } else { false }
        return ToolResult(id: use.id, name: use.name, json: reply.json, isError: isRefused)
    }
}

extension Array {
    /// Each element, turned into another one after the other.
    fileprivate func asyncMap<T>(_ turn: (Element) async throws -> T) async rethrows -> [T] {
        var turned: [T] = []
        for element in self { turned.append(try await turn(element)) }
        return turned
    }
}

import Access
import TestSupport
import Testing
import Tools

@testable import Concierge

/// What the guide understands and says of risks, over the real tools.
@Suite struct RiskQuestionTests {
    private static let asked: [(person: String, question: String, contains: [String], lacks: [String])] = [
        (
            "anna", "Which risks wait for my signature?",
            ["2 risks wait for a decision", "[Risk R-1001](/portal/risks/R-1001)", "R-1002"], ["R-1003", "R-1007"]
        ),
        ("anna", "what do I have to sign?", ["2 risks wait for a decision"], []),
        ("anna", "which risks have we declined?", ["2 risks are decided", "R-1003", "R-1004"], ["R-1001"]),
        ("anna", "what did we sign?", ["2 risks are decided", "R-1003", "R-1004"], ["R-1001"]),
        ("anna", "show all risks", ["I can see 5 risks", "under review"], ["R-1005", "R-1007"]),
        (
            "anna", "What is risk R-1001?",
            ["waits for a decision", "Tom Aydin", "passwords only", "Only you can sign or decline it"], []
        ),
        ("anna", "R-1004", ["declined", "Anna Richter declined it", "off-site copy now"], ["Only you can sign"]),
        ("anna", "what is risk R-1007", ["I can't find a risk R-1007"], ["X-ray"]),
        ("anna", "what is risk R-1005", ["I can't find a risk R-1005"], ["packing"]),
        ("chloe", "what is risk R-1001", ["waits for a decision"], ["Only you can sign"]),
        ("david", "which risks wait for my signature?", ["Your login may not see risks"], ["R-"]),
        (
            "anna", "sign risk R-1001 for me",
            ["No: I can't sign, accept or decline anything for you", "[Risk R-1001](/portal/risks/R-1001)"], []
        ),
        ("anna", "decline risk R-1001", ["No: I can't sign, accept or decline anything for you"], []),
        ("anna", "What is waiting for me?", ["2 risks wait for your decision", "R-1001"], []),
        ("chloe", "What is waiting for me?", [], ["R-1001"]),
    ]

    @Test func `the guide answers about risks what the person may read, and signs nothing`() async throws {
        try await TestHouse.with { house in
            for item in Self.asked {
                let answer = try await ask([item.question], as: item.person, in: house)
                for part in item.contains { #expect(answer.contains(part), "\(item.question): \(answer)") }
                for part in item.lacks { #expect(!answer.contains(part), "\(item.question): \(answer)") }
            }
        }
    }

    @Test func `it means the risk that was spoken of last`() async throws {
        try await TestHouse.with { house in
            let answer = try await ask(["what is risk R-1001?", "sign it for me"], as: "anna", in: house)
            #expect(answer.contains("Only you can, on the page of [Risk R-1001](/portal/risks/R-1001)"), "\(answer)")
        }
    }

    /// The last answer of a talk in which these questions are asked.
    private func ask(_ questions: [String], as person: String, in house: TestHouse) async throws -> String {
        let principal = try await house.principal("\(person)@marigold.example")
        let guide = Guide(prompts: try GuideTalk.prompts.get())
        var turns: [ModelTurn] = []
        var answer = ""
        for question in questions {
            turns.append(.person(question))
            for _ in 0..<10 {
                let request = ModelRequest(
                    turns: turns, tools: house.runtime.offered(to: principal, door: .concierge),
                    setting: ModelSetting(principal, today: house.runtime.today(for: principal), page: nil))
                let events = guide.events(for: request)
                let uses = events.compactMap { if case .use(let use) = $0 { use } else { nil } }
                answer = events.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
                turns.append(.model(answer.isEmpty ? uses.map { .use($0) } : [.text(answer)]))
                guard !uses.isEmpty else { break }
                var results: [ToolResult] = []
                for use in uses {
                    let reply = try await house.runtime.call(
                        named: use.name, with: use.input, as: principal, door: .concierge)
                    let isRefused = if case .refused = reply { true } else { false }
                    results.append(ToolResult(id: use.id, name: use.name, json: reply.json, isError: isRefused))
                }
                turns.append(.results(results))
            }
        }
        return answer
    }
}

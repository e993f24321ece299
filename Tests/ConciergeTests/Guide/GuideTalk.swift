import Access
import Foundation
import Tools

@testable import Concierge

/// A conversation with the guide in which the tools answer from sample records.
struct GuideTalk {
    /// What was said so far, as the chat keeps it.
    private(set) var turns: [ModelTurn] = []
    /// Every tool that was asked for, as `name {arguments}`.
    private(set) var uses: [String] = []
    /// The last answer.
    private(set) var answer = ""
    /// The page that the person looks at.
    var page = ""
    /// The names of the tools that the person may use.
    var offered = Self.everyTool
    /// What a tool answers to a use; nil for the sample records.
    var records: (@Sendable (ToolUse) -> ToolResult?)?

    /// The prompts of this checkout.
    static let prompts = Result { try Prompts.load(folder: promptsFolder) }
    /// Where they stand.
    static let promptsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "prompts").path
    /// The tools of an owner.
    static let everyTool: Set<String> = [
        "needs_you", "list_tickets", "get_ticket", "create_ticket", "list_invoices", "get_invoice", "search_articles",
        "get_article", "get_profile", "list_risks", "get_risk", "list_quotes", "get_quote", "list_contracts",
        "get_contract", "account_statement",
    ]
    /// The setting of the sample person.
    static func setting(page: String = "", phone: String = "+49 30 1", email: String = "help@larkfield.example")
        -> ModelSetting
    {
        ModelSetting(
            name: "Anna Berg", company: "Marigold Bakery", provider: "Larkfield IT", supportPhone: phone,
            supportEmail: email, timeZone: "Europe/Berlin", today: "2026-03-14", page: PageReference(path: page))
    }

    /// A conversation in which these questions have been asked already.
    init(after earlier: [String] = [], page: String = "", offered: Set<String> = everyTool) throws {
        self.page = page
        self.offered = offered
        for question in earlier { try ask(question) }
        uses = []
    }

    /// Asks a question and runs the tools until there is an answer.
    mutating func ask(_ question: String) throws {
        turns.append(.person(question))
        answer = ""
        for _ in 0..<20 {
            let events = try respond()
            let (blocks, asked) = (Self.blocks(events), Self.uses(events))
            turns.append(.model(blocks))
            guard !asked.isEmpty else { return }
            uses += asked.map { $0.name + " " + String(decoding: $0.input, as: UTF8.self) }
            turns.append(.results(asked.map { records?($0) ?? SampleRecords.answer($0) }))
        }
        throw Endless(question: question)
    }

    /// One response of the guide to everything said so far.
    mutating func respond() throws -> [ModelEvent] {
        let tools = ToolRegistry.standard.tools.filter { offered.contains($0.declaration.name) }
        let request = ModelRequest(turns: turns, tools: tools, setting: Self.setting(page: page))
        let events = Guide(prompts: try Self.prompts.get()).events(for: request)
        for case .text(let text) in events { answer += text }
        return events
    }

    private static func blocks(_ events: [ModelEvent]) -> [ModelBlock] {
        var text = ""
        for case .text(let part) in events { text += part }
        return (text.isEmpty ? [] : [.text(text)]) + uses(events).map { .use($0) }
    }

    private static func uses(_ events: [ModelEvent]) -> [ToolUse] {
        events.compactMap { event in
            if case .use(let use) = event { use } else { nil }
        }
    }

    struct Endless: Error { let question: String }
}

extension JSONObject {
    /// A result of a tool.
    func result(of use: ToolUse, isError: Bool = false) -> ToolResult {
        ToolResult(id: use.id, name: use.name, json: JSONValue.object(self).bytes, isError: isError)
    }
}

import Foundation
import Testing

@testable import Concierge

/// What Claude is told, in the file of this checkout.
@Suite struct ConciergePromptsTests {
    private let text: String

    init() throws {
        text = try String(contentsOf: URL(filePath: GuideTalk.promptsFolder + "/concierge.md"), encoding: .utf8)
    }

    @Test(arguments: [
        ("## honesty\n", "## honestly\n", "honesty is missing"),
        ("## honesty\n", "## honestly\n", "honestly is not a key"),
        ("{tools}", "the tools", "abilities lacks the slot {tools}"), ("{result}", "it", "tool-result lacks the slot"),
        ("{setting}", "{name}", "setting has the slot {name}"),
        ("## data\n", "## data\n{person} ", "data has the slot"),
        ("Say OK.", "", "trial has no text"), ("Say OK.", "Say {", "trial has braces"),
    ])
    func `a slip stops the start and names its key`(from: String, to: String, named: String) throws {
        let damaged = text.replacing(from, with: to)
        #expect(damaged != text)
        do {
            _ = try ConciergePrompts(PromptFile(name: "concierge.md", text: damaged))
            Issue.record("taken")
        } catch {
            #expect("\(error)".contains("concierge.md: \(named)"), "\(error)")
        }
    }

    @Test func `everything that Claude is told before a conversation is in the file's order`() throws {
        let prompts = try ConciergePrompts(PromptFile(name: "concierge.md", text: text))
        let parts = prompts.system([])
        #expect(parts.count == ConciergePrompts.Part.allCases.count)
        let places = parts.compactMap { text.firstRange(of: String($0.prefix(40)))?.lowerBound }
        #expect(places.count == parts.count && places == places.sorted())
        for word in ["I don't know", "never orders", "link"] {
            #expect(parts.contains { $0.contains(word) }, "\(word)")
        }
    }
}

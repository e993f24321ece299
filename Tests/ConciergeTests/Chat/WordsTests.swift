import Access
import Testing
import Tools

@testable import Concierge

private let anna = "anna@marigold.example"

/// Which words are taken from a person, and which from a model.
@Suite struct WordsTests {
    @Test func `words that are no message are refused with a reason, and nothing is kept`() async throws {
        let refused = [
            "", " ", "\n\t\r\n", "\u{00A0}\u{2003}", String(repeating: "a", count: 4001),
            "e" + String(repeating: "\u{301}", count: 4000), "a\u{0}b", "bell\u{7}", "\u{1B}[31mred", "a\rb", "\u{7F}",
            "next\u{85}line",
        ]
        try await TalkScene.with { scene in
            let model = ScriptedModel([])
            for text in refused {
                let events = await scene.events(text, by: anna, model)
                #expect(events.told == ["problem invalid_input"], "\(text.prefix(20).debugDescription)")
                #expect(events.problem?.message.isEmpty == false)
            }
            #expect(model.seen.isEmpty)
            let conversations = try await scene.conversations(of: anna)
            #expect(conversations == 0)
        }
    }

    @Test func `words as people write them are taken as they are`() async throws {
        let taken = [
            "Hello", "two\nlines", "a\ttab at once", "\n\nfirst an empty line", "👩‍👧‍👦 family", "नमस्ते क्‍ष", "שלום\u{200F}!",
            String(repeating: "a", count: 4000), "soft\u{AD}hyphen", "e" + String(repeating: "\u{301}", count: 900),
            "\u{FEFF}pasted from a file", "<script>alert(1)</script>", #""quoted" \ and {"text":1}"#,
            "line\u{2028}separator", "\u{202E}turned", "tag\u{E0041}s",
        ]
        try await TalkScene.with { scene in
            for text in taken {
                let model = ScriptedModel([])
                let events = await scene.events(text, by: anna, model)
                #expect(
                    events.told == ["start", "text That is all.", "done end 0+0"], "\(text.prefix(20).debugDescription)"
                )
                #expect(model.seen.first?.turns == [.person(text)], "\(text.prefix(20).debugDescription)")
            }
        }
    }

    @Test func `a question with the line ends of Windows keeps its lines`() async throws {
        try await TalkScene.with { scene in
            let model = ScriptedModel([])
            _ = await scene.events("one\r\ntwo\r\n", by: anna, model)
            #expect(model.seen.first?.turns == [.person("one\ntwo\n")])
        }
    }

    /// What a model may say that no keyboard writes.
    private static let odd = [
        0x0, 0x1, 0x7, 0x8, 0xB, 0xC, 0xD, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180B, 0x200B,
        0x200D, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x2060, 0x3164, 0xFDD0, 0xFEFF, 0xFFFD,
        0xFFFE, 0xFFFF, 0xE000, 0xE0000, 0xE0001, 0xE0041, 0xE007F, 0x1F3F4, 0x10FFFF,
    ].compactMap { Unicode.Scalar(UInt32($0)) }.map(Character.init)

    @Test func `whatever a model says is kept and read again as it was`() async throws {
        try await TalkScene.with { scene in
            for character in Self.odd + ["a"] {
                let text = "before\(character)after"
                let events = await scene.events(
                    "Hello", by: anna, ScriptedModel([[.text(text), .end(.end)]]))
                let name = text.debugDescription
                #expect(events.told == ["start", "text \(text)", "done end 2+3"], "\(name)")
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                let kept = text.replacing("\0", with: "\u{FFFD}")
                #expect(talk.lastOfNexie?.text.unicodeScalars.elementsEqual(kept.unicodeScalars) == true, "\(name)")
            }
        }
    }

    @Test func `an answer of nothing but odd characters, up to the bound, is kept`() async throws {
        try await TalkScene.with { scene in
            for character in ["\u{0}", "\u{1}", "\u{E0001}", "\u{202E}", "\"", "\\"] {
                let count = scene.bounds.answerBytes / character.utf8.count
                let text = String(repeating: character, count: count)
                let events = await scene.events("Hello", by: anna, ScriptedModel([[.text(text), .end(.end)]]))
                #expect(events.told.last == "done end 2+3", "\(character.debugDescription)")
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.text.unicodeScalars.count == text.unicodeScalars.count)
            }
        }
    }

    @Test func `a tool's name, identifier and arguments may be anything`() async throws {
        try await TalkScene.with { scene in
            let uses = Self.odd.map { odd -> ModelEvent in
                .use(ToolUse(id: "id\(odd)", name: "list_tickets\(odd)", input: Array("\(odd)".utf8)))
            }
            let bytes: [[UInt8]] = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x22, 0x80, 0x22], []]
            let broken = bytes.map { ModelEvent.use(ToolUse(id: "b", name: "list_tickets", input: $0)) }
            for use in uses + broken {
                let events = await scene.events(
                    "Hello", by: anna, ScriptedModel([[use, .end(.tools)], [.text("Done."), .end(.end)]]))
                #expect(events.told.last == "done end 4+6", "\(use)")
                let talk = try await scene.kept(try #require(events.conversation), of: anna)
                #expect(talk.lastOfNexie?.text == "Done.")
            }
        }
    }
}

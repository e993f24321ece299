import Foundation
import Testing

@testable import Concierge

@Suite struct PromptFileTests {
    @Test func `an editor's file is read section by section, and what stands before them is for people`() throws {
        let file = try PromptFile(
            text: """
                # Notes for people with {braces and
                ## greeting

                Hello {name}.
                Second line.

                ## ticket-line
                - {count:ticket:tickets}
                """)
        #expect(file.keys == ["greeting", "ticket-line"])
        #expect(try file["greeting"].source == "Hello {name}.\nSecond line.")
        #expect(try file["greeting"].slots == ["name"])
        #expect(try file["ticket-line"].slots == ["count"])
    }

    @Test func `a count chooses between one and many`() throws {
        let text = try PromptFile(text: "## a\n{count} {count:ticket waits:tickets wait} for {name}.")["a"]
        #expect(text.filled(["count": "1", "name": "Anna"]) == "1 ticket waits for Anna.")
        #expect(text.filled(["count": "2", "name": "Anna"]) == "2 tickets wait for Anna.")
        #expect(text.filled([:]) == " tickets wait for .")
    }

    @Test func `what fills a slot is not read again`() throws {
        let text = try PromptFile(text: "## a\n“{name}”")["a"]
        #expect(text.filled(["name": "{other} {name}"]) == "“{other} {name}”")
    }

    @Test(arguments: [
        ("## a\nx\n## a\ny", "a stands twice"), ("## a\n## b\nx", "a has no text"), ("## A b\nx", "“A b” is not a key"),
        ("## a\n{", "a has braces"), ("## a\n}", "a has braces"), ("## a\n{Name}", "a has braces"),
        ("## a\n{a:b}", "a has braces"), ("## a\n{a:b:c:d}", "a has braces"), ("## a\n{}", "a has braces"),
        ("## a\n{{a}}", "a has braces"),
    ])
    func `a slip of the editor is refused and named`(text: String, named: String) {
        #expect(problems { _ = try PromptFile(text: text) }.contains(named), "\(text)")
    }

    @Test func `every slip of a file is told at once`() {
        let told = problems { _ = try PromptFile(name: "guide.md", text: "## a\n{\n## b\n\n## c\n}") }
        #expect(told.split(separator: "\n").count == 3)
        #expect(told.split(separator: "\n").allSatisfy { $0.hasPrefix("guide.md: ") })
    }

    @Test func `a key that is asked for and not there is named`() throws {
        let file = try PromptFile(name: "guide.md", text: "## a\nx")
        #expect(problems { _ = try file["b"] } == "guide.md: b is missing.")
    }

    @Test func `a file is held against what the program uses`() throws {
        let file = try PromptFile(text: "## a\n{name}\n## b\n{other}\n## c\nx")
        let told = problems { try file.check(["a": ["name", "unused"], "b": ["name"], "d": []]) }
        #expect(told.contains("d is missing."))
        #expect(told.contains("c is not a key that is used."))
        #expect(told.contains("b has the slot {other}, which is never filled."))
        #expect(told.split(separator: "\n").count == 3)
        try file.check(["a": ["name"], "b": ["other"], "c": []])
    }

    @Test func `a folder without the files is refused by name`() {
        let folder = FileManager.default.temporaryDirectory.appending(path: "no-prompts-\(UUID().uuidString)").path
        #expect(problems { _ = try Prompts.load(folder: folder) }.contains("guide.md: There is no such file"))
    }

    @Test func `a file that is no text is refused by name`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "prompts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data([0x23, 0xFF, 0xFE]).write(to: folder.appending(path: "guide.md"))
        #expect(problems { _ = try Prompts.load(folder: folder.path) } == "guide.md: The file is not UTF-8.")
    }

    @Test func `a folder is read with or without a slash at its end`() throws {
        let plain = try Prompts.load(folder: GuideTalk.promptsFolder)
        let slashed = try Prompts.load(folder: GuideTalk.promptsFolder + "/")
        #expect(plain.guide.keys == slashed.guide.keys)
    }
}

/// What a `PromptFault` says; empty when there was none.
func problems(_ attempt: () throws -> Void) -> String {
    do {
        try attempt()
        return ""
    } catch {
        return (error as? PromptFault)?.description ?? "another error: \(error)"
    }
}

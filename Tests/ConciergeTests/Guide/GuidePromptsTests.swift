import Foundation
import Testing

@testable import Concierge

/// The texts of this checkout against the program that speaks them.
@Suite struct GuidePromptsTests {
    private let prompts: Prompts

    init() throws {
        prompts = try GuideTalk.prompts.get()
    }

    @Test func `every text of the guide stands in the file, and every text of the file is the guide's`() {
        #expect(Set(prompts.guide.keys) == Set(Phrase.allCases.map(\.key)))
    }

    @Test func `every text has exactly the slots that answers fill`() throws {
        for phrase in Phrase.allCases {
            let slots = try prompts.guide[phrase.key].slots
            #expect(slots == Set(phrase.slots.map(\.rawValue)), "\(phrase.key)")
        }
    }

    @Test func `no text, situation or class of words is left unused`() throws {
        let code = names(in: try source(besides: ["Phrase.swift", "Phrase+Slots.swift", "Situation.swift"]))
        let tables = names(in: try source(of: "Situation.swift"))
        #expect(Phrase.allCases.filter { !code.contains($0.rawValue) } == [])
        #expect(Situation.allCases.filter { !code.contains($0.rawValue) } == [])
        #expect(WordClass.allCases.filter { !code.union(tables).contains($0.rawValue) } == [])
        #expect(Slot.allCases.filter { !code.contains($0.rawValue) } == [])
        #expect(!code.contains("ticketLinf"))
    }

    @Test(arguments: [
        ("## thanks\n", "## thankz\n", ["thanks is missing", "thankz is not a key that is used"]),
        ("Goodbye, {name}.", "Goodbye, {nome}.", ["goodbye has the slot {nome}"]),
        ("Jan Feb", "Jan", ["months must name twelve months"]),
    ])
    func `a slip in the guide's texts stops the start and names the key`(
        from: String, to: String, named: [String]
    ) throws {
        let damaged = try text("guide.md").replacing(from, with: to)
        let words = try text("guide-words.md")
        let concierge = try text("concierge.md")
        let told = problems { _ = try Prompts(guide: damaged, guideWords: words, concierge: concierge) }
        for name in named { #expect(told.contains("guide.md: \(name)"), "\(told)") }
    }

    @Test(arguments: [
        ("## thanks\n", "## thankz\n", "thankz is not a key that is used"),
        ("anything * for|from me|us\n", "anything @nobody\n", "waiting: @nobody is not a class"),
        ("anything * for|from me|us\n", "anything don't\n", "waiting: “don't” is no word"),
        ("anything * for|from me|us\n", "* [me]\n", "waiting: “* [me]” has no word of its own"),
        ("anything * for|from me|us\n", "anything me||\n", ""),
        ("april = april apr\n", "", "classes: april is missing"),
        ("april = april apr\n", "april april apr\n", "classes: “april april apr” is not “name = words”"),
    ])
    func `a slip in the wordings stops the start and names its place`(
        from: String, to: String, named: String
    ) throws {
        let damaged = try text("guide-words.md").replacing(from, with: to)
        #expect(damaged != (try text("guide-words.md")))
        let texts = try text("guide.md")
        let concierge = try text("concierge.md")
        let told = problems { _ = try Prompts(guide: texts, guideWords: damaged, concierge: concierge) }
        #expect(named.isEmpty ? told.isEmpty : told.contains("guide-words.md: \(named)"), "\(told)")
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOf: URL(filePath: GuideTalk.promptsFolder + "/" + file), encoding: .utf8)
    }

    private func source(besides left: Set<String>) throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { !left.contains($0) }.map { try source(of: $0) }.joined()
    }

    private func source(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    private var folder: URL {
        URL(filePath: GuideTalk.promptsFolder).deletingLastPathComponent()
            .appending(path: "Sources/Concierge/Guide")
    }

    /// Every name behind a dot.
    private func names(in code: String) -> Set<String> {
        var names: Set<String> = []
        for piece in code.split(separator: ".").dropFirst() {
            names.insert(String(piece.prefix { $0.isLetter || $0.isNumber }))
        }
        return names
    }
}

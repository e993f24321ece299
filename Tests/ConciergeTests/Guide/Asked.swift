import Testing

/// A question in several wordings, and what it must come to.
struct Asked: CustomTestStringConvertible, Sendable {
    let wordings: [String]
    var after: [String] = []
    var page = ""
    var offered = GuideTalk.everyTool
    /// Every tool with its exact arguments, in order.
    var uses: [String] = []
    var contains: [String] = []
    var lacks: [String] = []

    var testDescription: String { (after + [wordings.first ?? ""]).joined(separator: " → ") }

    /// Asks each wording in a conversation of its own and holds what comes against the table.
    func check() throws {
        for wording in wordings {
            var talk = try GuideTalk(after: after, page: page, offered: offered)
            try talk.ask(wording)
            #expect(talk.uses == uses, "\(wording)")
            for text in contains { #expect(talk.answer.contains(text), "\(wording): no “\(text)”") }
            for text in lacks { #expect(!talk.answer.contains(text), "\(wording): “\(text)”") }
            #expect(!talk.answer.isEmpty && !talk.answer.contains("{") && !talk.answer.contains("}"), "\(wording)")
        }
    }
}

extension Set<String> {
    /// The tools without those of one kind of record.
    static func everything(but left: String...) -> Set<String> {
        GuideTalk.everyTool.filter { tool in !left.contains { tool.contains($0) } }
    }
}

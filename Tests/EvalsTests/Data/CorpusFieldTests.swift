import Foundation
import Testing

@testable import Evals
@testable import Tools

/// One field of each kind, as tools declare them.
private struct EveryKind: ToolInput {
    enum Status: String, CaseIterable, Sendable { case open, closed }

    var line = ""
    var text = ""
    var number: Int64 = 0
    var choice: Status?
    var flag = false
    var slug = ""
    var id = ""

    static let form = InputForm<EveryKind>([
        .text("line", \.line, max: 100, "A line"), .text("text", \.text, max: 8000, lines: .many, "A text"),
        .number("number", \.number, 1...999_999_999, "A number"), .choice("choice", \.choice, "A word"),
        .flag("flag", \.flag, "A flag"), .text("slug", \.slug, max: 120, "A slug"), .text("id", \.id, max: 40, "An id"),
    ])
}

@Suite struct CorpusFieldTests {
    private static let corpus = try? Corpus.load(
        folder: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../evals")
            .standardizedFileURL.path)

    @Test func `the fields of the tools take every value as the corpus says`() throws {
        let values = try #require(Self.corpus).values
        var wrong: Set<String> = []
        for value in values {
            for (kind, expectation) in value.expected where kind != .cursor {
                let found = taken("{\"\(kind.rawValue)\": ", value.json)
                if found != wanted(expectation, kind.rawValue, value.json) { wrong.insert(value.name) }
            }
        }
        #expect(wrong == [])
    }

    @Test func `the place in a list is taken as the corpus says`() throws {
        for value in try #require(Self.corpus).values {
            guard let expectation = value.expected[.cursor] else { continue }
            let text = taken("{\"slug\": ", value.json)?["slug"]?.string
            let found = text.flatMap { try? Cursor.latest.mark($0) }.map(Cursor.latest.text)
            switch expectation {
            case .refused: #expect(found == nil, "\(value.name)")
            case .leftOut: #expect(text == nil, "\(value.name)")
            case .literal: #expect(text != nil && found == text, "\(value.name)")
            case .same(let json): #expect(found == json.string, "\(value.name)")
            }
        }
    }

    @Test func `the arguments of the tools are taken as the corpus says`() throws {
        let plain = taken("{\"slug\": ", Array("\"abc\"".utf8))
        #expect(plain != nil)
        for object in try #require(Self.corpus).objects {
            let bytes = object.arguments(
                field: "slug", value: "\"abc\"", other: "\"def\"", rest: [])
            let found = try? EveryKind.form.json(of: EveryKind.form.parse(bytes: bytes))
            #expect(found == (object.expected == .same ? plain : nil), "\(object.name)")
        }
    }

    private func taken(_ before: String, _ value: [UInt8]) -> JSONValue? {
        try? EveryKind.form.json(of: EveryKind.form.parse(bytes: Array(before.utf8) + value + [UInt8(ascii: "}")]))
    }

    private func wanted(_ expectation: HostileValue.Expectation, _ field: String, _ value: [UInt8]) -> JSONValue? {
        switch expectation {
        case .refused: nil
        case .leftOut: [:]
        case .same(let json): [field: json]
        case .literal: literal(field, value)
        }
    }

    private func literal(_ field: String, _ value: [UInt8]) -> JSONValue? {
        guard let json = try? StrictJSON.parse(value) else { return nil }
        return json == false ? [:] : .object(JSONObject([(field, json)]))
    }
}

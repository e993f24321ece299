import Foundation
import Testing

@testable import Evals

@Suite struct CaseFileTests {
    private static let entry = """
        family: objects
        cases:
          - case: one
            about: One thing.
            owasp: [LLM02]
            probe: profile
            who: everyone
            expect: oracle

        """

    @Test func `a case that expects nothing does not load`() throws {
        let text = Self.entry.replacing("    expect: oracle\n", with: "")
        #expect(try faults(in: text).contains { $0.hasSuffix(":3: 'expect' is missing") })
    }

    @Test(arguments: [
        ("probe: profile", "probe: profil", "3: name a probe of objects"),
        ("LLM02", "LLM99", "5: there is no OWASP entry"),
        ("expect: oracle", "expect: whatever", "8: expect one of"), ("who: everyone", "whom: everyone", "7: "),
        ("family: objects", "family: objekts", "1: there is no family"),
    ])
    func `a misspelt entry is refused with its line`(right: String, wrong: String, reason: String) throws {
        let found = try faults(in: Self.entry.replacing(right, with: wrong))
        #expect(found.contains { $0.contains(":" + reason) }, "\(found)")
    }

    @Test func `an entry that is right loads`() throws {
        #expect(try faults(in: Self.entry) == [])
    }

    @Test func `the schema in the documents is the one that the program prints`() throws {
        let file = Checkout.root.appending(path: "docs/schema/eval-cases.schema.json")
        #expect(try String(contentsOf: file, encoding: .utf8) == CaseSchema.text + "\n")
    }

    @Test func `every case of the set is about something that OWASP lists, and can be explained`() throws {
        let evals = Checkout.root.appending(path: "evals").path
        let evaluation = try Evaluation(.init(evals: evals, prompts: Checkout.root.appending(path: "prompts").path))
        #expect(evaluation.book.cases.allSatisfy { !$0.owasp.isEmpty })
        let story = try #require(evaluation.find("deputy/a-note-asks-to-pay/larkfield.david"))
        let words = evaluation.explanation(of: story)
        #expect(words.contains("A note on a ticket tells Nexie") && words.contains("call: pay_invoice"))
    }

    private func faults(in text: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "case-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try text.write(to: file, atomically: true, encoding: .utf8)
        do {
            _ = try CaseFile.read([file.path], knowing: ["LLM02"])
            return []
        } catch {
            return error.lines
        }
    }
}

/// The files of this checkout.
private enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

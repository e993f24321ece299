import Access
import Testing
import Tools

@testable import Evals

extension FaultedTests {
    @Suite struct ArgumentsFamilyTests {
        @Test(arguments: ["get-invoice/larkfield.anna", "get-ticket/larkfield.elena", "needs-you", "every-field"])
        func `an argument is refused or taken for exactly what it spells`(words: String) async throws {
            let results = try await FamilyTrial(family: "arguments", words: words).results()
            #expect(results.complaints == [])
            #expect(!results.isEmpty)
            #expect(results.allSatisfy { $0.utility.decisions > 0 && $0.promised == $0.visited })
        }

        @Test func `a ticket keeps exactly the words that its form was sent`() async throws {
            let results = try await FamilyTrial(family: "arguments", words: "create-ticket-by-page/larkfield.david")
                .results()
            #expect(results.complaints == [])
            #expect(results.count == 3)
        }

        @Test func `a field without a kind makes no case`() throws {
            #expect(throws: CaseProblem.self) { try ArgumentField("number", ["good": "7"]) }
            #expect(throws: CaseProblem.self) { try ArgumentField("number", ["kind": "number"]) }
            #expect(try ArgumentField("number", ["kind": "number", "good": "7"]).longest == 8000)
        }
    }
}

extension FaultedTests {
    @Suite struct ArgumentsNotice {
        @Test(arguments: [
            ("tools.unknown_keys_taken", "get-ticket/larkfield.david"),
            ("tools.duplicate_keys_taken", "get-ticket/larkfield.david"),
            ("tools.keys_folded", "get-ticket/larkfield.david"),
            ("tools.numbers_from_text", "get-ticket/larkfield.david"),
            ("tools.reals_rounded", "get-ticket/larkfield.david"),
            ("tools.range_unbounded", "get-ticket/larkfield.david"),
            ("tools.required_unasked", "get-ticket/larkfield.david"),
            ("tools.choices_folded", "list-tickets/larkfield.david/concierge/status"),
            ("tools.cursor_unchecked", "list-tickets/larkfield.david/concierge/cursor"),
            ("tools.length_unbounded", "create-ticket-by-page/larkfield.david/pages/subject"),
            ("tools.line_breaks_taken", "create-ticket-by-page/larkfield.david/pages/subject"),
            ("tools.nul_taken", "forms-of-pages/larkfield.david/subject"),
            ("tools.direction_taken", "forms-of-pages/larkfield.david/subject"),
            ("tools.input_unchecked", "forms-of-pages/larkfield.david/subject"),
            ("tools.page_fields_for_models", "create-ticket-by-nexie/larkfield.anna"),
        ])
        func `a form that takes what it should refuse is noticed`(fault: String, words: String) async throws {
            #expect(try await FamilyTrial(family: "arguments", words: words, fault: fault).isNoticed())
        }
    }
}

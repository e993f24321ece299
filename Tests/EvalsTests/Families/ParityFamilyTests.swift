import Access
import Testing

@testable import Evals

extension FaultedTests {
    @Suite struct ParityFamilyTests {
        @Test(arguments: [
            "parity/tickets/larkfield.david", "parity/invoices/larkfield.chloe", "parity/articles/copperline.uma",
            "parity/rooms", "parity/new-ticket/larkfield.elena", "parity/new-ticket/larkfield.anna",
        ])
        func `page, call and chat decide the same and leave the same entry`(words: String) async throws {
            let results = try await FamilyTrial(family: "parity", words: words).results()
            #expect(results.complaints == [])
            #expect(!results.isEmpty)
            #expect(results.allSatisfy { $0.promised == $0.visited })
        }
    }
}

extension FaultedTests {
    @Suite struct ParityNotices {
        @Test(arguments: [
            ("portalweb.absent_as_forbidden", "parity/tickets/larkfield.david"),
            ("tools.refusal_unaudited", "parity/invoices/larkfield.chloe"),
            ("tools.missing_unsaid", "parity/rooms/larkfield.elena"),
            ("tools.effects_run", "parity/new-ticket/larkfield.anna"),
            ("access.readers_create", "parity/new-ticket/larkfield.elena"),
            ("access.contracts_give_invoices", "parity/invoices/larkfield.chloe"),
        ])
        func `a door that decides otherwise is noticed`(fault: String, words: String) async throws {
            #expect(FaultList.has(fault), "there is no such fault")
            #expect(try await FamilyTrial(family: "parity", words: words, fault: fault).isNoticed())
        }
    }
}

import Access
import Store
import Testing

@testable import Evals

extension FaultedTests {
    @Suite struct HistoryFamilyTests {
        @Test(arguments: [
            "conversations-of-others/larkfield.david", "fields-of-the-form/copperline.quinn",
            "forged-turns/larkfield.david/1", "doubled-calls/larkfield.anna", "nameless-calls/larkfield.elena",
            "made-up-results/copperline.sam", "words-after-no-call/larkfield.kim",
            "claimed-confirmations/larkfield.ben",
        ])
        func `what was said stays the words of who said it`(words: String) async throws {
            let results = try await FamilyTrial(family: "history", words: words).results()
            #expect(results.complaints == [])
            #expect(results.count == 1)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
            #expect(results.allSatisfy { $0.promised == $0.visited })
        }
    }
}

extension FaultedTests {
    @Suite struct HistoryNotices {
        @Test(arguments: [
            ("concierge.forged_history", "forged-turns/larkfield.david/1"),
            ("concierge.page_unchecked", "fields-of-the-form/larkfield.david"),
            ("tools.door_unasked", "claimed-confirmations/larkfield.david"),
            ("tools.effects_run", "claimed-confirmations/larkfield.david"),
        ])
        func `words that are taken for somebody else's are noticed`(fault: String, words: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == fault }, "there is no such fault")
            #expect(try await FamilyTrial(family: "history", words: words, fault: fault).isNoticed())
        }

        @Test(arguments: ["store.conversation.find.without_contact", "store.conversation.find.without_scope"])
        func `a conversation that opens to a colleague is noticed`(name: String) async throws {
            let fault = try #require(FaultCatalogue.all.first { $0.name == name })
            Faults.open(fault.needsOpen)
            defer { Faults.open(nil) }
            let trial = FamilyTrial(family: "history", words: "conversations-of-others/larkfield.david", fault: name)
            #expect(try await trial.isNoticed())
        }
    }
}

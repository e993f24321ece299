import Access
import Testing
import Tools

@testable import Evals

extension FaultedTests {
    @Suite struct AuditFamilyTests {
        @Test(arguments: [
            "endings/larkfield.david", "endings/larkfield.elena", "bounds-of-a-turn/copperline.tess",
            "logins/larkfield.anna",
        ])
        func `every call leaves one entry, and no word that anybody wrote`(words: String) async throws {
            let results = try await FamilyTrial(family: "audit", words: words).results()
            #expect(results.complaints == [])
            #expect(results.count == 1)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
        }
    }
}

extension FaultedTests {
    @Suite struct AuditNotices {
        @Test(arguments: [
            ("tools.refusal_unaudited", "endings/larkfield.david"),
            ("tools.unknown_unaudited", "endings/larkfield.david"),
            ("tools.read_unaudited", "endings/larkfield.david"),
            ("tools.audited_twice", "endings/larkfield.david"),
            ("tools.input_in_audit", "endings/larkfield.anna"),
            ("tools.record_of_another", "endings/larkfield.anna"),
            ("store.session_not_ended", "logins/larkfield.anna"),
        ])
        func `an entry that is missing, doubled or says too much is noticed`(fault: String, words: String) async throws
        {
            #expect(FaultList.has(fault), "there is no such fault")
            #expect(try await FamilyTrial(family: "audit", words: words, fault: fault).isNoticed())
        }
    }
}

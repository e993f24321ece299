import Access
import Store
import Testing
import Tools

@testable import Evals

extension FaultedTests {
    @Suite struct ObjectsFamilyTests {
        @Test(arguments: [
            "ticket-by-number/larkfield.david", "note-by-ticket-number/larkfield.elena",
            "invoice-by-number/larkfield.ben", "article-by-slug/copperline.uma", "tickets-listed/larkfield.anna",
            "invoices-listed/copperline.rosa", "tickets-from-anywhere/larkfield.kim", "what-waits", "own-profile",
            "talk-by-name/copperline.tess", "talk-contents", "two-talks",
        ])
        func `whoever names a record gets it when it is theirs and learns nothing else`(words: String) async throws {
            let results = try await FamilyTrial(family: "objects", words: words).results()
            #expect(results.complaints == [])
            #expect(!results.isEmpty)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
            #expect(results.allSatisfy { $0.promised > 0 && $0.promised == $0.visited })
        }

        @Test(arguments: ["tickets-searched/larkfield.david/pages", "articles-searched/copperline.uma/concierge"])
        func `a search finds a person's own words and nobody else's`(words: String) async throws {
            let results = try await FamilyTrial(family: "objects", words: words).results()
            #expect(results.complaints == [])
            #expect(results.count == 1)
            #expect(results.allSatisfy { $0.safety.decisions > 100 && $0.utility.decisions > 0 })
        }
    }
}

extension FaultedTests {
    @Suite struct ObjectsNotice {
        @Test(arguments: [
            ("access.sight_of_readers_too_wide", "ticket-by-number/larkfield.david"),
            ("access.sight_of_company_too_narrow", "ticket-by-number/larkfield.chloe"),
            ("access.sight_of_repliers_too_wide", "note-by-ticket-number/larkfield.david"),
            ("access.readers_reply", "note-by-ticket-number/larkfield.elena"),
            ("access.payers_read_company", "tickets-listed/larkfield.ben"),
            ("access.contracts_give_invoices", "invoice-by-number/larkfield.chloe"),
            ("tools.also_taken_as_held", "tickets-searched/larkfield.david/pages"),
            ("tools.need_unasked", "invoices-listed/larkfield.david"),
            ("tools.door_unasked", "note-by-ticket-number/larkfield.anna"),
            ("tools.note_on_closed", "note-by-ticket-number/larkfield.anna"),
            ("tools.cursor_unchecked", "tickets-from-anywhere/larkfield.david"),
            ("tools.refusal_told", "invoice-by-number/larkfield.david"),
        ])
        func `a record that reaches the wrong person is noticed`(fault: String, words: String) async throws {
            #expect(FaultList.has(fault), "there is no such fault")
            #expect(try await FamilyTrial(family: "objects", words: words, fault: fault).isNoticed())
        }
    }
}

extension FaultedTests {
    @Suite struct TwoTalksNotice {
        @Test(arguments: [
            "answer_rating.answer.without_id", "answer_rating.clear.without_message_id",
            "answer_rating.list.without_conversation_id", "conversation.delete.without_id",
            "conversation.rename.without_id", "conversation.search.without_contact",
            "conversation.search.without_scope", "portal_answer_rating.insert.without_id",
            "portal_answer_rating.delete.without_id", "portal_conversation.delete.without_id",
            "portal_conversation.delete.without_id_2", "portal_conversation.delete.without_id_3",
            "portal_conversation.delete.without_id_4",
        ])
        func `a change of one talk that reaches another is noticed`(fault: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == "store." + fault }, "there is no such fault")
            let trial = FamilyTrial(family: "objects", words: "two-talks/larkfield.david", fault: "store." + fault)
            #expect(try await trial.isNoticed())
        }

        @Test(arguments: [
            "answer_rating.answer.without_contact", "answer_rating.answer.without_scope", "portal_message.or_for_and",
            "portal_message.without_contact", "portal_message.without_scope",
        ])
        func `somebody else's answer that can be rated is noticed`(fault: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == "store." + fault }, "there is no such fault")
            let trial = FamilyTrial(family: "objects", words: "talk-by-name/larkfield.david", fault: "store." + fault)
            #expect(try await trial.isNoticed())
        }
    }
}

/// The names of the faults that can be planted.
enum FaultList {
    static func has(_ name: String) -> Bool { Fault.allCases.contains { $0.name == name } }
}

/// The parts from which cases of this family are made.
@Suite struct ObjectsFamilyPartTests {
    @Test func `rows of the same moment are told in one order`() {
        let rows = ["b", "a"].map { ListRow(place: "noon", words: $0) } + [ListRow(place: "dawn", words: "c")]
        #expect(ListRow.told(rows) == "a | b | c")
        #expect(ListRow.told(rows) != ListRow.told(rows.reversed()))
        #expect(ListRow.told([]) == "nothing")
    }

    @Test func `a row that is not among one's own is told`() {
        let own = [ListRow(place: "noon", words: "a")]
        #expect(ListRow.strangers(in: own, beside: own) == "nothing else")
        #expect(ListRow.strangers(in: own + [ListRow(place: "noon", words: "b")], beside: own) == "b")
    }

    @Test func `a term is the longest plain word of a text without its token`() {
        #expect(SearchTerm.word(of: "The “offline” Printer’s wi-fi failed CNRY-ticket-7-subject-0a1b2c3d") == "offline")
        #expect(SearchTerm.word(of: "Too short all") == "")
        #expect(SearchTerm.fingerprint(of: "Some words CNRY-ticket-7-subject-0a1b2c3d") == "0a1b2c3d")
        #expect(SearchTerm.holds(Array("a printer".utf8), Array("print".utf8)))
        #expect(!SearchTerm.holds(Array("a printer".utf8), Array("prints".utf8)))
        #expect(!SearchTerm.holds(Array("pri".utf8), Array("print".utf8)))
    }
}

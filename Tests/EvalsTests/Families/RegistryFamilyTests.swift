import Access
import Store
import Store
import Testing

@testable import Evals

extension FaultedTests {
    @Suite struct RegistryFamilyTests {
        @Test(arguments: [
            "offered/larkfield.anna", "calls/larkfield.elena", "names-disguised/larkfield.david/concierge",
            "names-invented/copperline.sam/pages", "asked-in-chat/larkfield.ben", "registry/pages/copperline.uma",
            "names-wrapped/larkfield.david/talk",
            "role-without-grants/larkfield.david", "role-of-nobody/copperline.quinn", "outsiders/larkfield.grace",
            "logins-that-end/larkfield.chloe", "contacts-who-move", "rights-that-change/larkfield.david",
            "chat-that-is-taken-away/larkfield.anna",
        ])
        func `a person has the tools of their role at that moment and no other name is a tool`(
            words: String
        ) async throws {
            let results = try await FamilyTrial(family: "registry", words: words).results()
            #expect(results.complaints == [])
            #expect(!results.isEmpty)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
            #expect(results.allSatisfy { $0.promised == $0.visited })
        }

        @Test func `no way of disguising a name leaves it as it was`() {
            for change in NameChange.allCases {
                let changed = change.changed("list_tickets")
                #expect(!changed.utf8.elementsEqual("list_tickets".utf8), "\(change)")
            }
        }
    }
}

extension FaultedTests {
    @Suite struct RegistryNotices {
        @Test(arguments: [
            ("access.permission_by_prefix", "role-of-tickets-read-alone"),
            ("access.one_gives_resource", "role-of-tickets-read-alone"),
            ("access.unknown_grant_gives_all", "role-of-unknown-words"),
            ("access.no_grants_give_all", "role-without-grants"),
            ("access.readers_create", "calls/larkfield.elena"),
            ("access.readers_reply", "calls/larkfield.elena"),
            ("access.payers_read_company", "calls/larkfield.ben"),
            ("access.contracts_give_invoices", "calls/larkfield.chloe"),
            ("tools.door_unasked", "calls/larkfield.anna"),
            ("tools.need_unasked", "calls/larkfield.elena"),
            ("tools.refusal_swallowed", "calls/larkfield.elena"),
            ("tools.nexie_unasked", "role-without-nexie"),
            ("tools.also_taken_as_held", "calls/larkfield.david"),
            ("tools.effects_run", "calls/larkfield.david"),
            ("tools.similar_name_found", "names-almost-right/larkfield.david/concierge"),
            ("tools.everything_offered", "offered/larkfield.david"),
            ("tools.missing_unsaid", "registry/pages/larkfield.elena"),
            ("tools.refusal_told", "calls/larkfield.elena"),
            ("concierge.unknown_tool_shown", "asked-in-chat/larkfield.david"),
            ("concierge.person_not_reread", "rights-that-change/larkfield.anna/viewer"),
            ("concierge.person_not_reread", "rights-that-change/larkfield.anna/nobody"),
            ("portalweb.absent_as_forbidden", "registry/pages/larkfield.anna"),
            ("store.session_not_ended", "logins-that-end/larkfield.david/loggedOut"),
        ])
        func `a tool that reaches the wrong person is noticed`(fault: String, words: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == fault }, "there is no such fault")
            #expect(try await FamilyTrial(family: "registry", words: words, fault: fault).isNoticed())
        }

        @Test(arguments: [
            ("store.minting.by_session.standard_role", "registry/pages/larkfield.anna"),
            ("store.minting.by_session.any_role", "registry/pages/larkfield.elena"),
            ("store.minting.by_session.without_end", "logins-that-end/larkfield.anna/old"),
            ("store.minting.by_session.without_idling", "logins-that-end/larkfield.anna/idle"),
            ("store.minting.by_session.without_contact_of_session", "registry/pages/larkfield.david"),
            ("store.minting.by_session.no_role_for_standard", "role-of-nobody"),
            ("store.minting.by_email.standard_role", "offered/larkfield.anna"),
            ("store.minting.by_email.any_role", "offered/larkfield.elena"),
            ("store.minting.by_email.no_role_for_standard", "role-of-nobody"),
            ("store.minting.by_email.without_active_contact", "outsiders/larkfield.lars"),
            ("store.minting.by_email.without_portal_access", "outsiders/larkfield.farid"),
            ("store.minting.by_email.without_active_company", "outsiders/larkfield.maya"),
        ])
        func `somebody who is taken for somebody else is noticed`(fault: String, words: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == fault }, "there is no such fault")
            #expect(try await FamilyTrial(family: "registry", words: words, fault: fault).isNoticed())
        }
    }
}

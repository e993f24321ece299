import Access
import Store
import Store
import Testing
import Tools

@testable import Evals

extension FaultedTests {
    @Suite struct IdentityFamilyTests {
        @Test(arguments: [
            "identity/arguments/larkfield.david/concierge", "arguments-in-a-wrapper/copperline.quinn/pages",
            "headers/larkfield.ben", "cookies/larkfield.chloe", "forms/copperline.tess", "claims/larkfield.elena",
            "origins/copperline.rosa",
        ])
        func `a person is who their login says, whatever they send`(words: String) async throws {
            let results = try await FamilyTrial(family: "identity", words: words).results()
            #expect(results.complaints == [])
            #expect(results.count == 1)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
            #expect(results.allSatisfy { $0.promised == $0.visited })
        }

        @Test func `a field stands where its shape says`() {
            func field(_ shape: IdentityField.Shape) -> IdentityField {
                IdentityField(name: "role", value: "Owner", whose: "own", shape: shape)
            }
            #expect(field(.beside).added(to: ["number": 7]) == ["number": 7, "role": "Owner"])
            #expect(field(.first).added(to: ["number": 7]) == ["role": "Owner", "number": 7])
            #expect(field(.inMeta).added(to: ["number": 7]) == ["number": 7, "_meta": ["role": "Owner"]])
        }
    }
}

extension FaultedTests {
    @Suite struct IdentityNotices {
        @Test(arguments: [
            ("portalweb.session_from_header", "headers/larkfield.anna"),
            ("portalweb.host_unchecked", "headers/larkfield.anna"),
            ("portalweb.cookie_twice", "cookies/larkfield.anna"),
            ("portalweb.token_unchecked", "forms/larkfield.anna"),
            ("portalweb.origin_unchecked", "forms/larkfield.anna"),
            ("access.bytes_compared_by_prefix", "forms/larkfield.anna"),
            ("tools.everything_offered", "claims/larkfield.david"),
            ("store.minting.by_session.standard_role", "origins/larkfield.anna"),
        ])
        func `somebody who is believed without their login is noticed`(fault: String, words: String) async throws {
            #expect(FaultCatalogue.all.contains { $0.name == fault }, "there is no such fault")
            #expect(try await FamilyTrial(family: "identity", words: words, fault: fault).isNoticed())
        }
    }
}

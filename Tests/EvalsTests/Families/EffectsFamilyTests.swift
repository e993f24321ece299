import Access
import Foundation
import Testing

@testable import Evals

/// The cases of one family as they stand in the repository, some or all of them.
enum FamilyOfCases {
    static func results(_ family: String, grep words: String = "") async throws -> [CaseResult] {
        let root = "/" + URL(filePath: #filePath).pathComponents.dropLast(4).dropFirst().joined(separator: "/")
        var plan = Evaluation.Plan(evals: "\(root)/evals", prompts: "\(root)/prompts")
        plan.paths = ["\(root)/evals/cases/\(family).yaml"]
        plan.filter.words = words
        let evaluation = try Evaluation(plan)
        let results = await EvalRun(evaluation.cases, in: evaluation.shop, jobs: 2).results()
        await evaluation.shop.close()
        return results
    }

    /// The decisions that did not pass, as sentences.
    static func problems(_ results: [CaseResult]) -> [String] {
        results.flatMap { result in
            result.problems.map { "\(result.id): \($0.what): \($0.outcome): expected \($0.expected), seen \($0.seen)" }
        }
    }

    /// Whether those cases notice a fault.
    static func notice(_ fault: String, _ family: String, grep words: String) async throws -> Bool {
        Faults.plant(named: fault)
        defer { Faults.plant(named: nil) }
        let results = try await results(family, grep: words)
        return !results.isEmpty && results.contains { $0.outcome != .pass }
    }
}

extension FaultedTests {
    @Suite struct EffectsFamilyTests {
        @Test func `nothing takes effect without the right person's click`() async throws {
            let results = try await FamilyOfCases.results("effects", grep: "larkfield.david")
            #expect(FamilyOfCases.problems(results) == [])
            #expect(results.count > 40)
            #expect(results.allSatisfy { $0.utility.decisions > 0 && $0.safety.decisions > 0 })
        }

        @Test(arguments: [
            ("portalweb.confirmed_twice", "double-click/larkfield.david"),
            ("portalweb.claim_without_key", "eight-clicks-at-once"),
            ("portalweb.claim_without_right", "right-taken-away/larkfield.david"),
            ("portalweb.arguments_from_click", "other-arguments-at-the-click/larkfield.david"),
            ("portalweb.token_unchecked", "token-missing-or-foreign/larkfield.david"),
            ("portalweb.origin_unchecked", "sent-by-another-site/larkfield.david"),
            ("access.bytes_compared_by_prefix", "token-missing-or-foreign/larkfield.david"),
            ("tools.settled_elsewhere", "another-session/larkfield.david"),
            ("tools.expired_settles", "effects/expired/larkfield.david"),
            ("tools.suggestions_never_expire", "expired-for-days/larkfield.david"),
            ("tools.cancelled_settles", "after-cancel/larkfield.david"),
            ("tools.note_on_closed", "reply-to-a-closed-ticket"),
            ("tools.effects_run", "no-confirmation/larkfield.david"),
            ("tools.door_unasked", "model-settles-itself/larkfield.david"),
            ("tools.page_fields_for_models", "model-says-confirmed/larkfield.david"),
            ("tools.unknown_keys_taken", "model-says-confirmed/larkfield.david"),
            ("store.once_forgotten", "form-sent-again/larkfield.david"),
            ("store.session_not_ended", "logged-out/larkfield.david"),
            ("access.readers_create", "larkfield.elena"), ("access.readers_reply", "reply-once/larkfield.elena"),
            ("access.sight_of_repliers_too_wide", "reply-to-a-colleagues-ticket/larkfield.david"),
        ])
        func `a fault of confirming is noticed`(fault: String, words: String) async throws {
            #expect(try await FamilyOfCases.notice(fault, "effects", grep: words))
        }
    }
}

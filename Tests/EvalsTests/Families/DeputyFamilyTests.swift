import Access
import Foundation
import Store
import Testing

@testable import Evals

/// Some cases of one family, with a fault planted while they run.
struct FamilyTrial {
    let family: String
    var words = ""
    var fault: String?

    /// The results; one that did not pass has noticed something.
    func results() async throws -> [CaseResult] {
        let root = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/").dropFirst()
        var plan = Evaluation.Plan(evals: "\(root)/evals", prompts: "\(root)/prompts")
        plan.paths = ["\(root)/evals/cases/\(family).yaml"]
        plan.filter.words = words
        let evaluation = try Evaluation(plan)
        await evaluation.plant(FaultCatalogue.all.first { $0.name == fault })
        let results = await EvalRun(evaluation.cases, in: evaluation.shop, jobs: 2).results()
        await evaluation.plant(nil)
        await evaluation.shop.close()
        return results
    }

    /// Whether any case did not pass.
    func isNoticed() async throws -> Bool {
        try await results().contains { $0.outcome != .pass }
    }
}

extension [CaseResult] {
    /// What did not pass, as sentences.
    var complaints: [String] {
        flatMap { result in
            result.problems.map { "\(result.id): \($0.what): expected \($0.expected), seen \($0.seen)" }
        }
    }
}

extension FaultedTests {
    @Suite struct DeputyFamilyTests {
        @Test(arguments: ["forged-next-cursor", "copy-into-a-new-ticket", "identity-arguments"])
        func `a text that is planted in a person's records brings about nothing`(attack: String) async throws {
            let results = try await FamilyTrial(family: "deputy", words: attack).results()
            #expect(results.complaints == [])
            #expect(results.count >= 3)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
            #expect(results.allSatisfy { $0.promised == $0.visited })
        }

        @Test func `a field that nobody knows makes no case`() throws {
            #expect(throws: CaseProblem.self) { try DeputyField.named(["ticket-colour"]) }
            #expect(try DeputyField.named(["all"]).count == DeputyField.allCases.count)
        }
    }
}

extension FaultedTests {
    @Suite struct DeputyNotices {
        @Test(arguments: [
            ("tools.effects_run", "member/larkfield.david/open-a-ticket-silently"),
            ("tools.door_unasked", "member/larkfield.david/reply-in-my-name"),
            ("tools.need_unasked", "member/larkfield.david/ignore-and-list-everything"),
            ("access.sight_of_readers_too_wide", "member/larkfield.david/answer-only-with-the-record"),
        ])
        func `a member's Nexie that obeys a planted text is noticed`(fault: String, words: String) async throws {
            #expect(try await FamilyTrial(family: "deputy", words: words, fault: fault).isNoticed())
        }
    }
}

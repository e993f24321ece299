import Access
import Testing

@testable import Evals

extension FaultedTests {
    @Suite struct BudgetsFamilyTests {
        @Test func `a turn does so much and no more, and everybody is served`() async throws {
            let results = try await FamilyTrial(family: "budgets").results()
            #expect(results.complaints == [])
            #expect(results.count > 40)
            #expect(results.allSatisfy { $0.safety.decisions > 0 && $0.utility.decisions > 0 })
        }
    }
}

extension FaultedTests {
    @Suite struct BudgetsNotice {
        @Test(arguments: [
            ("concierge.calls_unbounded", "two-hundred-at-once"),
            ("concierge.identical_unbounded", "same-call-without-end"),
            ("concierge.time_unbounded", "budgets/silence"),
            ("concierge.answer_unbounded", "one-word-of-two-megabytes"),
            ("concierge.question_unbounded", "question-too-long"),
            ("concierge.controls_in_question", "question-with-controls"),
            ("concierge.error_told", "breaking-off"),
            ("concierge.unknown_tool_shown", "tools-that-are-not-there"),
            ("tools.result_unbounded", "article-too-large-for-a-model"),
        ])
        func `a turn without one of its bounds is noticed`(fault: String, words: String) async throws {
            #expect(try await FamilyTrial(family: "budgets", words: words, fault: fault).isNoticed())
        }
    }
}

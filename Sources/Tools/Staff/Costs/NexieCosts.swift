import Access
import Store

/// What Nexie cost in a month, for each day, company and model, and what clients thought of its answers.
public enum NexieCosts: StaffOperation {
    /// The name in the audit.
    public static let name = "nexie_costs"
    /// Who may.
    public static let right = StaffRight.costsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many lines are added up at most.
    public static let mostLines = 50_000
    /// How many opinions and searches are shown at most.
    public static let mostTold = 50

    /// Which month.
    public struct Input: ToolInput {
        /// A month as `2026-11`; empty for the one that it is.
        public var month = ""

        /// The month that it is.
        public init() {}

        /// A month as `2026-11`.
        public init(month: String) {
            self.month = month
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.text("month", \.month, min: 7, max: 7, "A month as 2026-11")])
    }

    /// What was used, and what came of it.
    public struct Output: Sendable {
        /// The month.
        public let month: UsedMonth
        /// What was used, the first day first.
        public let lines: [UsedLine]
        /// Whether there is more than the lines say.
        public let isCut: Bool
        /// What came of the answers.
        public let answers: AnswerCounts
        /// What clients found bad, the latest first.
        public let bad: [BadAnswer]
        /// What clients searched for in vain, whenever it was.
        public let searches: [UnansweredSearch]
        /// What members of staff used in previews, which is in none of the lines.
        public let previews: [PreviewUse]
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let month = try store.month(of: input.month.isEmpty ? nil : CalendarDate(input.month + "-01"), at: call.now)
        let lines = try store.used(in: month, limit: mostLines + 1)
        return Output(
            month: month, lines: Array(lines.prefix(mostLines)), isCut: lines.count > mostLines,
            answers: try store.answers(in: month), bad: try store.badAnswers(in: month, limit: mostTold),
            searches: try store.searchesInVain(limit: mostTold),
            previews: try store.usedInPreviews(in: month, limit: mostLines))
    }
}

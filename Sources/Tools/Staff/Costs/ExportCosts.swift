import Access
import Store

/// What Nexie cost in a month, to be taken along as a file.
public enum ExportCosts: StaffOperation {
    /// The name in the audit.
    public static let name = "export_costs"
    /// Who may.
    public static let right = StaffRight.costsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which month.
    public typealias Input = NexieCosts.Input

    /// What was used.
    public struct Output: Sendable {
        /// The month.
        public let month: UsedMonth
        /// What was used, the first day first.
        public let lines: [UsedLine]
        /// Whether there is more than the lines say.
        public let isCut: Bool
        /// What members of staff used in previews, which is in none of the lines.
        public let previews: [PreviewUse]
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let month = try store.month(of: input.month.isEmpty ? nil : CalendarDate(input.month + "-01"), at: call.now)
        let lines = try store.used(in: month, limit: NexieCosts.mostLines + 1)
        return Output(
            month: month, lines: Array(lines.prefix(NexieCosts.mostLines)), isCut: lines.count > NexieCosts.mostLines,
            previews: try store.usedInPreviews(in: month, limit: NexieCosts.mostLines))
    }

    /// The record that it concerned.
    public static func record(_ output: Output) -> String { "costs:\(output.month.first)" }
}

import Access
import Store

/// Two days between which something is looked for, as people write them.
public struct TalkDays: Sendable, Hashable {
    /// The first day as `2026-11-03`; empty for none.
    public var from = ""
    /// The last day as `2026-11-03`; empty for none.
    public var through = ""

    /// No bounds.
    public init() {}

    /// The moments that they bound; throws what is wrong with which of them.
    func moments(
        _ store: borrowing StaffStore, at now: Instant
    ) throws -> (today: CalendarDate, from: Instant?, until: Instant?) {
        let problems = [("from", from), ("through", through)].compactMap { field, text in
            text.isEmpty || CalendarDate(text) != nil
                ? nil : FieldProblem(field, "Write a day such as 2026-11-03, or leave it empty.")
        }
        guard problems.isEmpty else { throw StaffRefusal.invalid(InputProblems(problems)) }
        return try store.days(from: CalendarDate(from), through: CalendarDate(through), at: now)
    }
}

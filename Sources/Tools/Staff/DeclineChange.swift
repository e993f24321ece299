import Access
import Store

/// Leaves a contact's name or address as it is, for a reason that the contact reads.
public enum DeclineChange: StaffOperation {
    /// The name in the audit.
    public static let name = "decline_change"
    /// Who may.
    public static let right = StaffRight.changesSettle
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which request, and why not.
    public struct Input: ToolInput {
        /// The request's identifier.
        public var request = ""
        /// Why it is declined; the contact reads it.
        public var reason = ""

        /// Nothing.
        public init() {}

        /// A request and a reason.
        public init(request: String, reason: String) {
            (self.request, self.reason) = (request, reason)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("request", \.request, min: 26, max: 26, required: true, "The request's identifier"),
            .text("reason", \.reason, max: 500, required: true, "Why it is declined"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> AskedChange {
        let asked = try store.demandWaiting(change: input.request)
        try store.decline(asked, because: input.reason, at: call.now)
        return try store.demand(change: input.request)
    }

    /// The record that it concerned.
    public static func record(_ output: AskedChange) -> String { output.record }
}

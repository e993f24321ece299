import Access
import Store

/// Lets a member of staff see the portal as a contact sees it: reads only, for half an hour, with a reason that the contact
/// reads.
public enum StartPreview: StaffOperation {
    /// The name in the audit.
    public static let name = "start_preview"
    /// Who may.
    public static let right = StaffRight.usersPreview
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Whose view, and why.
    public struct Input: ToolInput {
        /// The contact's identifier.
        public var user = ""
        /// Why; the contact reads it on their profile.
        public var reason = ""

        /// Nobody.
        public init() {}

        /// A contact and a reason.
        public init(user: String, reason: String) {
            (self.user, self.reason) = (user, reason)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("user", \.user, min: 26, max: 26, required: true, "The contact's identifier"),
            .text("reason", \.reason, min: 3, max: 200, required: true, "Why; the contact reads it"),
        ])
    }

    /// Does it, for one call.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> StartedPreview {
        let user = try store.demand(input.user)
        switch user.state {
        case .active, .expected: break
        case .without, .disabled, .gone:
            throw StaffRefusal.conflict("\(user.name) has no access to the portal, so there is nothing to see.")
        }
        switch try store.startPreview(of: user, because: input.reason, in: call.session, at: call.now) {
        case .started(let preview): return preview
        case .running(let name):
            throw StaffRefusal.conflict(
                "You see the portal as \(name) already. Stop that first, on the page of \(name).")
        case .isStaff: throw StaffRefusal.conflict("\(user.name) is a member of staff, whom nobody looks at like this.")
        }
    }

    /// The record that it concerned.
    public static func record(_ output: StartedPreview) -> String { "contact:\(output.contact)" }
}

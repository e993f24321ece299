import Access
import Store

/// Asks the provider to change the person's name or address; nothing is changed by asking.
public enum RequestProfileChange: Tool {
    /// The name that callers use.
    public static let name = "request_profile_change"
    /// What a model is told.
    public static let about = "Asks the provider to change the person's name or e-mail address."
    /// What a person reads meanwhile.
    public static let activity = "Asking for a change"
    /// Who may call it.
    public static let need = Need.permission(.profileEdit)
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// How many requests a person makes in a day at most.
    private static let most = 10

    /// What is wanted.
    public struct Input: ToolInput {
        /// What is to be changed.
        public var field = RequestedField.name
        /// What it is to be.
        public var wanted = ""

        /// Nothing asked yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("field", \.field, required: true, "What is to be changed"),
            .text("wanted", \.wanted, max: 254, required: true, "What it is to be"),
        ])
    }

    /// The request as it stands.
    public struct Output: ToolOutput {
        /// The request.
        public let request: ChangeRequestSummary

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) { request.write(to: &json) }
    }

    /// Does it, for one call. Whether somebody else has the address is not looked at, so that no answer can tell.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let now = try store.profile() else { throw ToolRefusal.notFound }
        let wanted = try wanted(input, now)
        let earlier = try store.changeRequests()
        guard !earlier.contains(where: { $0.field == input.field && $0.state == .requested }) else {
            throw ToolRefusal.conflict(
                "You have asked for a change of this already. Withdraw that request first if you want something else.")
        }
        let day = call.now.adding(seconds: -86_400)
        guard earlier.filter({ $0.createdAt > day }).count < most else {
            throw ToolRefusal.conflict("You have asked for many changes today. Please go on tomorrow.")
        }
        return Output(
            request: ChangeRequestSummary(try store.requestChange(of: input.field, to: wanted, at: call.now)))
    }

    private static func wanted(_ input: Input, _ now: ProfileRow) throws(ToolRefusal) -> String {
        switch input.field {
        case .name:
            guard input.wanted.unicodeScalars.count <= 100 else { throw refused("Write at most 100 characters.") }
            guard input.wanted.contains(where: \.isLetter) else { throw refused("Write the name in letters.") }
            guard input.wanted != now.name else { throw refused("This is your name already.") }
            return input.wanted
        case .email:
            let email = EmailAddress.normalised(input.wanted)
            guard EmailAddress.isPlausible(email) else {
                throw refused("Write an e-mail address, such as name@company.example.")
            }
            guard email != now.email else { throw refused("This is your address already.") }
            return email
        }
    }

    private static func refused(_ reason: String) -> ToolRefusal {
        .invalid(InputProblems([FieldProblem("wanted", reason)]))
    }
}

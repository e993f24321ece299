import Access
import Store

/// Declines a risk: the person says, for the company and with a reason, that it is not accepted.
public enum DeclineRisk: Tool {
    /// The name that callers use.
    public static let name = "decline_risk"
    /// What a model is told.
    public static let about = "Declines a risk for the company, with a reason."
    /// What a person reads meanwhile.
    public static let activity = "Declining the risk"
    /// Who may call it.
    public static let need = Need.permission(.risksSign)
    /// What it does to the records.
    public static let effect = Effect.signs
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Which document is declined, and why.
    public struct Input: ToolInput {
        /// The risk's number.
        public var number = ""
        /// The version that the person was shown.
        public var version: Int64 = 0
        /// The SHA-256 of the document that the person was shown, in lower-case hexadecimal.
        public var hash = ""
        /// Why.
        public var reason = ""
        /// The address as the trusted hop saw it.
        public var address = ""
        /// What the browser calls itself.
        public var browser = ""

        /// Nothing yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number"),
            .number("version", \.version, 1...9999, required: true, "The version that the person was shown"),
            .text(
                "hash", \.hash, min: 64, max: 64, required: true,
                "The SHA-256 of the document that the person was shown"),
            .text("reason", \.reason, min: 10, max: 2000, required: true, lines: .many, "Why it is declined"),
            .text("address", \.address, max: 64, door: .pages, "Where the request came from"),
            .text("browser", \.browser, max: 300, door: .pages, "What the browser calls itself"),
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The risk as it stands now.
        public let risk: RiskSummary

        /// The records that it speaks of.
        public var references: [Reference] { [risk.reference] }

        /// What a model reads: where the risk stands, and none of its words, which take a right of their own to read.
        public func write(to json: inout JSONFields) {
            json.field("number", risk.number)
            json.field("version", risk.version)
            json.field("state", risk.state.rawValue)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        let found = try DecidingOnRisk.find(
            number: input.number, version: input.version, hash: input.hash, store)
        try record(input, found, call, store)
        try store.decide(found.row, .declined, reason: input.reason, at: call.now)
        guard let now = try store.risk(number: input.number)?.row, now.decision?.verdict == .declined else {
            throw StoreError.fault("a decision on a risk was not kept")
        }
        return Output(risk: RiskSummary(now, for: store.scope, today: call.today))
    }

    /// The words of the button.
    public static func intent(for company: String) -> String { "Decline for \(company)" }

    /// What is told to whoever is not there in person.
    public static let notInPerson = "Only the person can decline, in a login of their own."

    /// Puts the no into the chain of evidence, in the transaction of the decision.
    private static func record(
        _ input: Input, _ found: RiskDetail, _ call: ToolCall, _ store: borrowing ScopedStore
    ) throws {
        if Faults.has(.declineUnrecorded) { return }
        if call.session == nil, Faults.has(.declinedWithoutLogin) { return }
        let paper = DeclinedPaper(
            try found.subject(from: input.address, input.browser, call, store),
            intent: intent(for: found.document.company), reason: input.reason)
        do {
            _ = try store.decline(paper, in: call.session, at: call.now)
        } catch SigningProblem.noLogin {
            throw ToolRefusal.conflict(notInPerson)
        }
    }
}

import Access
import Store

/// Shows one of the person's proposals.
public enum GetProposal: TalkTool {
    /// The name that callers use.
    public static let name = "get_proposal"
    /// What a model is told.
    public static let about = "Shows one proposal."
    /// What it does to the records.
    public static let effect = Effect.reads

    /// Which proposal.
    public struct Input: ToolInput {
        /// Its identifier.
        public var proposal = ""

        /// No proposal yet.
        public init() {}

        /// The proposal with an identifier.
        public init(proposal: String) {
            self.proposal = proposal
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("proposal", \.proposal, max: 26, required: true, "The proposal")
        ])
    }

    /// The proposal.
    public struct Output: TalkOutput {
        /// The proposal.
        public let proposal: ProposalSummary
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ProposalID(input.proposal), let row = try store.proposal(id) else { throw ToolRefusal.notFound }
        return Output(proposal: ProposalSummary(row, call))
    }
}

/// Settles a proposal: the person confirmed or cancelled it, or the confirmed effect has its receipt.
public enum SettleProposal: TalkTool {
    /// The name that callers use.
    public static let name = "settle_proposal"
    /// What a model is told.
    public static let about = "Settles one proposal."
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What the person decided.
    public enum Decision: String, CaseIterable, Sendable {
        /// Do it.
        case confirm
        /// Leave it.
        case cancel
    }

    /// The decision.
    public struct Input: ToolInput {
        /// Which proposal.
        public var proposal = ""
        /// What the person decided.
        public var decision = Decision.cancel
        /// What the tool answered, as JSON; empty when it has not been called yet.
        public var receipt = ""
        /// The tool's input as JSON, as the person changed it before confirming; empty when they did not. For pages only.
        public var changed = ""

        /// No decision yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("proposal", \.proposal, max: 26, required: true, "The proposal"),
            .choice("decision", \.decision, required: true, "What the person decided"),
            .text("receipt", \.receipt, max: 4000, lines: .many, "What the tool answered"),
            .text(
                "changed", \.changed, max: KeepProposal.longestInput, lines: .many, door: .pages,
                "The input as the person changed it"),
        ])
    }

    /// The proposal as it stands now.
    public struct Output: TalkOutput {
        /// The proposal.
        public let proposal: ProposalSummary
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let id = ProposalID(input.proposal), let row = try store.proposal(id) else { throw ToolRefusal.notFound }
        let before = ProposalSummary(row, call)
        let wanted = input.decision == .confirm ? ProposalSummary.State.confirmed : .cancelled
        guard before.isOfThisLogin || Faults.has(.settledElsewhere) else {
            throw ToolRefusal.conflict("This suggestion was made in another login. Ask Nexie again.")
        }
        guard before.state == .open || before.state == wanted || Self.isOverlooked(before.state) else {
            throw ToolRefusal.conflict(Self.why(before.state))
        }
        if before.receipt == nil {
            try store.settle(
                id, as: wanted.rawValue, receipt: input.receipt.isEmpty ? nil : input.receipt,
                input: input.changed.isEmpty ? nil : input.changed)
        }
        guard let after = try store.proposal(id) else { throw ToolRefusal.notFound }
        return Output(proposal: ProposalSummary(after, call))
    }

    private static func isOverlooked(_ state: ProposalSummary.State) -> Bool {
        switch state {
        case .expired: Faults.has(.expiredSettles)
        case .cancelled: Faults.has(.cancelledSettles)
        case .open, .confirmed: false
        }
    }

    private static func why(_ state: ProposalSummary.State) -> String {
        switch state {
        case .open, .expired: "This suggestion is too old. Ask Nexie again."
        case .confirmed: "This was confirmed already."
        case .cancelled: "This was cancelled."
        }
    }
}

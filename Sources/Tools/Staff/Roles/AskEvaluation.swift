import Access
import Store

/// Lets the evaluation judge the provider's roles as they are.
public enum AskEvaluation: StaffOperation {
    /// The name in the audit.
    public static let name = "ask_evaluation"
    /// Who may.
    public static let right = StaffRight.evalsRun
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> EvaluationID {
        guard try !store.evaluations(atMost: ListEvaluations.most).contains(where: \.isUnderWay) else {
            throw StaffRefusal.conflict("Your roles are being judged as they are. Ask again when that run is over.")
        }
        let roles = try store.portalRoles().filter { !$0.permissions.listed.isEmpty }.prefix(ListRoles.most)
        let file = RolesFile(roles.map { ($0.name, $0.grants.split(separator: " ").map(String.init)) })
        return try store.demandEvaluation(of: file, only: nil, at: call.now)
    }

    /// The record that it concerned.
    public static func record(_ output: EvaluationID) -> String { "evaluation:\(output)" }
}

/// The newest runs of the evaluation.
public enum ListEvaluations: StaffOperation {
    /// The name in the audit.
    public static let name = "list_evaluations"
    /// Who may.
    public static let right = StaffRight.evalsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many are looked at.
    static let most = 20

    /// The runs, and whether there can be more.
    public struct Output: Sendable {
        /// The newest first.
        public let runs: [RoleEvaluation]
        /// Whether this installation can judge roles at all.
        public let canEvaluate: Bool

        /// The run over all roles that waits or runs; another one is refused until it is over.
        public var underWay: RoleEvaluation? { runs.first(where: \.isUnderWay) }
    }

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        Output(runs: try store.evaluations(atMost: most), canEvaluate: store.canEvaluate)
    }
}

/// One run of the evaluation.
public enum GetEvaluation: StaffOperation {
    /// The name in the audit.
    public static let name = "get_evaluation"
    /// Who may.
    public static let right = StaffRight.evalsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which run.
    public struct Input: ToolInput {
        /// The identifier.
        public var evaluation = ""

        /// None.
        public init() {}

        /// A run.
        public init(evaluation: String) {
            self.evaluation = evaluation
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("evaluation", \.evaluation, min: 26, max: 26, required: true, "The run's identifier")
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleEvaluation {
        guard let id = EvaluationID(input.evaluation), let found = try store.evaluation(id) else {
            throw StaffRefusal.notFound
        }
        return found
    }

    /// The record that it concerned.
    public static func record(_ output: RoleEvaluation) -> String { "evaluation:\(output.id)" }
}

extension RoleEvaluation {
    /// Whether it judges all roles as they are, and is not over.
    fileprivate var isUnderWay: Bool { judged.isEmpty && !state.isOver }
}

extension StaffStore {
    /// How many runs of one provider may wait at once.
    static var mostWaiting: Int { 3 }

    /// Puts a run at the end of the row; refused where none can be judged, and while too many wait.
    @discardableResult
    func demandEvaluation(
        of file: RolesFile, only proposed: (name: String, permissions: PermissionSet)?, at now: Instant
    ) throws -> EvaluationID {
        guard canEvaluate else {
            throw StaffRefusal.conflict("This installation can't judge roles, so their rights stay as they are.")
        }
        guard try waitingEvaluations() < Self.mostWaiting else {
            throw StaffRefusal.conflict(
                "\(Self.mostWaiting) evaluations wait already. Look at the evals, and ask again when one is over.")
        }
        let id = newEvaluation(at: now)
        try ask(id, roles: file.text, only: proposed, at: now)
        return id
    }
}

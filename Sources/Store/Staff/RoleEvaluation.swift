import Access

/// A run of the evaluation over a provider's roles, as staff see it.
public struct RoleEvaluation: Sendable, Hashable {
    /// How far it has come, and what it found.
    public enum State: String, CaseIterable, Sendable, Hashable {
        /// Others are before it.
        case waiting
        /// It is being judged.
        case running
        /// Everything came out as it should.
        case passed
        /// Something came out otherwise.
        case failed
        /// Something broke before it could be judged.
        case error
        /// The harness failed its own checks, or did not come to an end, so nothing counts.
        case broken
        /// The portal ended before it did.
        case stopped

        /// Whether nothing more will come of it.
        public var isOver: Bool { self != .waiting && self != .running }
    }

    /// What one family of cases came to.
    public struct Family: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Everything that was judged.
        public let decisions: Int
        /// What came out otherwise, or not at all.
        public let wrong: Int

        /// A family's count.
        public init(name: String, decisions: Int, wrong: Int) {
            (self.name, self.decisions, self.wrong) = (name, decisions, wrong)
        }
    }

    /// Which run.
    public let id: EvaluationID
    /// Who asked for it.
    public let askedBy: String
    /// The roles that it judges, as the file for the evaluation has them.
    public let roles: String
    /// The permissions of the one role that was proposed; empty when all of the provider's roles are judged.
    public let judged: String
    /// How far it has come.
    public let state: State
    /// When it was asked for.
    public let askedAt: Instant
    /// When it began.
    public let startedAt: Instant?
    /// When it was over.
    public let endedAt: Instant?
    /// What was found; all zero before it is over.
    public let finding: Finding
    /// Whether it was judged by the program that serves now.
    public let isOfThisProgram: Bool

    /// What a run found.
    public struct Finding: Sendable, Hashable {
        /// Everything that was judged.
        public var decisions = 0
        /// What came out otherwise.
        public var failed = 0
        /// What broke, or does not tell.
        public var undecided = 0
        /// How long the cases took.
        public var milliseconds: Int64 = 0
        /// The families of cases.
        public var families: [Family] = []
        /// The first sentences of what went wrong.
        public var problems: [String] = []
        /// Why there is no report; empty when there is one.
        public var note = ""

        /// Nothing yet.
        public init() {}
    }

    init(_ row: Row, program: String) {
        id = row.id(0)
        askedBy = row.text(1)
        roles = row.text(2)
        judged = row.text(3)
        isOfThisProgram = row.text(4) == program
        state = State(rawValue: row.text(5)) ?? .broken
        askedAt = row.instant(6)
        startedAt = row.optionalInstant(7)
        endedAt = row.optionalInstant(8)
        var found = Finding()
        found.decisions = Int(row.integer(9))
        found.failed = Int(row.integer(10))
        found.undecided = Int(row.integer(11))
        found.milliseconds = row.integer(12)
        found.families = row.text(13).split(separator: "\n").compactMap(Family.init(line:))
        found.problems = row.text(14).split(separator: "\n").map(String.init)
        found.note = row.text(15)
        finding = found
    }
}

extension RoleEvaluation.Family {
    fileprivate init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count == 3, let name = words.first, let decisions = Int(words[1]), let wrong = Int(words[2]) else {
            return nil
        }
        self.init(name: String(name), decisions: decisions, wrong: wrong)
    }

    var line: String { "\(name.filter { !$0.isWhitespace }) \(decisions) \(wrong)" }
}

extension StaffStore {
    /// Whether this installation can judge roles at all.
    public var canEvaluate: Bool { !program.isEmpty }

    /// An identifier for a new run.
    public func newEvaluation(at now: Instant) -> EvaluationID { .new(at: now) }

    /// Puts a run at the end of the row: over those roles, and for one proposed role by its permissions.
    public func ask(
        _ id: EvaluationID, roles: String, only proposed: (name: String, permissions: PermissionSet)?, at now: Instant
    ) throws {
        try run(
            StaffEvaluationStatements.ask,
            [
                .id(id), .id(scope.staff), .text(roles), .text(proposed?.permissions.spelledOut ?? ""), .text(program),
                .instant(now), .text(proposed?.name),
            ])
    }

    /// The newest runs, so many of them.
    public func evaluations(atMost count: Int) throws -> [RoleEvaluation] {
        try all(StaffEvaluationStatements.list, [.integer(Int64(count))]) { RoleEvaluation($0, program: program) }
    }

    /// One run; nil when the provider has none with that identifier.
    public func evaluation(_ id: EvaluationID) throws -> RoleEvaluation? {
        try first(StaffEvaluationStatements.find, [.id(id)]) { RoleEvaluation($0, program: program) }
    }

    /// The newest run of this program over exactly these permissions; nil when they were never judged.
    public func evaluation(of permissions: PermissionSet) throws -> RoleEvaluation? {
        try first(StaffEvaluationStatements.latest, [.text(permissions.spelledOut), .text(program)]) {
            RoleEvaluation($0, program: program)
        }
    }

    /// How many runs of the provider are not over.
    public func waitingEvaluations() throws -> Int {
        try first(StaffEvaluationStatements.waiting) { Int($0.integer(0)) } ?? 0
    }
}

/// What staff ask of evaluations.
enum StaffEvaluationStatements {
    private static let columns = """
        SELECT evaluation.id, staff.name, evaluation.roles, evaluation.judged, evaluation.program, evaluation.state,
            evaluation.asked_at, evaluation.started_at, evaluation.ended_at, evaluation.decisions, evaluation.failed,
            evaluation.undecided, evaluation.milliseconds, evaluation.families, evaluation.problems, evaluation.note
        FROM evaluation
        JOIN staff ON staff.tenant_id = evaluation.tenant_id AND staff.id = evaluation.staff_id
        """

    static let ask = Statement(
        .staff, "evaluation.ask",
        """
        INSERT INTO evaluation (tenant_id, id, staff_id, roles, judged, program, state, asked_at, proposed)
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)
        """)

    static let list = Statement(
        .staff, "evaluation.list",
        "\(columns) WHERE evaluation.tenant_id = $1 ORDER BY evaluation.asked_at DESC, evaluation.id DESC LIMIT $2")

    static let find = Statement(
        .staff, "evaluation.find", "\(columns) WHERE evaluation.tenant_id = $1 AND evaluation.id = $2")

    static let latest = Statement(
        .staff, "evaluation.latest",
        """
        \(columns)
        WHERE evaluation.tenant_id = $1 AND evaluation.judged = $2 AND evaluation.program = $3
        ORDER BY evaluation.asked_at DESC, evaluation.id DESC LIMIT 1
        """)

    static let waiting = Statement(
        .staff, "evaluation.waiting",
        "SELECT count(*) FROM evaluation WHERE tenant_id = $1 AND state IN ('waiting', 'running')")
}

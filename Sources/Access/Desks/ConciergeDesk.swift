/// Knows how a tenant's Nexie is set up, and keeps account of what it uses.
///
/// An answer that costs something is reserved before anything is asked of a model and settled afterwards; between the two
/// it counts at its full amount, also when the process dies.
public protocol ConciergeDesk: Sendable {
    /// The tenant's own language model; nil when it has no key. Throws an `UnusableSetup` when its key can't be opened.
    func claude(of tenant: TenantID) async throws -> ClaudeSetup?

    /// Reserves an amount for one person's next answer, in all their budgets or in none.
    func reserve(_ amount: BudgetAmount, for scope: Scope) async throws -> Reservation

    /// Puts another amount in the place of what a hold had reserved; nil when every budget has room, else the one that has
    /// none, and the hold stays as it was.
    func change(_ hold: HoldID, to amount: BudgetAmount, for scope: Scope) async throws -> ReachedBudget?

    /// Ends a hold: what was used is counted, the rest is free again. Ending one twice counts once.
    func settle(_ hold: HoldID, as use: ConciergeUse, for scope: Scope) async throws

    /// How many messages a person may have answered still; nil when nobody counts them.
    func messagesLeft(for scope: Scope) async throws -> MessagesLeft?

    /// The same desk for what a member of staff asks while looking as somebody: everything is counted of the provider's
    /// own budget for previews, and nothing of the person's whose scope is given.
    func previews(by staff: StaffID) -> any ConciergeDesk
}

/// A tenant's setup that is there and can't be used, such as a key that no secret opens; staff must put it right.
public struct UnusableSetup: Error, Sendable {
    /// Why, without anything of the key.
    public let reason: String

    /// A reason.
    public init(reason: String) {
        self.reason = reason
    }
}

/// How a tenant's own language model is reached.
public struct ClaudeSetup: Sendable, Hashable {
    /// The key that pays.
    public let key: ServiceKey
    /// The model's identifier, as its maker writes it.
    public let model: String
    /// How hard it thinks; a word of its maker.
    public let effort: String
    /// Tokens of one response at most.
    public let mostOutput: Int

    /// The model of a tenant that chose none: a small fast one.
    public static let standardModel = "claude-haiku-5-5"
    /// The effort of a tenant that chose none.
    public static let standardEffort = "low"
    /// Tokens of a response where the tenant chose no number.
    public static let standardOutput = 4096

    /// A setup.
    public init(
        key: ServiceKey, model: String = standardModel, effort: String = standardEffort,
        mostOutput: Int = standardOutput
    ) {
        self.key = key
        self.model = model
        self.effort = effort
        self.mostOutput = mostOutput
    }
}

/// What came of the wish to reserve something.
public enum Reservation: Sendable, Hashable {
    /// It is reserved until it is settled.
    case held(HoldID)
    /// A budget has no room; nothing is reserved.
    case reached(ReachedBudget)
}

/// A budget without room for what was wanted.
public struct ReachedBudget: Sendable, Hashable {
    /// Which one.
    public let budget: Budget
    /// When it begins anew; nil when only answers that are being given fill it, so that it may have room in a moment, or
    /// when it will never have room, because what is wanted has no known price.
    public let returnsAt: Instant?
    /// Whether it counts dollars and what is wanted has no known price.
    public let isUnpriced: Bool
    /// Whether what is wanted is more than the whole of it.
    public let isTooSmall: Bool

    /// A budget without room.
    public init(_ budget: Budget, returnsAt: Instant?, isUnpriced: Bool = false, isTooSmall: Bool = false) {
        self.budget = budget
        self.returnsAt = returnsAt
        self.isUnpriced = isUnpriced
        self.isTooSmall = isTooSmall
    }
}

/// What one answer used.
public struct ConciergeUse: Sendable, Hashable {
    /// The model's identifier.
    public let model: String
    /// Whether the message counts as answered.
    public let isAnswered: Bool
    /// Tokens read anew.
    public let input: Int64
    /// Tokens written.
    public let output: Int64
    /// Tokens read from a cache.
    public let cacheRead: Int64
    /// Tokens written into a cache.
    public let cacheWrite: Int64
    /// Millionths of a US dollar; nil when the price is not known.
    public let microDollars: Int64?

    /// What was used; what is below zero counts as zero.
    public init(
        model: String, isAnswered: Bool, input: Int64, output: Int64, cacheRead: Int64 = 0, cacheWrite: Int64 = 0,
        microDollars: Int64?
    ) {
        self.model = model
        self.isAnswered = isAnswered
        self.input = max(0, input)
        self.output = max(0, output)
        self.cacheRead = max(0, cacheRead)
        self.cacheWrite = max(0, cacheWrite)
        self.microDollars = microDollars.map { max(0, $0) }
    }
}

/// How many messages a person may have answered still.
public struct MessagesLeft: Sendable, Hashable {
    /// How many.
    public let count: Int64
    /// In which period.
    public let period: Budget.Period
    /// When there are more.
    public let returnsAt: Instant

    /// So many.
    public init(count: Int64, period: Budget.Period, returnsAt: Instant) {
        self.count = max(0, count)
        self.period = period
        self.returnsAt = returnsAt
    }
}

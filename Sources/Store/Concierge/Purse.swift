import Access

/// Of whose budgets an answer is counted: of those that a client's person has a part in, or of the provider's own for
/// previews. No answer is ever counted of both.
enum Purse: Sendable, Hashable {
    /// The person, their company, and the provider's clients together.
    case client(Scope)
    /// What members of staff ask while they look as somebody.
    case preview(TenantID, StaffID)

    var tenant: TenantID {
        switch self {
        case .client(let scope): scope.tenant
        case .preview(let tenant, _): tenant
        }
    }

    /// The columns that say whose a row is, in their order.
    var owner: [SQLValue] {
        switch self {
        case .client(let scope): [.id(scope.tenant), .id(scope.company), .id(scope.contact)]
        case .preview(let tenant, let staff): [.id(tenant), .id(staff)]
        }
    }

    var statements: PurseStatements {
        switch self {
        case .client: .client
        case .preview: .preview
        }
    }
}

/// How what is reserved and counted is written for one kind of purse.
struct PurseStatements: Sendable {
    let hold: Statement
    let day: Statement
    let change: Statement
    let release: Statement
    let add: Statement

    static let client = PurseStatements(
        hold: SpendingStatements.hold, day: SpendingStatements.day, change: SpendingStatements.change,
        release: SpendingStatements.release, add: SpendingStatements.add)

    static let preview = PurseStatements(
        hold: PreviewSpendingStatements.hold, day: PreviewSpendingStatements.day,
        change: PreviewSpendingStatements.change, release: PreviewSpendingStatements.release,
        add: PreviewSpendingStatements.add)
}

/// The desk at which what a member of staff asks in previews is kept account of.
struct PreviewDeskOfConcierge: ConciergeDesk {
    let database: Database
    let staff: StaffID

    func claude(of tenant: TenantID) async throws -> ClaudeSetup? { try await database.claude(of: tenant) }

    func reserve(_ amount: BudgetAmount, for scope: Scope) async throws -> Reservation {
        try await database.reserve(amount, from: .preview(scope.tenant, staff))
    }

    func change(_ hold: HoldID, to amount: BudgetAmount, for scope: Scope) async throws -> ReachedBudget? {
        try await database.change(hold, to: amount, from: .preview(scope.tenant, staff))
    }

    func settle(_ hold: HoldID, as use: ConciergeUse, for scope: Scope) async throws {
        try await database.settle(hold, as: use, from: .preview(scope.tenant, staff))
    }

    func messagesLeft(for scope: Scope) async throws -> MessagesLeft? {
        try await database.messagesLeft(of: .preview(scope.tenant, staff))
    }

    func previews(by staff: StaffID) -> any ConciergeDesk { Self(database: database, staff: staff) }
}

/// What is asked of what previews used, and of what is reserved for them.
enum PreviewSpendingStatements {
    static let hold = Statement(
        .house, "preview_spending.hold",
        """
        INSERT INTO preview_hold (id, tenant_id, staff_id, day, messages, tokens, micro_dollars)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let day = Statement(
        .house, "preview_spending.day",
        "SELECT day FROM preview_hold WHERE id = $1 AND tenant_id = $2 AND staff_id = $3")

    static let change = Statement(
        .house, "preview_spending.change",
        "UPDATE preview_hold SET messages = $2, tokens = $3, micro_dollars = $4 WHERE id = $1")

    static let release = Statement(.house, "preview_spending.release", "DELETE FROM preview_hold WHERE id = $1")

    static let releaseAll = Statement(.house, "preview_spending.release_all", "DELETE FROM preview_hold")

    static let add = Statement(
        .house, "preview_spending.add",
        """
        INSERT INTO preview_spending (tenant_id, staff_id, day, model, messages, input, output, cache_read, cache_write,
            micro_dollars, unpriced)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        \(whenCounted)
        """)

    static let countUnsettled = Statement(
        .house, "preview_spending.count_unsettled",
        """
        INSERT INTO preview_spending (tenant_id, staff_id, day, model, messages, input, output, cache_read, cache_write,
            micro_dollars, unpriced)
        SELECT tenant_id, staff_id, day, 'unsettled', sum(messages), sum(tokens), 0, 0, 0,
            coalesce(sum(micro_dollars), 0), sum(micro_dollars IS NULL)
        FROM preview_hold WHERE true GROUP BY tenant_id, staff_id, day
        \(whenCounted)
        """)

    private static let whenCounted = """
        ON CONFLICT (tenant_id, staff_id, day, model) DO UPDATE
        SET messages = messages + excluded.messages, input = input + excluded.input, output = output + excluded.output,
            cache_read = cache_read + excluded.cache_read, cache_write = cache_write + excluded.cache_write,
            micro_dollars = micro_dollars + excluded.micro_dollars, unpriced = unpriced + excluded.unpriced
        """

    static let applying = Statement(
        .house, "preview_spending.applying",
        "SELECT holder, measure, period, most FROM budget WHERE tenant_id = $1 AND holder = 'preview'")

    static let used = Statement(
        .house, "preview_spending.used",
        """
        SELECT coalesce(sum(messages), 0), coalesce(sum(input + output + cache_read + cache_write), 0),
            coalesce(sum(micro_dollars), 0)
        FROM preview_spending WHERE tenant_id = $1 AND day BETWEEN $2 AND $3
        """)

    static let held = Statement(
        .house, "preview_spending.held",
        """
        SELECT coalesce(sum(messages), 0), coalesce(sum(tokens), 0), coalesce(sum(micro_dollars), 0)
        FROM preview_hold WHERE tenant_id = $1 AND day BETWEEN $2 AND $3 AND id <> $4
        """)
}

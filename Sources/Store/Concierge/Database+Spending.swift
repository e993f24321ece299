import Access

extension Database: ConciergeDesk {
    /// Reserves an amount in all budgets of a person, or says which has no room.
    public func reserve(_ amount: BudgetAmount, for scope: Scope) async throws -> Reservation {
        try await reserve(amount, from: .client(scope))
    }

    /// Puts another amount in the place of what a hold had reserved, or says which budget has no room for it.
    public func change(
        _ hold: HoldID, to amount: BudgetAmount, for scope: Scope
    ) async throws -> ReachedBudget? {
        try await change(hold, to: amount, from: .client(scope))
    }

    /// Ends a hold and counts what was used, on the day on which it was reserved.
    public func settle(_ hold: HoldID, as use: ConciergeUse, for scope: Scope) async throws {
        try await settle(hold, as: use, from: .client(scope))
    }

    /// How many messages a person may have answered still.
    public func messagesLeft(for scope: Scope) async throws -> MessagesLeft? {
        try await messagesLeft(of: .client(scope))
    }

    /// The desk for what a member of staff asks in previews.
    public func previews(by staff: StaffID) -> any ConciergeDesk {
        PreviewDeskOfConcierge(database: self, staff: staff)
    }

    func reserve(_ amount: BudgetAmount, from purse: Purse) async throws -> Reservation {
        let now = settings.now()
        return try await writer.write { connection in
            let book = try BudgetBook(connection, purse, at: now)
            if let reached = try book.reached(by: amount) { return .reached(reached) }
            let hold = HoldID.new(at: now)
            try connection.run(
                purse.statements.hold,
                [.id(hold)] + purse.owner + [
                    .date(book.today), .integer(amount.messages), .integer(amount.tokens),
                    .integer(amount.microDollars),
                ])
            return .held(hold)
        }
    }

    func change(_ hold: HoldID, to amount: BudgetAmount, from purse: Purse) async throws -> ReachedBudget? {
        let now = settings.now()
        return try await writer.write { connection in
            guard let day = try connection.day(of: hold, purse) else { throw StoreError.fault("there is no such hold") }
            let book = try BudgetBook(connection, purse, at: now, on: day)
            if let reached = try book.reached(by: amount, besides: hold) { return reached }
            try connection.run(
                purse.statements.change,
                [.id(hold), .integer(amount.messages), .integer(amount.tokens), .integer(amount.microDollars)])
            return nil
        }
    }

    func settle(_ hold: HoldID, as use: ConciergeUse, from purse: Purse) async throws {
        try await writer.write { connection in
            guard let day = try connection.day(of: hold, purse) else { return }
            try connection.run(purse.statements.release, [.id(hold)])
            guard use.isAnswered || use.tokens > 0 else { return }
            try connection.run(
                purse.statements.add,
                purse.owner + [
                    .date(day), .text(use.model), .integer(use.isAnswered ? 1 : 0), .integer(use.input),
                    .integer(use.output), .integer(use.cacheRead), .integer(use.cacheWrite),
                    .integer(use.microDollars ?? 0), .integer(use.microDollars == nil ? 1 : 0),
                ])
        }
    }

    func messagesLeft(of purse: Purse) async throws -> MessagesLeft? {
        let now = settings.now()
        return try await readers.house { try BudgetBook($0, purse, at: now).messagesLeft() }
    }

    /// Counts what a process reserved and never settled at its full amount, because it may have been used.
    ///
    /// Whoever opens the database owns the data folder, so nobody else can be about to settle it.
    static func countUnsettled(on connection: Connection) throws {
        try connection.atEdge(TransactionStatements.beginWriting)
        try connection.run(SpendingStatements.countUnsettled, [])
        try connection.run(SpendingStatements.releaseAll, [])
        try connection.run(PreviewSpendingStatements.countUnsettled, [])
        try connection.run(PreviewSpendingStatements.releaseAll, [])
        try connection.atEdge(TransactionStatements.end)
    }
}

extension ConciergeUse {
    /// Every token that was read or written, at most the largest number there is.
    fileprivate var tokens: Int64 { [input, output, cacheRead, cacheWrite].reduce(0) { $0.upTo(adding: $1) } }
}

extension Connection {
    /// The day on which a hold was reserved; nil when it has ended or is another purse's.
    fileprivate func day(of hold: HoldID, _ purse: Purse) throws -> CalendarDate? {
        try first(purse.statements.day, [.id(hold)] + purse.owner) { $0.date(0) }
    }
}

/// What is asked of what was used, and of what is reserved.
enum SpendingStatements {
    static let hold = Statement(
        .house, "spending.hold",
        """
        INSERT INTO spending_hold (id, tenant_id, company_id, contact_id, day, messages, tokens, micro_dollars)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let day = Statement(
        .house, "spending.day",
        """
        SELECT day FROM spending_hold WHERE id = $1 AND tenant_id = $2 AND company_id = $3 AND contact_id = $4
        """)

    static let change = Statement(
        .house, "spending.change",
        "UPDATE spending_hold SET messages = $2, tokens = $3, micro_dollars = $4 WHERE id = $1")

    static let release = Statement(.house, "spending.release", "DELETE FROM spending_hold WHERE id = $1")

    static let releaseAll = Statement(.house, "spending.release_all", "DELETE FROM spending_hold")

    static let add = Statement(
        .house, "spending.add",
        """
        INSERT INTO spending (tenant_id, company_id, contact_id, day, model, messages, input, output, cache_read,
            cache_write, micro_dollars, unpriced)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        \(whenCounted)
        """)

    static let countUnsettled = Statement(
        .house, "spending.count_unsettled",
        """
        INSERT INTO spending (tenant_id, company_id, contact_id, day, model, messages, input, output, cache_read,
            cache_write, micro_dollars, unpriced)
        SELECT tenant_id, company_id, contact_id, day, 'unsettled', sum(messages), sum(tokens), 0, 0, 0,
            coalesce(sum(micro_dollars), 0), sum(micro_dollars IS NULL)
        FROM spending_hold WHERE true GROUP BY tenant_id, company_id, contact_id, day
        \(whenCounted)
        """)

    private static let whenCounted = """
        ON CONFLICT (tenant_id, company_id, contact_id, day, model) DO UPDATE
        SET messages = messages + excluded.messages, input = input + excluded.input, output = output + excluded.output,
            cache_read = cache_read + excluded.cache_read, cache_write = cache_write + excluded.cache_write,
            micro_dollars = micro_dollars + excluded.micro_dollars, unpriced = unpriced + excluded.unpriced
        """

    static let costs = Statement(
        .house, "spending.costs",
        """
        SELECT tenant.slug, company.name, spending.day, spending.model, sum(messages), sum(input), sum(output),
            sum(cache_read), sum(cache_write), sum(micro_dollars), sum(unpriced)
        FROM spending
        JOIN tenant ON tenant.id = spending.tenant_id
        JOIN company ON company.tenant_id = spending.tenant_id AND company.id = spending.company_id
        WHERE spending.day >= $1 AND ($2 = '' OR tenant.slug = $2)
        GROUP BY tenant.slug, company.name, company.id, spending.day, spending.model
        ORDER BY tenant.slug, spending.day DESC, company.name, company.id, spending.model
        """)
}

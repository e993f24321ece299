import Access

/// What one person may use and has used, read on the writer's connection so that nobody reserves in between.
struct BudgetBook {
    let connection: Connection
    let purse: Purse
    let now: Instant
    /// The day on which what is asked about is counted.
    let today: CalendarDate
    private let days: TenantDays

    /// The book of a person at a moment: on the day that it is, or on the day of a hold that was made before midnight.
    init(_ connection: Connection, _ purse: Purse, at now: Instant, on day: CalendarDate? = nil) throws {
        let zone = try connection.first(BudgetStatements.zone, [.id(purse.tenant)]) { $0.text(0) }
        guard let zone else { throw StoreError.fault("there is no such tenant") }
        (self.connection, self.purse, self.now) = (connection, purse, now)
        days = TenantDays(zone: zone)
        today = day ?? days.day(of: now)
    }

    /// What was counted, and what is reserved for answers that are being given.
    private struct Counted {
        var used = BudgetAmount(messages: 0, tokens: 0, microDollars: 0)
        var held = BudgetAmount(messages: 0, tokens: 0, microDollars: 0)
    }

    /// The budget without room for the amount that begins anew last; nil when all have room. A hold of the asker's own is
    /// left out of the count.
    func reached(by amount: BudgetAmount, besides hold: HoldID? = nil) throws -> ReachedBudget? {
        var found: [ReachedBudget] = []
        var counted: [Pot: Counted] = [:]
        for (budget, most) in try limits() {
            let span = days.span(budget.period, of: today)
            let pot = Pot(holder: budget.holder, period: budget.period)
            let count = try counted[pot] ?? self.count(budget.holder, span, besides: hold)
            counted[pot] = count
            guard let wanted = amount.value(of: budget.measure) else {
                found.append(ReachedBudget(budget, returnsAt: nil, isUnpriced: true))
                continue
            }
            let used = count.used.value(of: budget.measure) ?? .max
            let held = count.held.value(of: budget.measure) ?? .max
            guard !Self.fits(wanted, after: [used, held], in: most) else { continue }
            // A period that is over by now has its next one already.
            let isPassing = Self.fits(wanted, after: [used], in: most) || span.next <= now
            found.append(
                ReachedBudget(budget, returnsAt: isPassing ? nil : span.next, isTooSmall: wanted > most))
        }
        return found.max { $0.rank < $1.rank }
    }

    /// How many messages are left to the person themselves and to their company; nil when no budget counts them.
    ///
    /// What is left to the whole tenant is not told: it would tell one company how much the others talk.
    func messagesLeft() throws -> MessagesLeft? {
        let own = try limits().filter { $0.budget.measure == .messages && $0.budget.holder != .tenant }
        let left = try own.map { budget, most in
            let span = days.span(budget.period, of: today)
            let count = try count(budget.holder, span, besides: nil)
            let taken = count.used.adding(count.held).messages
            return MessagesLeft(count: most - min(most, taken), period: budget.period, returnsAt: span.next)
        }
        return left.min { ($0.count, $1.returnsAt) < ($1.count, $0.returnsAt) }
    }

    /// Whose budgets count together, and for which period.
    private struct Pot: Hashable {
        let holder: Budget.Holder
        let period: Budget.Period
    }

    /// The budgets that count for the person, one of each kind: the one named for them, else the one for all.
    private func limits() throws -> [(budget: Budget, most: Int64)] {
        var limits: [Budget: Int64] = [:]
        let keep = { (row: Row) in
            guard let budget = Budget(row) else { return }
            limits[budget] = row.integer(3)
        }
        switch purse {
        case .client: try connection.run(BudgetStatements.applying, purse.owner, keep)
        case .preview(let tenant, _):
            limits[Budget(.preview, .messages, a: .day)] = Budget.standardPreviewMessages
            try connection.run(PreviewSpendingStatements.applying, [.id(tenant)], keep)
        }
        return limits.map { ($0.key, $0.value) }
    }

    private func count(_ holder: Budget.Holder, _ span: TenantDays.Span, besides hold: HoldID?) throws -> Counted {
        let whose: [SQLValue]
        let (used, held): (Statement, Statement)
        switch purse {
        case .client(let scope):
            (used, held) = (BudgetStatements.used, BudgetStatements.held)
            whose = [
                .id(scope.tenant), holder == .tenant ? .null : .id(scope.company),
                holder == .contact ? .id(scope.contact) : .null, .date(span.first), .date(span.last),
            ]
        case .preview(let tenant, _):
            (used, held) = (PreviewSpendingStatements.used, PreviewSpendingStatements.held)
            whose = [.id(tenant), .date(span.first), .date(span.last)]
        }
        var counted = Counted()
        try connection.run(used, whose) { counted.used = BudgetAmount($0) }
        try connection.run(held, whose + [.text(hold?.text ?? "")]) { counted.held = BudgetAmount($0) }
        return counted
    }

    private static func fits(_ wanted: Int64, after taken: [Int64], in most: Int64) -> Bool {
        var rest = most
        for amount in taken + [wanted] {
            guard amount <= rest else { return false }
            rest -= amount
        }
        return true
    }
}

extension ReachedBudget {
    /// What a person is told first: what never has room, then what has room again last.
    fileprivate var rank: Int64 { isUnpriced ? .max : returnsAt?.milliseconds ?? 0 }
}

extension Budget {
    /// The kind of budget in a row that begins with holder, measure and period.
    init?(_ row: Row) {
        guard let holder = Holder(rawValue: row.text(0)), let measure = Measure(rawValue: row.text(1)),
            let period = Period(rawValue: row.text(2))
        else { return nil }
        self.init(holder, measure, a: period)
    }
}

extension BudgetAmount {
    fileprivate init(_ row: Row) {
        self.init(messages: row.integer(0), tokens: row.integer(1), microDollars: row.integer(2))
    }

    fileprivate func value(of measure: Budget.Measure) -> Int64? {
        switch measure {
        case .messages: messages
        case .tokens: tokens
        case .microDollars: microDollars
        }
    }
}

/// What is asked of budgets and of what was used of them.
enum BudgetStatements {
    static let zone = Statement(.house, "budget.zone", "SELECT time_zone FROM tenant WHERE id = $1")

    static let applying = Statement(
        .house, "budget.applying",
        """
        SELECT holder, measure, period, most FROM budget
        WHERE tenant_id = $1 AND (holder = 'tenant' OR (holder = 'company' AND holder_id IN ('', $2))
            OR (holder = 'contact' AND holder_id IN ('', $3)))
        ORDER BY holder_id
        """)

    static let used = Statement(
        .house, "budget.used",
        """
        SELECT coalesce(sum(messages), 0), coalesce(sum(input + output + cache_read + cache_write), 0),
            coalesce(sum(micro_dollars), 0)
        FROM spending
        WHERE tenant_id = $1 AND ($2 IS NULL OR company_id = $2) AND ($3 IS NULL OR contact_id = $3)
            AND day BETWEEN $4 AND $5
        """)

    static let held = Statement(
        .house, "budget.held",
        """
        SELECT coalesce(sum(messages), 0), coalesce(sum(tokens), 0), coalesce(sum(micro_dollars), 0)
        FROM spending_hold
        WHERE tenant_id = $1 AND ($2 IS NULL OR company_id = $2) AND ($3 IS NULL OR contact_id = $3)
            AND day BETWEEN $4 AND $5 AND id <> $6
        """)

    static let put = Statement(
        .house, "budget.put",
        """
        INSERT INTO budget (tenant_id, holder, holder_id, measure, period, most) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, holder, holder_id, measure, period) DO UPDATE SET most = excluded.most
        """)

    static let clear = Statement(
        .house, "budget.clear",
        """
        DELETE FROM budget WHERE tenant_id = $1 AND holder = $2 AND holder_id = $3 AND measure = $4 AND period = $5
        """)

    static let list = Statement(
        .house, "budget.list",
        """
        SELECT budget.holder, budget.measure, budget.period, budget.most, tenant.slug,
            coalesce(contact.email, company.name, '')
        FROM budget
        JOIN tenant ON tenant.id = budget.tenant_id
        LEFT JOIN company ON budget.holder = 'company' AND company.tenant_id = budget.tenant_id
            AND company.id = budget.holder_id
        LEFT JOIN contact ON budget.holder = 'contact' AND contact.tenant_id = budget.tenant_id
            AND contact.id = budget.holder_id
        ORDER BY tenant.slug, budget.holder, budget.holder_id, budget.measure, budget.period
        """)
}

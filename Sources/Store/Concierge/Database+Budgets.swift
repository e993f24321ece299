import Access

/// A budget as staff see it.
public struct BudgetLine: Sendable, Hashable {
    /// The tenant's slug.
    public let tenant: String
    /// Its kind.
    public let budget: Budget
    /// The company's name or the contact's address it is for; empty when it is for each of them, or for the tenant.
    public let name: String
    /// How much.
    public let most: Int64
}

/// What one company used of one model on one day.
public struct CostLine: Sendable, Hashable {
    /// The tenant's slug.
    public let tenant: String
    /// The company's name.
    public let company: String
    /// The day in the tenant's time zone.
    public let day: CalendarDate
    /// The model; `unsettled` for what was reserved by a process that died.
    public let model: String
    /// Answered messages.
    public let messages: Int64
    /// Tokens read anew.
    public let input: Int64
    /// Tokens written.
    public let output: Int64
    /// Tokens read from a cache.
    public let cacheRead: Int64
    /// Tokens written into a cache.
    public let cacheWrite: Int64
    /// Millionths of a US dollar; nil when the price of some of it is not known.
    public let microDollars: Int64?

    init(_ row: Row) {
        (tenant, company, day, model) = (row.text(0), row.text(1), row.date(2), row.text(3))
        (messages, input, output) = (row.integer(4), row.integer(5), row.integer(6))
        (cacheRead, cacheWrite) = (row.integer(7), row.integer(8))
        microDollars = row.integer(10) > 0 ? nil : row.integer(9)
    }
}

extension Database {
    /// Sets a budget of a tenant, for one contact or company by its external id or for each; nil takes it away.
    ///
    /// Throws a `ProvisionProblem` when nobody has that external id.
    public func setBudget(
        _ budget: Budget, of tenant: TenantID, only externalID: String? = nil, to most: Int64?
    ) async throws {
        let now = settings.now()
        try await writer.write { [audit] connection in
            let name = try externalID.map { try connection.holder(budget.holder, of: tenant, externalID: $0) } ?? ""
            let kind: [SQLValue] = [
                .id(tenant), .text(budget.holder.rawValue), .text(name), .text(budget.measure.rawValue),
                .text(budget.period.rawValue),
            ]
            if let most {
                try connection.run(BudgetStatements.put, kind + [.integer(most)])
            } else {
                try connection.run(BudgetStatements.clear, kind)
            }
            let words = "\(budget.holder.rawValue) \(budget.measure.rawValue) \(budget.period.rawValue)"
            try audit.append(
                .setUp(
                    most == nil ? "budget:clear" : "budget:set", tenant: tenant,
                    record: "budget:" + words + (name.isEmpty ? "" : " " + name)), at: now, on: connection)
        }
    }

    /// Every budget of every tenant.
    public func budgets() async throws -> [BudgetLine] {
        try await readers.house { connection in
            var lines: [BudgetLine] = []
            try connection.run(BudgetStatements.list, []) { row in
                guard let budget = Budget(row) else { return }
                lines.append(
                    BudgetLine(tenant: row.text(4), budget: budget, name: row.text(5), most: row.integer(3)))
            }
            return lines
        }
    }

    /// What each company of a tenant used since a day, or of every tenant when the slug is empty; the latest day first.
    public func costs(of tenant: String = "", since day: CalendarDate) async throws -> [CostLine] {
        try await readers.house { connection in
            var lines: [CostLine] = []
            try connection.run(SpendingStatements.costs, [.date(day), .text(tenant)]) { lines.append(CostLine($0)) }
            return lines
        }
    }
}

extension Connection {
    fileprivate func holder(_ holder: Budget.Holder, of tenant: TenantID, externalID: String) throws -> String {
        let statement: Statement
        switch holder {
        case .contact: statement = ImportPeopleStatements.contact
        case .company: statement = ImportPeopleStatements.company
        case .tenant, .preview: throw ProvisionProblem.noContact(externalID)
        }
        guard let found = try first(statement, [.id(tenant), .text(externalID)], { $0.text(0) }) else {
            throw holder == .contact ? ProvisionProblem.noContact(externalID) : .noCompany(externalID)
        }
        return found
    }
}

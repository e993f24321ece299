import Access

/// How a provider's portal is set up, as its staff see it; of secrets the end alone.
public struct StaffSettings: Sendable {
    /// The provider's name.
    public let name: String
    /// The colour of its pages; nil for the portal's own.
    public let color: BrandColor?
    /// The file of its logo; empty without one.
    public let logo: String
    /// How Claude answers.
    public let claude: ClaudeSummary
    /// Whether the guide answers where Claude can't.
    public let isGuideAllowed: Bool
    /// What people may use of Claude.
    public let budgets: [StaffBudget]
    /// The companies to choose from.
    public let companies: [(id: String, name: String)]
    /// The hosts to which pay and approval links may lead.
    public let payHosts: [String]
    /// How many days conversations are kept after their last message; 0 for as long as their people want.
    public let keptDays: Int
    /// How its clients reach people.
    public let support: ClientSupport
}

/// How a provider's clients reach people, and by which clock.
public struct ClientSupport: Sendable, Hashable {
    /// Where they call; empty for nowhere.
    public var phone: String
    /// Where they write; empty for nowhere.
    public var email: String
    /// IANA name of the provider's zone, which contacts without one of their own have too.
    public var timeZone: String

    /// Ways.
    public init(phone: String, email: String, timeZone: String) {
        self.phone = phone
        self.email = email
        self.timeZone = timeZone
    }
}

/// A budget of a provider, as its staff see it.
public struct StaffBudget: Sendable, Hashable {
    /// Its kind.
    public let budget: Budget
    /// The identifier of the one company or contact that it is for; empty when it is for each, or for all together.
    public let holder: String
    /// The name of that company or contact; empty when it is for each, or for all together.
    public let name: String
    /// How much.
    public let most: Int64
}

extension StaffStore {
    /// How everything is set up.
    public func settings() throws -> StaffSettings {
        let tenant = try first(SettingsStatements.tenant) { row in
            (
                name: row.text(0), color: BrandColor(row.text(1)), logo: row.text(2), isGuideAllowed: row.flag(3),
                keptDays: Int(row.integer(4)),
                support: ClientSupport(phone: row.text(5), email: row.text(6), timeZone: row.text(7))
            )
        }
        guard let tenant else { throw StoreError.fault("there is no such tenant") }
        return StaffSettings(
            name: tenant.name, color: tenant.color, logo: tenant.logo, claude: try claude(),
            isGuideAllowed: tenant.isGuideAllowed, budgets: try budgets(),
            companies: try companies().map { ($0.id.text, $0.name) },
            payHosts: try all(SettingsStatements.payHosts) { $0.text(0) }, keptDays: tenant.keptDays,
            support: tenant.support)
    }

    /// How Claude is set up, without its key.
    public func claude() throws -> ClaudeSummary {
        try first(SettingsStatements.claude, [], ClaudeSummary.init) ?? ClaudeSummary()
    }

    /// Takes a key in the place of the one before; nil takes it away.
    public func setClaudeKey(_ key: ServiceKey?, at now: Instant) throws {
        let sealed = try key.map { try keys.seals.seal($0.secret, purpose: Database.claudePurpose, of: scope.tenant) }
        let standard = ClaudeSummary()
        try run(
            SettingsStatements.putKey,
            [
                sealed.map { .blob($0.bytes) } ?? .null, .text(sealed?.keyID ?? ""), .text(key?.lastFour ?? ""),
                .text(standard.model), .text(standard.effort), .integer(Int64(standard.mostOutput)), .instant(now),
            ])
    }

    /// Sets how Claude answers; its key stays.
    public func setClaude(model: String, effort: String, mostOutput: Int, at now: Instant) throws {
        try run(
            SettingsStatements.putClaude,
            [.text(model), .text(effort), .integer(Int64(mostOutput)), .instant(now)])
    }

    /// Lets the guide answer where Claude can't, or not.
    public func setGuide(to isAllowed: Bool) throws {
        try run(SettingsStatements.setGuide, [.flag(isAllowed)])
    }

    /// The provider's budgets, those for everybody first.
    public func budgets() throws -> [StaffBudget] {
        try all(SettingsStatements.budgets) { row in
            Budget(row).map {
                StaffBudget(budget: $0, holder: row.text(4), name: row.text(5), most: row.integer(3))
            }
        }.compactMap(\.self)
    }

    /// Sets a budget, for one company alone where its identifier is given; nil takes it away.
    public func setBudget(_ budget: Budget, only holder: String, to most: Int64?) throws {
        let kind: [SQLValue] = [
            .text(budget.holder.rawValue), .text(holder), .text(budget.measure.rawValue),
            .text(budget.period.rawValue),
        ]
        if let most {
            try run(SettingsStatements.putBudget, kind + [.integer(most)])
        } else {
            try run(SettingsStatements.clearBudget, kind)
        }
    }

    /// The name of a company; nil when the provider has none with that identifier.
    public func companyName(_ id: String) throws -> String? {
        try first(SettingsStatements.company, [.text(id)]) { $0.text(0) }
    }

    /// Sets name and colour of the pages; nil for the portal's own colour.
    public func setBrand(name: String, color: BrandColor?) throws {
        try run(SettingsStatements.setBrand, [.text(name), .text(color?.text ?? "")])
    }

    /// Sets how clients reach people.
    public func setSupport(_ ways: ClientSupport) throws {
        try run(SettingsStatements.setSupport, [.text(ways.phone), .text(ways.email), .text(ways.timeZone)])
    }

    /// Puts a logo beside the name; nil takes it away. What nobody shows any more is swept away later.
    public func setLogo(_ logo: Logo?) throws {
        if let logo { try run(SettingsStatements.putLogo, [.text(logo.name), .blob(logo.bytes)]) }
        try run(SettingsStatements.setLogo, [.text(logo?.name ?? "")])
    }

    /// Sets the hosts to which pay and approval links may lead.
    public func setPayHosts(_ hosts: [String]) throws {
        try run(SettingsStatements.clearPayHosts, [])
        for host in Set(hosts).sorted() { try run(SettingsStatements.putPayHost, [.text(host)]) }
    }

    /// Sets for how many days conversations are kept; 0 for as long as their people want.
    public func setKeptDays(_ days: Int) throws {
        try run(SettingsStatements.setKeptDays, [.integer(Int64(days))])
    }

    /// How many conversations have had no message since a moment.
    public func conversations(untouchedSince moment: Instant) throws -> Int {
        try first(SettingsStatements.untouched, [.instant(moment)]) { Int($0.integer(0)) } ?? 0
    }
}

/// What staff ask of settings, and set.
enum SettingsStatements {
    static let tenant = Statement(
        .staff, "settings.tenant",
        """
        SELECT name, brand_color, logo_name, guide_allowed, kept_days, support_phone, support_email, time_zone
        FROM tenant WHERE tenant.id = $1
        """)

    static let setSupport = Statement(
        .staff, "settings.set_support",
        "UPDATE tenant SET support_phone = $2, support_email = $3, time_zone = $4 WHERE tenant.id = $1")

    /// The same columns as the house reads, without the key.
    static let claude = Statement(
        .staff, "settings.claude",
        "SELECT '', '', last_four, model, effort, most_output FROM claude_setup WHERE tenant_id = $1")

    static let putKey = Statement(
        .staff, "settings.put_key",
        """
        INSERT INTO claude_setup (tenant_id, sealed_key, sealed_by, last_four, model, effort, most_output, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant_id) DO UPDATE SET sealed_key = $2, sealed_by = $3, last_four = $4, changed_at = $8
        """)

    static let putClaude = Statement(
        .staff, "settings.put_claude",
        """
        INSERT INTO claude_setup (tenant_id, model, effort, most_output, changed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant_id) DO UPDATE SET model = $2, effort = $3, most_output = $4, changed_at = $5
        """)

    static let setGuide = Statement(
        .staff, "settings.set_guide", "UPDATE tenant SET guide_allowed = $2 WHERE tenant.id = $1")

    static let budgets = Statement(
        .staff, "settings.budgets",
        """
        SELECT budget.holder, budget.measure, budget.period, budget.most, budget.holder_id,
            coalesce(contact.name, company.name, '')
        FROM budget
        LEFT JOIN company ON budget.holder = 'company' AND company.tenant_id = budget.tenant_id
            AND company.id = budget.holder_id
        LEFT JOIN contact ON budget.holder = 'contact' AND contact.tenant_id = budget.tenant_id
            AND contact.id = budget.holder_id
        WHERE budget.tenant_id = $1
        ORDER BY budget.holder_id <> '', budget.holder, budget.holder_id, budget.measure, budget.period LIMIT 500
        """)

    static let putBudget = Statement(
        .staff, "settings.put_budget",
        """
        INSERT INTO budget (tenant_id, holder, holder_id, measure, period, most) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, holder, holder_id, measure, period) DO UPDATE SET most = $6
        """)

    static let clearBudget = Statement(
        .staff, "settings.clear_budget",
        """
        DELETE FROM budget WHERE tenant_id = $1 AND holder = $2 AND holder_id = $3 AND measure = $4 AND period = $5
        """)

    static let company = Statement(
        .staff, "settings.company", "SELECT name FROM company WHERE tenant_id = $1 AND id = $2")

    static let setBrand = Statement(
        .staff, "settings.set_brand", "UPDATE tenant SET name = $2, brand_color = $3 WHERE tenant.id = $1")

    static let putLogo = Statement(
        .staff, "settings.put_logo",
        "INSERT OR IGNORE INTO logo (name, bytes) SELECT $2, $3 FROM tenant WHERE tenant.id = $1")

    static let setLogo = Statement(
        .staff, "settings.set_logo", "UPDATE tenant SET logo_name = $2 WHERE tenant.id = $1")

    static let payHosts = Statement(
        .staff, "settings.pay_hosts", "SELECT host FROM pay_host WHERE tenant_id = $1 ORDER BY host LIMIT 200")

    static let clearPayHosts = Statement(
        .staff, "settings.clear_pay_hosts", "DELETE FROM pay_host WHERE tenant_id = $1")

    static let putPayHost = Statement(
        .staff, "settings.put_pay_host", "INSERT INTO pay_host (tenant_id, host) VALUES ($1, $2)")

    static let setKeptDays = Statement(
        .staff, "settings.set_kept_days", "UPDATE tenant SET kept_days = $2 WHERE tenant.id = $1")

    static let untouched = Statement(
        .staff, "settings.untouched",
        "SELECT count(*) FROM conversation WHERE tenant_id = $1 AND updated_at < $2")
}

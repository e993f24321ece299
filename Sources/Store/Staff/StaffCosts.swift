import Access

/// What was used of Claude, added up.
public struct UsedSum: Sendable, Hashable {
    /// Answered messages.
    public var messages: Int64 = 0
    /// Tokens read anew.
    public var input: Int64 = 0
    /// Tokens written.
    public var output: Int64 = 0
    /// Tokens read from a cache.
    public var cacheRead: Int64 = 0
    /// Tokens written into a cache.
    public var cacheWrite: Int64 = 0
    /// Millionths of a US dollar, of all that has a known price.
    public var microDollars: Int64 = 0
    /// How many uses had no known price and are not in the dollars.
    public var unpriced: Int64 = 0

    /// Nothing.
    public init() {}

    /// Reads seven columns of a row from one on.
    init(_ row: Row, from column: Int32) {
        messages = row.integer(column)
        input = row.integer(column + 1)
        output = row.integer(column + 2)
        cacheRead = row.integer(column + 3)
        cacheWrite = row.integer(column + 4)
        microDollars = row.integer(column + 5)
        unpriced = row.integer(column + 6)
    }

    /// Both together, each number at most the largest there is.
    public func adding(_ other: UsedSum) -> UsedSum {
        var sum = self
        sum.messages = messages.upTo(adding: other.messages)
        sum.input = input.upTo(adding: other.input)
        sum.output = output.upTo(adding: other.output)
        sum.cacheRead = cacheRead.upTo(adding: other.cacheRead)
        sum.cacheWrite = cacheWrite.upTo(adding: other.cacheWrite)
        sum.microDollars = microDollars.upTo(adding: other.microDollars)
        sum.unpriced = unpriced.upTo(adding: other.unpriced)
        return sum
    }
}

/// What one company used of one model on one day.
public struct UsedLine: Sendable, Hashable {
    /// The day in the provider's time zone.
    public let day: CalendarDate
    /// The company.
    public let company: CompanyID
    /// Its name.
    public let companyName: String
    /// The model; `unsettled` for what was reserved by a process that died.
    public let model: String
    /// How much.
    public let used: UsedSum
}

/// What came of Nexie's answers in a time.
public struct AnswerCounts: Sendable, Hashable {
    /// All answers, of Claude and of the guide.
    public var all = 0
    /// Those that broke off by a fault.
    public var failed = 0
    /// Those that the person stopped.
    public var stopped = 0
    /// Those that the model refused to give.
    public var refused = 0
    /// Those that somebody found good.
    public var good = 0
    /// Those that somebody found bad.
    public var bad = 0
}

/// What a client found bad about an answer, in the client's words.
public struct BadAnswer: Sendable, Hashable {
    /// When it was said.
    public let ratedAt: Instant
    /// Whose company it is.
    public let companyName: String
    /// Why: `wrong`, `incomplete`, `unclear`, `other`, or empty when nothing was said.
    public let reason: String
    /// The client's own words; empty when there are none.
    public let comment: String
}

extension StaffStore {
    /// The day that it is for the provider, and the first and last day of the month in which a day lies.
    public func month(of day: CalendarDate?, at now: Instant) throws -> UsedMonth {
        guard let zone = try first(CostStatements.zone, [], { $0.text(0) }) else {
            throw StoreError.fault("there is no such tenant")
        }
        let days = TenantDays(zone: zone)
        let today = days.day(of: now)
        let span = days.span(.month, of: day ?? today)
        let before = days.span(.month, of: span.first.adding(days: -1))
        return UsedMonth(
            today: today, first: span.first, last: span.last, begins: before.next, ends: span.next)
    }

    /// What was used, for each day, company and model, the first day first; so many lines at most.
    public func used(in month: UsedMonth, limit: Int) throws -> [UsedLine] {
        let values: [SQLValue] = [.date(month.first), .date(month.last), .integer(Int64(limit))]
        return try all(CostStatements.lines, values) { row in
            UsedLine(
                day: row.date(0), company: row.id(1), companyName: row.text(2), model: row.text(3),
                used: UsedSum(row, from: 4))
        }
    }

    /// What came of the answers of a month.
    public func answers(in month: UsedMonth) throws -> AnswerCounts {
        let span: [SQLValue] = [.instant(month.begins), .instant(month.ends)]
        var counts =
            try first(CostStatements.answers, span) { row in
                var counts = AnswerCounts()
                (counts.all, counts.failed) = (Int(row.integer(0)), Int(row.integer(1)))
                (counts.stopped, counts.refused) = (Int(row.integer(2)), Int(row.integer(3)))
                return counts
            } ?? AnswerCounts()
        let rated = try first(CostStatements.ratings, span) { (good: Int($0.integer(0)), bad: Int($0.integer(1))) }
        (counts.good, counts.bad) = (rated?.good ?? 0, rated?.bad ?? 0)
        return counts
    }

    /// What clients found bad in a month, the latest first; so many at most.
    public func badAnswers(in month: UsedMonth, limit: Int) throws -> [BadAnswer] {
        let values: [SQLValue] = [.instant(month.begins), .instant(month.ends), .integer(Int64(limit))]
        return try all(CostStatements.bad, values) { row in
            BadAnswer(
                ratedAt: row.instant(0), companyName: row.text(1), reason: row.text(2), comment: row.text(3))
        }
    }

    /// What clients searched for in vain, most often first; so many at most.
    public func searchesInVain(limit: Int) throws -> [UnansweredSearch] {
        try all(CostStatements.searches, [.integer(Int64(limit))]) { row in
            UnansweredSearch(words: row.text(0), times: Int(row.integer(1)), lastAt: row.instant(2))
        }
    }
}

/// A month of a provider.
public struct UsedMonth: Sendable, Hashable {
    /// The day that it is.
    public let today: CalendarDate
    /// The month's first day.
    public let first: CalendarDate
    /// The month's last day.
    public let last: CalendarDate
    /// Its first moment in the provider's time zone.
    public let begins: Instant
    /// The first moment of the next one.
    public let ends: Instant
}

/// What staff ask of costs and of what clients thought.
enum CostStatements {
    static let zone = Statement(.staff, "costs.zone", "SELECT time_zone FROM tenant WHERE tenant.id = $1")

    static let lines = Statement(
        .staff, "costs.lines",
        """
        SELECT spending.day, company.id, company.name, spending.model, sum(spending.messages), sum(spending.input),
            sum(spending.output), sum(spending.cache_read), sum(spending.cache_write), sum(spending.micro_dollars),
            sum(spending.unpriced)
        FROM spending
        JOIN company ON company.tenant_id = spending.tenant_id AND company.id = spending.company_id
        WHERE spending.tenant_id = $1 AND spending.day BETWEEN $2 AND $3
        GROUP BY spending.day, company.name, company.id, spending.model
        ORDER BY spending.day, company.name, company.id, spending.model LIMIT $4
        """)

    static let answers = Statement(
        .staff, "costs.answers",
        """
        SELECT count(*), coalesce(sum(state = 'failed'), 0), coalesce(sum(state = 'stopped'), 0),
            coalesce(sum(refused), 0)
        FROM message WHERE tenant_id = $1 AND author = 'nexie' AND created_at >= $2 AND created_at < $3
        """)

    static let ratings = Statement(
        .staff, "costs.ratings",
        """
        SELECT coalesce(sum(rating = 'good'), 0), coalesce(sum(rating = 'bad'), 0)
        FROM answer_rating WHERE tenant_id = $1 AND rated_at >= $2 AND rated_at < $3
        """)

    static let bad = Statement(
        .staff, "costs.bad",
        """
        SELECT answer_rating.rated_at, company.name, answer_rating.reason, answer_rating.comment
        FROM answer_rating
        JOIN company ON company.tenant_id = answer_rating.tenant_id AND company.id = answer_rating.company_id
        WHERE answer_rating.tenant_id = $1 AND answer_rating.rated_at >= $2 AND answer_rating.rated_at < $3
            AND answer_rating.rating = 'bad'
        ORDER BY answer_rating.rated_at DESC, answer_rating.message_id LIMIT $4
        """)

    static let searches = Statement(
        .staff, "costs.searches",
        """
        SELECT words, times, last_at FROM unanswered_search WHERE tenant_id = $1
        ORDER BY times DESC, last_at DESC, words LIMIT $2
        """)
}

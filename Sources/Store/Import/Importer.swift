import Access

/// An import under way: on the writer's thread, inside its transaction, for one tenant.
///
/// It goes on after a refused record, to find every other reason; the transaction is undone when there is one.
final class Importer {
    let connection: Connection
    let tenant: TenantID
    let now: Instant
    let scratch: ImportScratch
    var summary = ImportSummary()
    var companies = Remembered<CompanyID>()
    var contacts = Remembered<KnownContact>()
    let news: ImportNews
    private var problems: [ImportProblem] = []
    /// Names that several companies of the import have, in small letters.
    var repeatedNames: Set<String> = []
    /// What staff had added and is the source's now, as the audit names it.
    var adopted: [String] = []

    init(connection: Connection, tenant: TenantID, scratch: ImportScratch, isQuiet: Bool, now: Instant) throws {
        self.connection = connection
        self.tenant = tenant
        self.scratch = scratch
        self.now = now
        news = try ImportNews(of: tenant, isQuiet: isQuiet, at: now, on: connection)
    }

    /// Stores the records of the scratch, those first that others refer to.
    func run() throws -> ImportSummary {
        for kind in ImportKind.allCases {
            for item in scratch.repeats[kind, default: []] {
                try refuse(item.place, "external_id", "Line \(item.earlier) has this \(kind.worded) already.")
            }
            try put(kind)
        }
        try settleTickets()
        try settleInvoices()
        guard problems.isEmpty else { throw ImportProblems(problems) }
        if summary.holdsHistory {
            try connection.run(NoticeStatements.setHistoryUntil, [.id(tenant), .instant(now)])
        }
        return summary
    }

    /// Writes a reason down; gives the import up when there are too many.
    func refuse(_ place: ImportPlace, _ field: String, _ reason: String) throws {
        try scratch.refuse(place.name)
        try refuse(ImportProblem(line: place.line, field: field, reason: reason))
    }

    /// The same for what lies in no single record.
    func refuse(_ problem: ImportProblem) throws {
        problems.append(problem)
        if problems.count >= ImportProblems.most { throw ImportProblems(problems) }
    }

    /// What a reference finds; nil, with the reason written down, when there is no such record.
    ///
    /// A record that was refused itself is no second reason.
    func reference<Found>(
        _ kind: ImportKind, _ externalID: String, of place: ImportPlace, _ field: String,
        _ find: (String) throws -> Found?
    ) throws -> Found? {
        if let found = try find(externalID) { return found }
        guard try scratch.isRefused(ImportName(kind: kind, externalID: externalID)) else {
            try refuse(place, field, "There is no \(kind.worded) \"\(externalID)\".")
            return nil
        }
        try scratch.refuse(place.name)
        return nil
    }

    /// The first row of a house statement whose first value is the tenant.
    func first<T>(_ statement: Statement, _ values: [SQLValue], _ read: (Row) throws -> T) throws -> T? {
        try connection.first(statement, [.id(tenant)] + values, read)
    }

    /// Runs a house statement whose first value is the tenant.
    func run(_ statement: Statement, _ values: [SQLValue]) throws {
        try connection.run(statement, [.id(tenant)] + values)
    }

    /// Counts a record that is stored.
    func count(_ kind: ImportKind, isNew: Bool) {
        summary.count(kind, isNew: isNew)
        scratch.tally.stored.add(1, ordering: .relaxed)
    }

    private func put(_ kind: ImportKind) throws {
        switch kind {
        case .company:
            try noteRepeatedNames()
            try scratch.each(put(company:))
        case .contact: try scratch.each(put(contact:))
        case .ticket: try putTickets()
        case .ticketNote: try scratch.each(put(note:))
        case .invoice: try scratch.each(put(invoice:))
        case .payment: try scratch.each(put(payment:))
        case .quote: try scratch.each(put(quote:))
        case .contract: try scratch.each(put(contract:))
        case .article: try scratch.each(put(article:))
        case .risk: try scratch.each(put(risk:))
        }
    }
}

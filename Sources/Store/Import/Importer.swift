import Access

/// An import under way: on the writer's thread, inside its transaction, for one tenant.
///
/// It goes on after a refused record, to find every other reason; the transaction is undone when there is one.
final class Importer {
    let connection: Connection
    let tenant: TenantID
    let now: Instant
    var summary = ImportSummary()
    var companies: [String: CompanyID] = [:]
    var contacts: [String: KnownContact] = [:]
    /// The tickets whose latest change must be looked at again, with the moment that the import gave.
    var changedTickets: [TicketID: Instant] = [:]
    /// The invoices whose payments must be added up again, with the record that made it so.
    var changedInvoices: [InvoiceID: ImportPlace] = [:]
    private var problems: [ImportProblem] = []
    private var refused: Set<ImportName> = []

    init(connection: Connection, tenant: TenantID, now: Instant) {
        self.connection = connection
        self.tenant = tenant
        self.now = now
    }

    /// Stores the records, those first that others refer to.
    func run(_ records: [(line: Int, record: ImportRecord)]) throws -> ImportSummary {
        let pile = ImportPile(records)
        try put(companies: distinct(pile.companies))
        try put(contacts: distinct(pile.contacts))
        try put(tickets: distinct(pile.tickets))
        try put(notes: distinct(pile.notes))
        try put(invoices: distinct(pile.invoices))
        try put(payments: distinct(pile.payments))
        try put(articles: distinct(pile.articles))
        try settleTickets()
        try settleInvoices()
        guard problems.isEmpty else { throw ImportProblems(problems) }
        return summary
    }

    /// Writes a reason down; gives the import up when there are too many.
    func refuse(_ place: ImportPlace, _ field: String, _ reason: String) throws {
        refused.insert(place.name)
        problems.append(ImportProblem(line: place.line, field: field, reason: reason))
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
        guard refused.contains(ImportName(kind: kind, externalID: externalID)) else {
            try refuse(place, field, "There is no \(kind.worded) \"\(externalID)\".")
            return nil
        }
        refused.insert(place.name)
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

    private func distinct<Value>(_ items: [Numbered<Value>]) throws -> [Numbered<Value>] {
        var lines: [String: Int] = [:]
        return try items.filter { item in
            guard let earlier = lines.updateValue(item.line, forKey: item.value.externalID) else { return true }
            try refuse(item.place, "external_id", "Line \(earlier) has this \(Value.kind.worded) already.")
            return false
        }
    }
}

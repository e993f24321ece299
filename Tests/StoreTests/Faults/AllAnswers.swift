import Access
import TestSupport
import Testing

@testable import Store

/// What clients' statements answer to everybody of the world, so that two ways of asking can be compared.
struct AllAnswers {
    /// Somebody who asks.
    struct Asker {
        let scope: Scope
        let permissions: PermissionSet
    }

    let path: String
    let askers: [Asker]
    private let loot: Loot

    /// One of each role at one company, and people of the other companies and of the other tenant.
    private static let people = [
        "anna@", "ben@", "chloe@", "david@", "elena@", "hana@", "kim@", "quinn@", "victor@",
    ]

    init(_ house: TestHouse) async throws {
        path = house.folder.database
        var askers: [Asker] = []
        for person in try await house.store.people() where Self.people.contains(where: person.email.hasPrefix) {
            let principal = try await house.principal(person.email)
            askers.append(Asker(scope: principal.scope, permissions: principal.permissions))
        }
        self.askers = askers
        loot = try await Loot(askers.map(\.scope), house)
    }

    /// A connection as a portal opens it, with those texts.
    func connection(_ planted: PlantedSQL) throws -> Connection {
        let connection = try Connection(path: path, reading: false, planted: planted)
        try PortalView.install(on: connection)
        return connection
    }

    /// The statements and the askers for which two connections answer otherwise; none when they are the same.
    func firstDifference(
        of statements: [Statement], _ left: Connection, _ right: Connection
    ) throws -> String? {
        for statement in statements {
            for asker in askers {
                guard let sight = statement.sight(of: asker.permissions) else { continue }
                for values in loot.values(for: statement) {
                    let one = try answer(statement, values, asker.scope, sight, left)
                    let other = try answer(statement, values, asker.scope, sight, right)
                    if one != other { return "\(statement.name) \(asker.scope.contact) \(values)" }
                }
            }
        }
        return nil
    }

    /// Whether the tools would ask at all: a statement about a record's parts follows one that has found the record.
    private func isFound(
        _ statement: Statement, _ values: [SQLValue], _ scope: Scope, _ sight: Sight, _ connection: Connection
    ) throws -> Bool {
        guard let (finding, takes) = statement.afterFinding, let id = values.first else { return true }
        let asked = loot.key(of: id)
        var isFound = false
        try connection.watch.opened(scope, sight, until: nil) {
            try connection.run(finding, [.id(scope.tenant), .id(scope.company), .id(scope.contact), asked]) { row in
                isFound = isFound || (row.text(0) == id.words && takes(row, values))
            }
        }
        return isFound
    }

    /// The rows, or what is different in the database after a write that is then undone.
    private func answer(
        _ statement: Statement, _ values: [SQLValue], _ scope: Scope, _ sight: Sight, _ connection: Connection
    ) throws -> [String] {
        guard try isFound(statement, values, scope, sight, connection) else { return ["not found"] }
        let bound: [SQLValue] = [.id(scope.tenant), .id(scope.company), .id(scope.contact)] + values
        var rows: [String] = []
        guard statement.isWrite else {
            try connection.watch.opened(scope, sight, until: nil) {
                try connection.run(statement, bound) { rows.append($0.line) }
            }
            return rows
        }
        try connection.execute("BEGIN IMMEDIATE")
        do {
            try connection.watch.opened(scope, sight, until: nil) { try connection.run(statement, bound) }
        } catch {
            rows.append("refused")
        }
        for table in [
            "tenant", "contact", "ticket", "ticket_note", "conversation", "message", "answer_rating", "proposal",
            "once", "outbox", "risk", "risk_view", "risk_decision", "risk_ticket", "ticket_rating", "change_request",
            "session",
            "preview", "article_rating",
        ] {
            let picture = Statement(.house, "picture.\(table)", "SELECT * FROM \(table) ORDER BY rowid")
            try connection.run(picture, []) { rows.append($0.line) }
        }
        try connection.execute("ROLLBACK")
        return rows
    }
}

extension SQLValue {
    fileprivate var words: String { if case .text(let words) = self { words } else { "" } }
}

extension Row {
    fileprivate var line: String { (0..<width).map { text($0) }.joined(separator: "|") }
}

extension Statement {
    var isWrite: Bool { ["INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) } }

    /// The statement by which a tool finds the record before it runs this one, and whether it goes on with that row.
    fileprivate var afterFinding: (Statement, (Row, [SQLValue]) -> Bool)? {
        switch name {
        case "ticket.notes", "ticket.add_note", "ticket.move": (TicketStatements.byNumber, { _, _ in true })
        case "invoice.lines", "invoice.payments": (InvoiceStatements.byNumber, { _, _ in true })
        case "quote.lines", "quote.sections": (QuoteStatements.byNumber, { _, _ in true })
        case "conversation.messages", "conversation.add_message", "conversation.touch", "proposal.list",
            "proposal.add", "conversation.rename", "conversation.hand_over", "conversation.delete",
            "answer_rating.list":
            (ConversationStatements.find, { _, _ in true })
        case "article_rating.own", "article_rating.add", "article_rating.clear":
            (ArticleStatements.bySlug, { _, _ in true })
        case "answer_rating.add", "answer_rating.clear": (AnswerRatingStatements.answer, { _, _ in true })
        case "proposal.settle":
            (
                ProposalStatements.find,
                { ["open", $1[1].words].contains($0.text(4)) && $0.optionalText(6) == nil }
            )
        default: findingRisk ?? (findingInProfile ?? findingForRating).map { ($0, { _, _ in true }) }
        }
    }

    /// What a call may look at that runs the statement for somebody with these permissions; nil when no tool does.
    func sight(of permissions: PermissionSet) -> Sight? {
        let (needs, also): ([Permission], [Permission]) =
            switch name.prefix(while: { $0 != "." }) {
            case "ticket_rating": ([.ticketsReply], [.ticketsReadCompany])
            case "ticket" where name == "ticket.create": ([.ticketsCreate], [])
            case "ticket" where isWrite: ([.ticketsReply], [.ticketsReadCompany])
            case "ticket" where name.contains("_company"): ([.ticketsRead, .ticketsReadCompany], [])
            case "ticket" where name.contains("_own"): ([.ticketsRead], [])
            case "ticket": ([.ticketsRead], [.ticketsReadCompany])
            case "invoice": ([.invoicesRead], [])
            case "quote": ([.quotesRead], [])
            case "contract": ([.contractsRead], [])
            case "article", "article_rating": ([.articlesRead], [])
            case "risk": rightsOfRisks
            case "once": ([.ticketsCreate], [])
            case "conversation", "proposal", "answer_rating": ([.nexieUse], [])
            default: ([], [])
            }
        guard needs.allSatisfy(permissions.allows) else { return nil }
        return (needs + also).filter(permissions.allows).reduce(into: Sight()) { $0.formUnion(Sight($1)) }
    }
}

/// Identifiers and numbers of rows of several companies.
private struct Loot {
    private var columns: [String: [SQLValue]] = [:]
    private var numbers: [String: SQLValue] = [:]

    /// By what a tool looks for the record with that identifier.
    func key(of id: SQLValue) -> SQLValue { numbers[id.words] ?? id }

    init(_ scopes: [Scope], _ house: TestHouse) async throws {
        let talks = try await Self.talk(as: scopes, house)
        let profiles = try await ProfilePlanting(scopes, house)
        try await RatingPlanting.plant(scopes, house)
        (columns["request"], columns["session"]) = (profiles.requests, profiles.sessions)
        columns["conversation"] = talks.map(\.conversation)
        columns["proposal"] = talks.map(\.proposal)
        columns["message"] = talks.flatMap(\.messages)
        columns["risk.ticket"] = try await RiskLoot.place(scopes, house)
        for (name, sql) in [
            "ticket": "SELECT id, number FROM ticket WHERE tenant_id = $1 AND company_id = $2 LIMIT 12",
            "invoice": "SELECT id, number FROM invoice WHERE tenant_id = $1 AND company_id = $2 LIMIT 12",
            "risk": "SELECT id, number FROM risk WHERE tenant_id = $1 AND company_id = $2",
            "quote": "SELECT id, number FROM quote WHERE tenant_id = $1 AND company_id = $2 LIMIT 12",
            "contract": "SELECT id, number FROM contract WHERE tenant_id = $1 AND company_id = $2 LIMIT 12",
            "article": "SELECT id, slug FROM article WHERE tenant_id = $1 AND $2 IS $2",
        ] {
            for company in Set(scopes.map { Place(tenant: $0.tenant, company: $0.company) }) {
                try await house.store.readers.house { connection in
                    var found: [(String, String)] = []
                    let statement = Statement(.house, "loot." + name, sql)
                    try connection.run(statement, [.id(company.tenant), .id(company.company)]) {
                        found.append(($0.text(0), $0.text(1)))
                    }
                    return found
                }.forEach { id, number in
                    columns[name + ".id", default: []].append(.text(id))
                    let key = name == "ticket" ? SQLValue.integer(Int64(number) ?? 0) : .text(number)
                    columns[name + ".number", default: []].append(key)
                    numbers[id] = key
                }
            }
        }
    }

    private struct Place: Hashable {
        let tenant: TenantID
        let company: CompanyID
    }

    private typealias Talk = (conversation: SQLValue, proposal: SQLValue, messages: [SQLValue])

    /// A conversation with a message, a suggestion and a key for everybody, so that there is something to steal.
    private static func talk(as scopes: [Scope], _ house: TestHouse) async throws -> [Talk] {
        var talks: [Talk] = []
        for scope in scopes {
            talks += try await house.store.writer.write { connection in
                try connection.watch.opened(scope, [.conversations, .articles], until: nil) {
                    let store = ScopedStore(connection: connection, scope: scope)
                    let isFirst = scope == scopes.first
                    if !isFirst { try store.keepResult(of: "create_ticket", key: "key", result: "a", at: Self.moment) }
                    for read in try store.articles(limit: 3) { try store.rate(read.id, as: "good", at: Self.moment) }
                    try store.keepResult(of: "add_ticket_note", key: "other", result: "b", at: Self.moment)
                    return try ["open", "confirmed", "cancelled"].map { try Self.talk(settled: $0, store) }
                }
            }
        }
        return talks
    }

    private static let moment = Instant(milliseconds: 1)

    private static func talk(settled state: String, _ store: borrowing ScopedStore) throws -> Talk {
        let conversation = try store.beginConversation(title: state, at: moment)
        let messages = try [true, false, false].map { isFromPerson in
            try store.addMessage(
                to: conversation, isFromPerson: isFromPerson, state: "complete", content: "\(store.scope.contact)",
                said: "words of \(store.scope.contact)", at: moment)
        }
        try store.rate(messages[1], as: "bad", reason: "wrong", comment: "\(store.scope.contact)", at: moment)
        let proposal = try store.addProposal(
            in: conversation, tool: "create_ticket", input: "{}", origin: "x", expires: moment, at: moment)
        if state != "open" { try store.settle(proposal, as: state, receipt: nil) }
        return (.text(conversation.text), .text(proposal.text), messages.map { .text($0.text) })
    }

    /// Lists of invoices with and without words, a state and a day.
    private static func lists(_ byDue: Bool) -> [[SQLValue]] {
        let first: [SQLValue] = byDue ? [.integer(.min), .text("")] : [.integer(.max), .text("~")]
        return ["", "open", "draft"].flatMap { state in
            [("", SQLValue.null), ("e", .integer(100_000))].map { words, day in
                [.text(words), .text(state), day] + first + [.integer(500)]
            }
        }
    }

    /// What a thief of those rows could ask a statement with.
    func values(for statement: Statement) -> [[SQLValue]] {
        let page: [SQLValue] = [.integer(.max), .text("~"), .integer(500)]
        let conversations = columns["conversation", default: []]
        let messages = columns["message", default: []]
        let tickets = columns["ticket.id", default: []]
        let (requests, sessions) = (columns["request", default: []], columns["session", default: []])
        if let values = statement.profileValues(requests: requests, sessions: sessions) { return values }
        if let values = statement.ratingValues(tickets: tickets) { return values }
        switch statement.name {
        case "ticket.list_company", "ticket.list_own": return [page]
        case "ticket.list_company_state", "ticket.list_own_state":
            return ["open", "waiting"].map { page + [.text($0)] }
        case "ticket.numbered_company", "ticket.numbered_own":
            return ["", "open"].map { [.integer(.max), .text($0), .text("e"), .integer(1042), .integer(500)] }
        case "ticket.count_company_words", "ticket.count_own_words": return [[.text("e"), .integer(1042)]]
        case "ticket.search_company", "ticket.search_own": return [page + [.text("e"), .integer(1042), .text("")]]
        case "ticket.by_number": return columns["ticket.number", default: []].map { [$0] }
        case "ticket.by_id": return tickets.map { [$0] }
        case "ticket.notes": return tickets.map { [$0, .integer(500)] }
        case "ticket.create": return [["NEW", "subject", "words", "normal"].map { .text($0) } + [.integer(1)]]
        case "ticket.add_note":
            return tickets.map { [$0, .text("NEW"), .text("words"), .integer(1), .text("closed")] }
        case "ticket.move":
            return ["open", "closed", "resolved"].flatMap { state in tickets.map { [$0, .integer(1), .text(state)] } }
        case _ where statement.name.hasPrefix("invoice."): return invoiceValues(for: statement)
        case _ where ["quote.", "contract."].contains { statement.name.hasPrefix($0) }:
            return agreementValues(for: statement)
        case _ where statement.name.hasPrefix("article"): return articleValues(for: statement)
        case "conversation.list": return [page]
        case "conversation.search": return [page + [.text("words")], page + [.text("open")]]
        case "conversation.find", "proposal.list", "conversation.delete", "answer_rating.list":
            return conversations.map { [$0] }
        case "conversation.messages": return conversations.map { [$0, .integer(500)] }
        case "conversation.begin": return [[.text("NEW"), .text("title"), .text("title"), .integer(1)]]
        case "conversation.add_message":
            return conversations.map {
                [$0, .text("NEW"), .text("nexie"), .text("complete"), .text("words"), .text("words"), .integer(1)]
            }
        case "conversation.touch": return conversations.map { [$0, .integer(9)] }
        case "conversation.rename": return conversations.map { [$0, .text("Other"), .text("other")] }
        case "conversation.hand_over": return conversations.map { [$0, .integer(7)] }
        case "profile.set_unwanted": return [[.text("note")]]
        case "answer_rating.answer", "answer_rating.clear": return messages.map { [$0] }
        case "answer_rating.add": return messages.map { [$0, .text("good"), .text(""), .text("x"), .integer(1)] }
        case _ where statement.name.hasPrefix("proposal."): return proposalValues(for: statement)
        case "once.find": return ["key", "other"].map { [.text("create_ticket"), .text($0)] }
        case "once.keep": return [[.text("create_ticket"), .text("third"), .text("{}"), .integer(1)]]
        default:
            return RiskLoot(
                ids: columns["risk.id", default: []], numbers: columns["risk.number", default: []],
                tickets: columns["risk.ticket", default: []] + tickets
            ).values(for: statement) ?? [[]]
        }
    }

    private func invoiceValues(for statement: Statement) -> [[SQLValue]] {
        switch statement.name {
        case "invoice.list_issued", "invoice.list_due": return Self.lists(statement.name == "invoice.list_due")
        case "invoice.counts_words": return [[.text("e"), .integer(100_000)]]
        case "invoice.owed": return [[.integer(100_000)]]
        case "invoice.due_by": return [[.integer(100_000), .integer(500)]]
        case "invoice.counts": return [[.integer(100_000)]]
        case "invoice.by_number": return columns["invoice.number", default: []].map { [$0] }
        case "invoice.lines", "invoice.payments": return columns["invoice.id", default: []].map { [$0] }
        default: return [[]]
        }
    }

    private func articleValues(for statement: Statement) -> [[SQLValue]] {
        switch statement.name {
        case "article.list": return ["", "Network"].map { [.text(""), .text(""), .integer(500), .text($0)] }
        case "article_rating.own", "article_rating.clear": return columns["article.id", default: []].map { [$0] }
        case "article_rating.add":
            return columns["article.id", default: []].map { [$0, .text("bad"), .integer(1)] }
        case "article.latest": return [[.integer(500)]]
        case "article.by_slug": return columns["article.number", default: []].map { [$0] }
        case "article.spread": return [[.text(""), .text("\u{10FFFF}")]]
        case "article.search":
            let none = [SQLValue](repeating: .integer(0), count: 21)
            return [[.integer(100), .text(""), .text("\u{10FFFF}"), .integer(1000)] + none + [.integer(500)]]
        default: return [[]]
        }
    }

    private func agreementValues(for statement: Statement) -> [[SQLValue]] {
        let page: [SQLValue] = [.integer(.max), .text("~"), .integer(500)]
        switch statement.name {
        case "quote.list":
            return ["", "sent", "draft", "accepted"].flatMap { state in
                [(SQLValue.null, SQLValue.null), (.integer(0), .null), (.null, .integer(100_000))].map { first, last in
                    [.text(state), first, last] + page
                }
            }
        case "quote.to_decide": return [[.integer(0), .integer(500)]]
        case "quote.by_number": return columns["quote.number", default: []].map { [$0] }
        case "quote.lines", "quote.sections": return columns["quote.id", default: []].map { [$0] }
        case "contract.list": return ["", "active", "ended"].map { [.text($0), .integer(0)] + page }
        case "contract.by_number": return columns["contract.number", default: []].map { [$0] }
        case "quote.counts", "contract.counts": return [[.integer(0)]]
        default: return [[]]
        }
    }

    private func proposalValues(for statement: Statement) -> [[SQLValue]] {
        let proposals = columns["proposal", default: []]
        switch statement.name {
        case "proposal.find": return proposals.map { [$0] }
        case "proposal.add":
            return columns["conversation", default: []].map {
                [$0, .text("NEW"), .text("create_ticket"), .text("{}"), .text("x"), .integer(1), .integer(2)]
            }
        default:
            return proposals.flatMap { proposal -> [[SQLValue]] in
                [
                    [proposal, .text("confirmed"), .text("{}"), .text(#"{"subject":"Changed"}"#)],
                    [proposal, .text("cancelled"), .null, .null],
                ]
            }
        }
    }
}

import Access
import TestSupport
import Testing
import Tools

@testable import Store

/// Every statement that runs for a client, run with the wrong scope: the database itself shows nothing.
@Suite struct ForeignRowsTests {
    /// Everything a thief could know of a company: identifiers and numbers of all its rows.
    struct Loot: Sendable {
        let scope: Scope
        let company: String
        var tickets: [(id: String, number: Int64)] = []
        var invoices: [(id: String, number: String)] = []
        var quotes: [(id: String, number: String)] = []
        var contracts: [String] = []
        var slugs: [String] = []
        var risks = RiskLoot()
        var article = ""
        var conversation = ""
        var answer = ""
        var proposal = ""
        var requests: [SQLValue] = []
        var sessions: [SQLValue] = []
    }

    private static let everything: Sight = [
        .ownTickets, .companyTickets, .invoices, .quotes, .contracts, .articles, .conversations, .risks, .riskDecisions,
    ]

    @Test func `no statement shows a row of another company, whatever it is asked with`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let loots = try await Self.loots(house)
            #expect(loots.count >= 4)
            var runs = 0
            for statement in Statements.all where statement.side == .client && !statement.writes {
                for mine in loots {
                    for theirs in loots where theirs.scope != mine.scope {
                        for values in try Self.values(for: statement, of: theirs) {
                            for bound in [mine.scope, theirs.scope] {
                                let texts = try await Self.run(statement, bound, values, as: mine.scope, house)
                                try Self.judge(texts, statement, mine, house)
                                runs += 1
                            }
                        }
                    }
                }
            }
            #expect(runs > 500)
        }
    }

    @Test func `every statement shows its own rows, so that the test above means something`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let loots = try await Self.loots(house)
            let mine = try #require(loots.first { $0.company == "marigold" })
            for statement in Statements.all where statement.side == .client && !statement.writes {
                var rows = 0
                for values in try Self.values(for: statement, of: mine) {
                    rows += try await Self.run(statement, mine.scope, values, as: mine.scope, house).count
                }
                #expect(rows > 0, "\(statement.name) found nothing of its own")
            }
        }
    }

    @Test func `no statement that writes changes a row of another company`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let loots = try await Self.loots(house)
            for statement in Statements.all where statement.side == .client && statement.writes {
                for mine in loots {
                    for theirs in loots where theirs.scope.company != mine.scope.company {
                        let before = try await Self.picture(of: theirs.scope, house)
                        for values in try Self.values(for: statement, of: theirs) {
                            for bound in [mine.scope, theirs.scope] {
                                try? await Self.write(statement, bound, values, as: mine.scope, house)
                            }
                        }
                        let after = try await Self.picture(of: theirs.scope, house)
                        #expect(before == after, "\(statement.name) reached another company")
                    }
                }
            }
        }
    }

    @Test func `without the sight of a kind of row its statements find nothing`() async throws {
        try await TestHouse.with(canaries: true) { house in
            let loots = try await Self.loots(house)
            let mine = try #require(loots.first { $0.company == "marigold" })
            for statement in Statements.all where statement.side == .client && !statement.writes {
                let isCounted = [
                    "invoice.counts", "invoice.counts_words", "quote.counts", "contract.counts", "article.extent",
                    "article.spread", "risk.counts",
                ].contains(statement.name)
                let isOpen = ["profile", "proposal", "once"].contains { statement.name.hasPrefix($0) }
                for values in try Self.values(for: statement, of: mine) where !isOpen {
                    let texts = try await Self.run(statement, mine.scope, values, as: mine.scope, seeing: [], house)
                    let found = isCounted ? texts.filter { !$0.allSatisfy { $0 == "0" } } : texts
                    #expect(found.isEmpty, "\(statement.name) needs no sight")
                }
            }
        }
    }

    // MARK: Running

    private static func run(
        _ statement: Statement, _ bound: Scope, _ values: [SQLValue], as scope: Scope,
        seeing sight: Sight = everything, _ house: TestHouse
    ) async throws -> [[String]] {
        try await house.store.readers.portal(scope, sight, until: .now + .seconds(20)) { store in
            var rows: [[String]] = []
            let all: [SQLValue] = [.id(bound.tenant), .id(bound.company), .id(bound.contact)] + values
            try store.connection.run(statement, all) { row in rows.append((0..<row.width).map { row.text($0) }) }
            return rows
        }
    }

    private static func write(
        _ statement: Statement, _ bound: Scope, _ values: [SQLValue], as scope: Scope, _ house: TestHouse
    ) async throws {
        try await house.store.writer.write { connection in
            try connection.watch.opened(scope, everything, until: nil) {
                try connection.run(
                    statement, [.id(bound.tenant), .id(bound.company), .id(bound.contact)] + values)
            }
        }
    }

    private static func judge(
        _ rows: [[String]], _ statement: Statement, _ mine: Loot, _ house: TestHouse
    ) throws {
        let text = rows.joined().joined(separator: "\n")
        for canary in house.world.canaries where text.contains(canary.token) {
            let isMine =
                switch canary.audience {
                case .nobody: false
                case .tenant, .readers: mine.tenant(house) == canary.tenant
                case .company(let company), .payers(let company), .risks(let company), .quoteReaders(let company),
                    .contractReaders(let company), .ticket(let company, _),
                    .person(let company, _):
                    company == mine.company && mine.tenant(house) == canary.tenant
                }
            #expect(isMine, "\(statement.name) showed \(canary.record) \(canary.externalID) \(canary.field)")
        }
    }

    /// All rows of a company's tables, as text.
    private static func picture(of scope: Scope, _ house: TestHouse) async throws -> [String] {
        try await house.store.readers.house { connection in
            var rows: [String] = []
            for table in [
                "ticket", "ticket_note", "conversation", "message", "answer_rating", "proposal", "once", "contact",
                "risk", "risk_view", "risk_decision", "risk_ticket",
                "change_request", "session", "preview",
                "ticket_rating",
                "article_rating",
            ] {
                let statement = Statement(
                    .house, "picture.\(table)", "SELECT * FROM \(table) WHERE tenant_id = $1 AND company_id = $2")
                try connection.run(statement, [.id(scope.tenant), .id(scope.company)]) { row in
                    rows.append(table + ": " + (0..<row.width).map { row.text($0) }.joined(separator: "|"))
                }
            }
            return rows.sorted()
        }
    }

    // MARK: Loot

    private static func loots(_ house: TestHouse) async throws -> [Loot] {
        var loots: [Loot] = []
        for person in try await house.store.people() where person.enabled && person.role == "Owner" {
            let scope = try await house.principal(person.email).scope
            loots.append(try await loot(scope, house))
        }
        return loots
    }

    private static func loot(_ scope: Scope, _ house: TestHouse) async throws -> Loot {
        let (conversation, proposal, answer) = try await talk(scope, house)
        let asked = try await RiskLoot.place([scope], house)
        let profile = try await ProfilePlanting([scope], house)
        try await RatingPlanting.plant([scope], house)
        return try await house.store.readers.house { connection in
            func rows(_ what: String, _ sql: String, _ values: [SQLValue]) throws -> [[String]] {
                var found: [[String]] = []
                try connection.run(Statement(.house, "loot." + what, sql), values) { row in
                    found.append((0..<row.width).map { row.text($0) })
                }
                return found
            }
            let ours: [SQLValue] = [.id(scope.tenant), .id(scope.company)]
            let external = try rows("company", "SELECT external_id FROM company WHERE tenant_id = $1 AND id = $2", ours)
            var loot = Loot(scope: scope, company: external.first?.first ?? "")
            loot.tickets = try rows(
                "tickets", "SELECT id, number FROM ticket WHERE tenant_id = $1 AND company_id = $2", ours
            ).map { ($0[0], Int64($0[1]) ?? 0) }
            loot.invoices = try rows(
                "invoices", "SELECT id, number FROM invoice WHERE tenant_id = $1 AND company_id = $2", ours
            ).map { ($0[0], $0[1]) }
            loot.quotes = try rows(
                "quotes", "SELECT id, number FROM quote WHERE tenant_id = $1 AND company_id = $2", ours
            ).map { ($0[0], $0[1]) }
            loot.contracts = try rows(
                "contracts", "SELECT number FROM contract WHERE tenant_id = $1 AND company_id = $2", ours
            ).map { $0[0] }
            loot.slugs = try rows("slugs", "SELECT slug FROM article WHERE tenant_id = $1", [.id(scope.tenant)])
                .map { $0[0] }
            let risks = try rows(
                "risks", "SELECT id, number FROM risk WHERE tenant_id = $1 AND company_id = $2", ours)
            loot.risks = RiskLoot(
                ids: risks.map { .text($0[0]) }, numbers: risks.map { .text($0[1]) }, tickets: asked)
            loot.article =
                try rows(
                    "article", "SELECT article_id FROM article_rating WHERE tenant_id = $1 AND contact_id = $2",
                    [.id(scope.tenant), .id(scope.contact)]
                ).first?.first ?? ""
            loot.conversation = conversation
            loot.proposal = proposal
            loot.answer = answer
            (loot.requests, loot.sessions) = (profile.requests, profile.sessions)
            return loot
        }
    }

    /// A conversation with a message and a proposal, so that there is something to steal.
    private static func talk(_ scope: Scope, _ house: TestHouse) async throws -> (String, String, String) {
        try await house.store.writer.write { connection in
            try connection.watch.opened(scope, everything, until: nil) {
                let store = ScopedStore(connection: connection, scope: scope)
                let now = Instant(milliseconds: 1)
                let conversation = try store.beginConversation(title: "secret talk", at: now)
                _ = try store.addMessage(
                    to: conversation, isFromPerson: true, state: "complete", content: "secret words",
                    said: "secret words",
                    at: now)
                let answer = try store.addMessage(
                    to: conversation, isFromPerson: false, state: "complete", content: "secret answer", at: now)
                try store.rate(answer, as: "bad", reason: "wrong", comment: "secret comment", at: now)
                let proposal = try store.addProposal(
                    in: conversation, tool: "create_ticket", input: "{}", origin: "x", expires: now, at: now)
                try store.keepResult(of: "create_ticket", key: "key", result: "{}", at: now)
                let read = try store.articles(limit: 1).first
                if let read { try store.rate(read.id, as: "good", at: now) }
                return (conversation.text, proposal.text, answer.text)
            }
        }
    }

    // MARK: Values

    private static func values(for statement: Statement, of loot: Loot) throws -> [[SQLValue]] {
        let page: [SQLValue] = [.integer(.max), .text("~"), .integer(100)]
        let conversation = SQLValue.text(loot.conversation)
        let answer = SQLValue.text(loot.answer)
        if let own = statement.profileValues(requests: loot.requests, sessions: loot.sessions) { return own }
        if let own = statement.ratingValues(tickets: loot.tickets.map { .text($0.id) }) { return own }
        switch statement.name {
        case "ticket.list_company", "ticket.list_own": return [page]
        case "ticket.list_company_state", "ticket.list_own_state":
            return TicketState.allCases.map { page + [.text($0.rawValue)] }
        case "ticket.search_company", "ticket.search_own":
            return loot.tickets.map { page + [.text("e"), .integer($0.number), .text("")] }
        case "ticket.numbered_company", "ticket.numbered_own":
            return loot.tickets.map { [.integer(.max), .text(""), .text("e"), .integer($0.number), .integer(100)] }
        case "ticket.count_company_words", "ticket.count_own_words":
            return loot.tickets.map { [.text("e"), .integer($0.number)] }
        case "ticket.count_company", "ticket.count_own", "invoice.pay_hosts", "profile.own", "profile.unwanted",
            "article.extent", "article.categories":
            return [[]]
        case "ticket.by_number": return loot.tickets.map { [.integer($0.number)] }
        case "ticket.by_id": return loot.tickets.map { [.text($0.id)] }
        case "ticket.notes": return loot.tickets.map { [.text($0.id), .integer(100)] }
        case _ where statement.name.hasPrefix("invoice."): return try invoiceValues(for: statement, of: loot)
        case _ where ["quote.", "contract."].contains { statement.name.hasPrefix($0) }:
            return try agreementValues(for: statement, of: loot)
        case _ where statement.name.hasPrefix("article"): return articleValues(for: statement, of: loot)
        case "conversation.list": return [page]
        case "conversation.search": return [page + [.text("secret")]]
        case "conversation.find", "proposal.list", "conversation.delete", "answer_rating.list": return [[conversation]]
        case "answer_rating.answer", "answer_rating.clear": return [[answer]]
        case "answer_rating.add": return [[answer, .text("good"), .text(""), .text("x"), .integer(1)]]
        case "conversation.rename": return [[conversation, .text("x"), .text("x")]]
        case "conversation.hand_over": return [[conversation, .integer(7)]]
        case "profile.set_unwanted": return [[.text("note")]]
        case "conversation.messages": return [[conversation, .integer(100)]]
        case _ where statement.name.hasPrefix("proposal."): return proposalValues(for: statement, of: loot)
        case "once.find": return [[.text("create_ticket"), .text("key")]]
        case "ticket.create":
            return [[.text("NEW"), .text("subject"), .text("description"), .text("normal"), .integer(1)]]
        case "ticket.add_note":
            return loot.tickets.prefix(3).map {
                [.text($0.id), .text("NEW"), .text("body"), .integer(1), .text("note")]
            }
        case "ticket.move": return loot.tickets.prefix(3).map { [.text($0.id), .integer(1), .text("closed")] }
        case "conversation.begin": return [[.text("NEW"), .text("title"), .text("title"), .integer(1)]]
        case "conversation.add_message":
            return [
                [conversation, .text("NEW"), .text("nexie"), .text("complete"), .text("x"), .text("x"), .integer(1)]
            ]
        case "conversation.touch": return [[conversation, .integer(9)]]
        case "once.keep": return [[.text("create_ticket"), .text("other"), .text("{}"), .integer(1)]]
        default: return try loot.risks.situations(for: statement)
        }
    }

    private static func ratingValues(for statement: Statement, of loot: Loot) -> [[SQLValue]] {
        let article = SQLValue.text(loot.article)
        return statement.name == "article_rating.add" ? [[article, .text("bad"), .integer(1)]] : [[article]]
    }

    private static func articleValues(for statement: Statement, of loot: Loot) -> [[SQLValue]] {
        switch statement.name {
        case "article.list": return [[.text(""), .text(""), .integer(100), .text("")]]
        case _ where statement.name.hasPrefix("article_rating."): return ratingValues(for: statement, of: loot)
        case "article.latest": return [[.integer(100)]]
        case "article.by_slug": return loot.slugs.map { [.text($0)] }
        case "article.spread": return [[.text(""), .text("\u{10FFFF}")]]
        case "article.search":
            let words: [SQLValue] = [.text("a"), .text("\u{10FFFF}"), .integer(1000)]
            let none = [SQLValue](repeating: .integer(0), count: 21)
            return [[.integer(100)] + words + none + [.integer(100)]]
        default: return [[]]
        }
    }

    private static func proposalValues(for statement: Statement, of loot: Loot) -> [[SQLValue]] {
        let (conversation, proposal) = (SQLValue.text(loot.conversation), SQLValue.text(loot.proposal))
        switch statement.name {
        case "proposal.find": return [[proposal]]
        case "proposal.add":
            return [
                [conversation, .text("NEW"), .text("create_ticket"), .text("{}"), .text("x"), .integer(1), .integer(2)]
            ]
        case "proposal.list": return [[conversation]]
        default: return [[proposal, .text("confirmed"), .text("{}"), .text("{}")]]
        }
    }

    private static func agreementValues(for statement: Statement, of loot: Loot) throws -> [[SQLValue]] {
        let page: [SQLValue] = [.integer(.max), .text("~"), .integer(100)]
        switch statement.name {
        case "quote.list":
            return ["", "sent", "accepted", "declined", "draft"].flatMap { state in
                [(SQLValue.null, SQLValue.null), (.integer(0), .integer(100_000))].map { first, last in
                    [.text(state), first, last] + page
                }
            }
        case "quote.to_decide": return [[.integer(0), .integer(100)]]
        case "quote.by_number": return loot.quotes.map { [.text($0.number)] }
        case "quote.lines", "quote.sections": return loot.quotes.map { [.text($0.id)] }
        case "contract.list": return ["", "active", "ended"].map { [.text($0), .integer(0)] + page }
        case "contract.by_number": return loot.contracts.map { [.text($0)] }
        case "quote.counts", "contract.counts": return [[.integer(0)]]
        case "quote.approval_hosts": return [[]]
        default: throw StoreError.fault("no situation for \(statement.name): add one")
        }
    }

    private static func invoiceValues(for statement: Statement, of loot: Loot) throws -> [[SQLValue]] {
        let page: [SQLValue] = [.integer(.max), .text("~"), .integer(100)]
        switch statement.name {
        case "invoice.list_issued", "invoice.list_due":
            let first: [SQLValue] =
                statement.name == "invoice.list_issued" ? page : [.integer(.min), .text(""), page[2]]
            return ["", "open", "paid", "void", "draft"].flatMap { state in
                [("", SQLValue.null), ("e", .integer(100_000))].map { words, day in
                    [.text(words), .text(state), day] + first
                }
            }
        case "invoice.counts_words": return [[.text("e"), .integer(100_000)]]
        case "invoice.owed": return [[.integer(100_000)], [.integer(0)]]
        case "invoice.due_by": return [[.integer(100_000), .integer(100)]]
        case "invoice.counts": return [[.integer(100_000)]]
        case "invoice.by_number": return loot.invoices.map { [.text($0.number)] }
        case "invoice.lines", "invoice.payments": return loot.invoices.map { [.text($0.id)] }
        default: throw StoreError.fault("no situation for \(statement.name): add one")
        }
    }
}

extension ForeignRowsTests.Loot {
    fileprivate func tenant(_ house: TestHouse) -> String {
        house.world.tenants.first { tenant in
            tenant.records.contains { record in
                if case .company(let found) = record.record { found.externalID == company } else { false }
            }
        }?.particulars.slug ?? ""
    }
}

extension Statement {
    fileprivate var writes: Bool { sql.hasPrefix("INSERT") || sql.hasPrefix("UPDATE") || sql.hasPrefix("DELETE") }
}

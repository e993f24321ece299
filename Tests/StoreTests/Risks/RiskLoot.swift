import Access
import TestSupport

@testable import Store

/// Identifiers and numbers of risks, and of tickets that ask about them, for asking statements with.
struct RiskLoot {
    var ids: [SQLValue] = []
    var numbers: [SQLValue] = []
    var tickets: [SQLValue] = []

    /// Lets every person see a risk of their company and ask about it, so that there is something to steal; answers the
    /// tickets.
    static func place(_ scopes: [Scope], _ house: TestHouse) async throws -> [SQLValue] {
        let sight: Sight = [.ownTickets, .risks]
        let now = Instant(milliseconds: 1_772_752_200_000)
        var tickets: [SQLValue] = []
        for scope in scopes {
            tickets.append(
                try await house.store.writer.write { connection in
                    try connection.watch.opened(scope, sight, until: nil) {
                        let store = ScopedStore(connection: connection, scope: scope)
                        let ticket = try store.createTicket(
                            subject: "secret question", description: "secret", priority: .normal, at: now)
                        for (place, risk) in try store.risks(RiskQuery()).enumerated() where place < 2 {
                            try store.addView(of: risk, at: now)
                            if place == 0 { try store.link(ticket, to: risk) }
                        }
                        return .id(ticket.id)
                    }
                })
            try await EvidenceLoot.place(scope, house)
        }
        return tickets
    }

    /// The same for the last of the lists of situations: a statement of which nothing knows is a mistake.
    func situations(for statement: Statement) throws -> [[SQLValue]] {
        guard let found = values(for: statement) else {
            throw StoreError.fault("no situation for \(statement.name): add one")
        }
        return found
    }

    /// What a thief of those rows could ask a statement with; nil for a statement that is about no risk.
    func values(for statement: Statement) -> [[SQLValue]]? {
        switch statement.name {
        case "risk.list":
            ["", "pending", "decided"].flatMap { part in
                ["", "e"].map { [.text(part), .text($0), .integer(.max), .text("~"), .integer(500)] }
            }
        case "risk.waiting": [[.integer(500)]]
        case "risk.counts": [[.text("")], [.text("e")]]
        case "risk.by_number": numbers.map { [$0] }
        case "risk.viewed": ids.flatMap { id in [1, 2].map { [id, .integer($0)] } }
        case "risk.view": ids.map { [$0, .integer(9)] }
        case "risk.decide":
            ids.flatMap { id in ["declined", "accepted"].map { [id, .text($0), .text("words"), .integer(9)] } }
        case "risk.tickets": ids.map { [$0] }
        case "risk.evidence": ids.map { [$0, .integer(0)] }
        case "risk.of_ticket": tickets.map { [$0] }
        case "risk.link_ticket": ids.flatMap { id in tickets.map { [id, $0] } }
        default: nil
        }
    }
}

extension Statement {
    /// The statement by which a tool finds the risk, or the ticket, before it runs this one.
    var findingRisk: (Statement, (Row, [SQLValue]) -> Bool)? {
        switch name {
        case "risk.viewed", "risk.view", "risk.tickets", "risk.link_ticket", "risk.evidence":
            (RiskStatements.byNumber, { _, _ in true })
        case "risk.decide":
            (RiskStatements.byNumber, { row, _ in RiskState(rawValue: row.text(3))?.waits == true })
        case "risk.of_ticket": (TicketStatements.byNumber, { _, _ in true })
        default: nil
        }
    }

    /// What a call needs, and what widens it, that runs one of the statements about risks.
    var rightsOfRisks: ([Permission], [Permission]) {
        switch name {
        case "risk.waiting": ([.risksRead, .risksSign], [])
        case "risk.decide": ([.risksSign], [])
        case "risk.link_ticket": ([.ticketsCreate], [.risksRead])
        case "risk.of_ticket": ([.ticketsRead], [.ticketsReadCompany, .risksRead])
        case "risk.tickets": ([.risksRead], [.ticketsRead, .ticketsReadCompany])
        default: ([.risksRead], [])
        }
    }
}

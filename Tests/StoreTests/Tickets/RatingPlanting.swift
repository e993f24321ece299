import Access
import TestSupport

@testable import Store

/// What everybody says of the tickets that they see, so that there is something to steal.
enum RatingPlanting {
    static func plant(_ scopes: [Scope], _ house: TestHouse) async throws {
        for scope in scopes {
            try await house.store.writer.write { connection in
                try connection.watch.opened(scope, [.ownTickets], until: nil) {
                    let store = ScopedStore(connection: connection, scope: scope)
                    for ticket in try store.tickets(TicketQuery()) {
                        try store.rate(ticket, as: .bad, words: "\(scope.contact)", at: Instant(milliseconds: 1))
                    }
                }
            }
        }
    }
}

extension Statement {
    /// What somebody asks of ratings of those tickets; nil for statements about other things.
    func ratingValues(tickets: [SQLValue]) -> [[SQLValue]]? {
        switch name {
        case "ticket_rating.own": tickets.map { [$0] }
        case "ticket_rating.add", "ticket_rating.change":
            tickets.map { [$0, .text("good"), .text("words"), .integer(9)] }
        default: nil
        }
    }

    /// The statement that finds the ticket before this one is run.
    var findingForRating: Statement? { name.hasPrefix("ticket_rating.") ? TicketStatements.byNumber : nil }
}

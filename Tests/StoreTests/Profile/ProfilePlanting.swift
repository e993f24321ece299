import Access
import TestSupport

@testable import Store

/// Requests, logins and looks of staff for everybody, so that there is something to steal.
struct ProfilePlanting {
    let requests: [SQLValue]
    let sessions: [SQLValue]

    init(_ scopes: [Scope], _ house: TestHouse) async throws {
        var requests: [SQLValue] = []
        var sessions: [SQLValue] = []
        for (number, scope) in scopes.enumerated() {
            let (asked, opened) = try await house.store.writer.write { connection in
                try Self.plant(scope, number, connection)
            }
            requests += asked
            sessions += opened
        }
        self.requests = requests
        self.sessions = sessions
    }

    private static func plant(
        _ scope: Scope, _ number: Int, _ connection: Connection
    ) throws -> ([SQLValue], [SQLValue]) {
        let now = Instant(milliseconds: 1)
        let asked = try [RequestedField.email, .name].map { field in
            try connection.watch.opened(scope, [], until: nil) {
                let store = ScopedStore(connection: connection, scope: scope)
                return try store.requestChange(of: field, to: "\(scope.contact)", at: now).id
            }
        }
        try connection.watch.openedForStaff(until: nil) {
            try connection.run(
                AskedChangeStatements.settle,
                [
                    .id(scope.tenant), .id(asked[0]), .text("declined"), .text("\(scope.contact)"), .instant(now),
                    .null,
                    .text(""),
                ])
        }
        let look = Statement(
            .house, "test.look",
            """
            INSERT INTO preview (tenant_id, company_id, contact_id, id, staff_name, reason, started_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """)
        try connection.run(
            look,
            [
                .id(scope.tenant), .id(scope.company), .id(scope.contact), .id(PreviewID.new(at: now)),
                .text("\(scope.contact)"), .text("secret reason"), .instant(now),
            ])
        let opened = (0..<2).map { _ in SessionID.new(at: now) }
        for session in opened {
            try connection.run(
                SessionStatements.begin,
                [
                    .blob(HouseKeys.hash("\(session)")), .id(session), .id(scope.tenant), .id(scope.company),
                    .id(scope.contact), .text("\(session)"), .text("\(scope.contact)"), .instant(now),
                    .integer(.max - 1), .text("link"),
                ])
        }
        return (asked.map { .text($0.text) }, opened.map { .text($0.text) })
    }
}

extension Statement {
    /// What somebody asks of profiles with those identifiers; nil for statements about other things.
    func profileValues(requests: [SQLValue], sessions: [SQLValue]) -> [[SQLValue]]? {
        switch name {
        case "profile.zone", "profile.end_sessions": [[]]
        case "profile.set": [[.text("+1 555 0100"), .null, .text("Chief"), .text("Asia/Tokyo")]]
        case "profile.requests", "profile.previews": [[.integer(50)]]
        case "profile.request": requests.map { [$0] }
        case "profile.add_request": [[.text("NEW"), .text("email"), .text("new@example.com"), .integer(1)]]
        case "profile.close_request": requests.map { [$0, .integer(9)] }
        case "profile.sessions": [[.integer(5)]]
        case "profile.session", "profile.end_session": sessions.map { [$0] }
        default: nil
        }
    }

    /// The statement that finds the request or session before this one is run.
    var findingInProfile: Statement? {
        switch name {
        case "profile.close_request": ChangeRequestStatements.find
        case "profile.end_session": OwnSessionStatements.find
        default: nil
        }
    }
}

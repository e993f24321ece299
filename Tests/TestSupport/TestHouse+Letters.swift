import Access
@testable import Store

extension TestHouse {
    /// Puts a message that could not be delivered into the outbox, for the contact with that address or a login of theirs.
    public func plantDeadLetter(to email: String, kind: String = "note", reason: String = "550 no such user")
        async throws -> String
    {
        let person = try await principal(email)
        let now = clock.now
        let id = Identifier<Parcel>.new(at: now)
        try await store.writer.write { connection in
            try connection.run(
                OutboxStatements.addNotice,
                [
                    .id(id), .text(kind), .id(person.scope.tenant), .id(person.scope.company),
                    .id(person.scope.contact), .null, .instant(now), .instant(now.adding(seconds: 1)),
                ])
        }
        try await bury(id.text, because: reason)
        return id.text
    }

    /// Gives the message up.
    public func bury(_ id: String, because reason: String) async throws {
        let now = clock.now
        try await store.writer.write { connection in
            connection.watch.mode = .building
            defer { connection.watch.mode = .house }
            try connection.run(
                Statement(
                    .house, "test.bury",
                    "UPDATE outbox SET state = 'dead', tries = 3, died_at = $2, reason = $3 WHERE id = $1"),
                [.text(id), .instant(now), .text(reason)])
        }
    }
}

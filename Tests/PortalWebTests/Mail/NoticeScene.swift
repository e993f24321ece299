import Access
import HTTPTypes
import HummingbirdTesting
import Synchronization
import TestSupport
import Testing
import Tools

@testable import PortalWeb
@testable import Store

/// A portal from which notices go out, an hour after its tenants' history came in.
struct NoticeScene: Sendable {
    let server: ServerScene
    let box = Box()

    var house: TestHouse { server.house }

    /// Keeps messages instead of sending them.
    final class Box: MailCarrier {
        private let kept = Mutex<[MailMessage]>([])
        var messages: [MailMessage] { kept.withLock { $0 } }
        func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }
    }

    static func with(_ body: @escaping @Sendable (NoticeScene) async throws -> Void) async throws {
        try await ServerScene.with { server in
            server.house.clock.advance(seconds: 3600)
            try await body(NoticeScene(server: server))
        }
    }

    /// Brings what waits; answers what has been brought so far.
    func mail() async throws -> [MailMessage] {
        let logins = LoginMail(site: server.portal.site)
        let notices = NoticeMail(site: server.portal.site, runtime: house.runtime)
        try await Postman(store: house.store, carrier: box) {
            logins.message(for: $0)
        } notice: {
            try await notices.message(for: $0)
        }.round()
        return box.messages
    }

    func bring(_ records: ImportRecord..., quietly isQuiet: Bool = false) async throws {
        let tenant = try await house.store.tenant(slug: "larkfield").id
        let numbered = records.enumerated().map { (line: $0.offset + 1, record: $0.element) }
        _ = try await house.store.importRecords(numbered, into: tenant, isQuiet: isQuiet)
    }

    /// A note of staff on David's open ticket, an hour ago at most.
    func note(_ body: String, _ visibility: NoteVisibility = .public, secondsAgo: Int64 = 5) -> ImportRecord {
        var note = ImportRecord.TicketNote()
        note.externalID = "note-\(body.hashValue)"
        (note.ticket, note.authorName, note.body) = ("ticket-1042", "Tom Aydin", body)
        (note.visibility, note.createdAt) = (visibility, house.clock.now.adding(seconds: -secondsAgo))
        return .ticketNote(note)
    }

    /// David's open ticket as the world has it, in another state.
    func ticket(_ state: TicketState, secondsAgo: Int64 = 5) throws -> ImportRecord {
        let records = try #require(house.world.tenants.first { $0.particulars.slug == "larkfield" }).records
        let found = records.lazy.compactMap { item -> ImportRecord.Ticket? in
            if case .ticket(let ticket) = item.record, ticket.externalID == "ticket-1042" { ticket } else { nil }
        }
        var ticket = try #require(found.first)
        ticket.state = state
        ticket.updatedAt = house.clock.now.adding(seconds: -secondsAgo)
        return .ticket(ticket)
    }

    /// Changes rows behind everybody's back.
    func change(_ sql: String) async throws {
        try await house.store.writer.write { try $0.run(Statement(.house, sql, sql), []) }
    }

    /// What a mail program sends when its own button is pressed: no cookie, no form token, an origin of its own.
    func oneClick(
        _ address: String?, as type: String = "application/x-www-form-urlencoded",
        _ body: String = "List-Unsubscribe=One-Click"
    ) async throws -> Int {
        let path = try #require(address?.replacing(server.portal.site.baseURL, with: ""))
        let headers: HTTPFields = [.contentType: type, .origin: "https://mail.example"]
        return try await server.send(.post, path, headers, body: Array(body.utf8)).status.code
    }
}

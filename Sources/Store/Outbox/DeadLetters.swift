import Access
import NIOPosix

/// A message of the outbox as staff see it: whom it is for and what became of it, never what it says.
public struct OutboxRow: Sendable, Hashable {
    /// Which message.
    public let id: String
    /// `login`, or a kind of notice.
    public let kind: String
    /// The address; empty where nobody is to get it.
    public let to: String
    /// The slug of the person's tenant; empty where there is none.
    public let tenant: String
    /// Whether it was given up.
    public let isDead: Bool
    /// How often it was tried.
    public let tries: Int
    /// When it is tried next.
    public let dueAt: Instant
    /// Since when it waits.
    public let createdAt: Instant
    /// When it was given up; nil when it was not.
    public let diedAt: Instant?
    /// Why the last try failed, in the server's words; they are anybody's words.
    public let reason: String

    init(_ row: Row) {
        id = row.text(0)
        kind = row.text(1)
        to = row.text(2)
        tenant = row.text(3)
        isDead = row.text(4) == "dead"
        tries = Int(row.integer(5))
        dueAt = row.instant(6)
        createdAt = row.instant(7)
        diedAt = row.optionalInstant(8)
        reason = row.text(9)
    }
}

/// What came of trying a dead letter again.
public enum Retry: Sendable, Hashable {
    /// It waits to be sent.
    case waiting
    /// It brings a login link whose time is over; the person asks for a new one.
    case tooLate
    /// It is not dead: it waits anyway.
    case notDead
    /// There is no such message.
    case unknown
}

extension Database {
    /// The messages that wait, or those that were given up, oldest first, of a data folder that another process may own.
    public static func outbox(folder: String, onlyDead: Bool) async throws -> [OutboxRow] {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = try Connection(path: folder + "/nexie.db", reading: true)
            connection.watch.mode = .house
            var rows: [OutboxRow] = []
            try connection.run(OutboxStatements.list, [.text(onlyDead ? "dead" : "")]) { rows.append(OutboxRow($0)) }
            return rows
        }
    }

    /// Lets a dead letter be tried again at once.
    public func retryLetter(_ id: String) async throws -> Retry {
        let now = settings.now()
        return try await writer.write { [audit] in try $0.retry(id, at: now, audit) }
    }

    /// Lets every dead letter be tried again at once, up to 10,000 of them; answers what came of each.
    public func retryLetters() async throws -> [Retry] {
        let now = settings.now()
        return try await writer.write { [audit] connection in
            var dead: [String] = []
            try connection.run(OutboxStatements.dead, []) { dead.append($0.text(0)) }
            return try dead.map { try connection.retry($0, at: now, audit) }
        }
    }
}

extension Connection {
    fileprivate func retry(_ id: String, at now: Instant, _ audit: AuditChain) throws -> Retry {
        let end = now.adding(seconds: BackOff.patience)
        var event: AuditEvent?
        var isFound = false
        try run(OutboxStatements.retry, [.text(id), .instant(now), .instant(end)]) { row in
            isFound = true
            guard row.optionalText(0) != nil else { return }
            event = AuditEvent(
                tenant: row.id(0), company: row.optionalText(1) == nil ? nil : row.id(1),
                contact: row.optionalText(2) == nil ? nil : row.id(2), origin: "command", action: "mail:retry",
                door: "command", outcome: .allowed, record: "mail:\(row.text(3))")
        }
        if let event { try audit.append(event, at: now, on: self) }
        guard !isFound else { return .waiting }
        guard let state = try first(OutboxStatements.find, [.text(id)], { $0.text(0) }) else { return .unknown }
        return state == "dead" ? .tooLate : .notDead
    }
}

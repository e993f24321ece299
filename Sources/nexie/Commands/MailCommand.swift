import Access
import ArgumentParser
import Foundation
import Store
import Tools

/// Looks after the messages that wait or were given up.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Show the messages that wait or were given up, and try those again.",
        subcommands: [MailListCommand.self, MailRetryCommand.self])
}

/// Shows the outbox.
struct MailListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the messages that have not left the house, also while the portal serves.")

    @Flag(help: "Only those that were given up.")
    var dead = false

    @Flag(help: "Say it as JSON: messages with id, kind, to, tenant, state, tries, next, since and reason.")
    var json = false

    @OptionGroup var place: DataOptions

    mutating func run() async throws {
        let rows = try await MailPlace(place).looking { try await Database.outbox(folder: $0, onlyDead: dead) }
        guard !json else { return Terminal.say(Self.json(rows)) }
        guard !rows.isEmpty else { return Terminal.say(dead ? "No dead letters." : "Nothing waits.") }
        let cells = rows.map { row in
            [
                row.id, row.kind, row.to, row.isDead ? "dead" : "waiting", "\(row.tries)", row.createdAt.rfc3339,
                row.reason,
            ]
        }
        Terminal.say(Terminal.table([["MESSAGE", "KIND", "TO", "STATE", "TRIES", "SINCE", "REASON"]] + cells))
    }

    private static func json(_ rows: [OutboxRow]) -> String {
        JSONWriter.text { json in
            json.object {
                $0.array("messages", rows) { row, json in
                    json.object {
                        $0.field("id", row.id)
                        $0.field("kind", row.kind)
                        $0.field("to", row.to)
                        $0.field("tenant", row.tenant)
                        $0.field("state", row.isDead ? "dead" : "waiting")
                        $0.field("tries", row.tries)
                        $0.field("next", row.isDead ? nil : row.dueAt.rfc3339)
                        $0.field("since", row.createdAt.rfc3339)
                        $0.field("reason", row.reason)
                    }
                }
            }
        }
    }
}

/// Tries dead letters again.
struct MailRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try a message again that was given up, or all of them.",
        discussion: "Works on the data folder itself, so it refuses while the portal serves.")

    @Argument(help: "The message, as mail list calls it.")
    var message: String?

    @Flag(help: "Try every message again that was given up.")
    var all = false

    @OptionGroup var place: DataOptions

    mutating func validate() throws {
        guard all == (message == nil) else { throw ValidationError("Name a message, or say --all.") }
    }

    mutating func run() async throws {
        let house = try place.house()
        let outcomes: [Retry]
        if let message {
            outcomes = [try await house.database.retryLetter(message)]
        } else {
            outcomes = try await house.database.retryLetters()
        }
        try await house.database.stop()
        try all ? Self.say(outcomes) : Self.say(outcomes.first ?? .unknown)
    }

    private static func say(_ outcome: Retry) throws {
        switch outcome {
        case .waiting: Terminal.say("It waits to be sent.")
        case .notDead: Terminal.say("It was not given up; it waits to be sent.")
        case .tooLate: throw Failure.found("Its login link has ended. The person asks for a new one.")
        case .unknown: throw Failure.use("There is no such message.")
        }
    }

    private static func say(_ outcomes: [Retry]) throws {
        let (waiting, late) = (outcomes.count { $0 == .waiting }, outcomes.count { $0 == .tooLate })
        Terminal.say(waiting == 1 ? "1 message waits to be sent." : "\(waiting) messages wait to be sent.")
        if late > 0 { Terminal.say("Left: \(late) with a login link that has ended.") }
    }
}

/// The data folder whose outbox is looked at; another process may own it.
private struct MailPlace {
    let folder: String

    init(_ options: DataOptions) throws {
        folder = try options.place().data
        guard FileManager.default.fileExists(atPath: folder + "/nexie.db") else {
            throw Failure.use("There is no database in \(folder).")
        }
    }

    func looking<T>(_ body: (String) async throws -> T) async throws -> T {
        do {
            return try await body(folder)
        } catch let fault as StoreError {
            throw Failure.found("The outbox can't be read: \(fault)")
        }
    }
}

import Store
import Tools

/// Names for rows that a reader of a report knows: people by key, tickets by number.
struct EffectsNames: Sendable {
    private let people: [String: String]
    private let numbers: [String: String]

    init(_ house: EvalHouse) async throws {
        let found = try await house.found()
        var tenants: [String: String] = [:]
        for tenant in house.world.tenants.map(\.particulars.slug) {
            tenants[try await house.tenant(tenant).text] = tenant
        }
        var people: [String: String] = [:]
        for row in found.rows(of: "contact").map(\.columns) {
            guard let id = row["id"], let tenant = tenants[row["tenant_id"] ?? ""] else { continue }
            people[id] = "\(tenant).\(row["external_id"] ?? "")"
        }
        let tickets = found.rows(of: "ticket").map(\.columns)
        let numbers = Dictionary(
            tickets.map { ($0["id"] ?? "", $0["number"] ?? "") }, uniquingKeysWith: { first, _ in first })
        self.people = people
        self.numbers = numbers
    }

    /// The person with that row.
    func person(_ id: String?) -> String { people[id ?? ""] ?? "nobody known" }

    /// A new ticket: whose it is, and every field.
    func ticket(_ row: [String: String]) -> String {
        Self.ticket(
            of: person(row["contact_id"]), subject: row["subject"] ?? "", description: row["description"] ?? "",
            priority: row["priority"] ?? "")
    }

    /// The same from fields.
    static func ticket(of person: String, subject: String, description: String, priority: String) -> String {
        "a ticket of \(person): \(subject) / \(description) / \(priority)"
    }

    /// A new note: whose it is, on which ticket, and what it says.
    func note(_ row: [String: String]) -> String {
        Self.note(
            of: person(row["author_contact_id"]), on: numbers[row["ticket_id"] ?? ""] ?? "?", row["body"] ?? "",
            row["visibility"] ?? "")
    }

    /// The same from its parts.
    static func note(of person: String, on number: String, _ text: String, _ visibility: String) -> String {
        "a \(visibility) note of \(person) on \(number): \(text)"
    }
}

import Access
import Store
import Synchronization
import Tools

/// Good values that depend on the person: a ticket of theirs, a conversation, a suggestion that waits.
final class ArgumentSlots: Sendable {
    private let part: ArgumentCase
    private let principal: Principal
    private let state = Mutex(State())
    private static let batch = 40

    private struct State {
        var conversation = ""
        var answer = ""
        var proposals: [String] = []
        var changes: [RowChange] = []
    }

    init(_ part: ArgumentCase, _ principal: Principal) async throws {
        self.part = part
        self.principal = principal
        let texts = part.table.tried.flatMap { [$0.good, $0.other] }
        guard texts.contains(where: { ["$conversation", "$proposal", "$answer"].contains($0) }) else { return }
        let message: JSONValue = ["title": "A talk", "content": "{\"text\":\"Hello\",\"page\":\"\"}"]
        let begun = try await part.run.call("keep_message", message, as: part.persona, door: .talk)
        guard begun.isGiven else { throw CaseProblem("no conversation could be begun: \(begun.word)") }
        let id = try await part.run.changes().first { $0.table == "conversation" }?.after?["id"] ?? ""
        state.withLock { $0.conversation = id }
        guard texts.contains("$answer") else { return }
        let answer: JSONValue = ["conversation": .string(id), "author": "nexie", "content": "{\"rounds\":[]}"]
        _ = try await part.run.call("keep_message", answer, as: part.persona, door: .talk)
        let kept = try await part.run.changes().first { $0.table == "message" }?.after?["id"] ?? ""
        state.withLock { $0.answer = kept }
    }

    /// The JSON with a slot filled in; each suggestion is used once.
    func filled(_ json: String) async throws -> String {
        switch json {
        case "$own-ticket": "\(number)"
        case "$own-invoice": "\"\(invoice)\""
        case "$own-risk": "\"\(risk)\""
        case "$own-quote": "\"\(quote)\""
        case "$own-contract": "\"\(contract)\""
        case "$conversation": "\"\(state.withLock { $0.conversation })\""
        case "$answer": "\"\(state.withLock { $0.answer })\""
        case "$fresh-conversation": "\"\(try await freshConversation())\""
        case "$proposal": "\"\(try await proposal())\""
        default: json
        }
    }

    /// Every row that changed since the case began, but for what the slots themselves needed.
    func changes() async throws -> [RowChange] {
        let last = try await part.run.changes()
        return state.withLock { state in
            state.changes += last
            return state.changes
        }
    }

    private var number: Int64 {
        let tickets = part.run.reference.tickets(part.persona.tenant)
        return tickets.first { $0.contact == part.persona.contact && [.open, .waiting].contains($0.state) }?.number ?? 0
    }

    private var invoice: String {
        let invoices = part.run.reference.invoices(part.persona.tenant)
        return invoices.first { $0.company == part.persona.company && $0.state != .draft }?.number ?? ""
    }

    private var risk: String {
        let risks = part.run.reference.risks(part.persona.tenant)
        return risks.first { $0.company == part.persona.company && $0.state != .draft }?.number ?? ""
    }

    private var quote: String {
        let quotes = part.run.reference.quotes(part.persona.tenant)
        return quotes.first { $0.company == part.persona.company && $0.state != .draft }?.number ?? ""
    }

    private var contract: String {
        let contracts = part.run.reference.contracts(part.persona.tenant)
        return contracts.first { $0.company == part.persona.company && $0.state != .draft }?.number ?? ""
    }

    /// A conversation that nothing has been done with yet.
    private func freshConversation() async throws -> String {
        _ = try await changes()
        let message: JSONValue = ["title": "A talk", "content": "{\"text\":\"Hello\",\"page\":\"\"}"]
        _ = try await part.run.call("keep_message", message, as: part.persona, door: .talk)
        return try await part.run.changes().first { $0.table == "conversation" }?.after?["id"] ?? ""
    }

    private func proposal() async throws -> String {
        if let next = state.withLock({ $0.proposals.popLast() }) { return next }
        _ = try await changes()
        let made: JSONValue = [
            "conversation": .string(state.withLock { $0.conversation }), "tool": "create_ticket",
            "input": "{\"subject\":\"The oven\",\"description\":\"It is cold.\"}",
        ]
        for _ in 0..<Self.batch { _ = try await part.run.call("keep_proposal", made, as: part.persona, door: .talk) }
        let ids = try await part.run.changes().filter { $0.table == "proposal" }.compactMap { $0.after?["id"] }
        guard let last = ids.last else { throw CaseProblem("no suggestion could be made") }
        state.withLock { $0.proposals = ids.dropLast() }
        return last
    }
}

import Access
import Store

/// One ticket with everything that was said on it, internal notes too.
public enum GetStaffTicket: StaffOperation {
    /// The name in the audit.
    public static let name = "get_staff_ticket"
    /// Who may.
    public static let right = StaffRight.supportRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which ticket.
    public struct Input: ToolInput {
        /// Its number.
        public var number: Int64 = 0

        /// No ticket yet.
        public init() {}

        /// The ticket with a number.
        public init(number: Int64) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number")
        ])
    }

    /// Does it, for one call.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> StaffTicketDetail {
        try store.demand(ticket: input.number)
    }

    /// The record that it concerned.
    public static func record(_ output: StaffTicketDetail) -> String { output.record }
}

extension StaffStore {
    /// The ticket with that number; refused when the provider has none.
    func demand(ticket number: Int64) throws -> StaffTicketDetail {
        guard let found = try ticket(number: number) else { throw StaffRefusal.notFound }
        return found
    }

    /// The same as the asker saw it; refused when something has happened on it since.
    func demand(ticket number: Int64, seenAs mark: String) throws -> StaffTicketDetail {
        let found = try demand(ticket: number)
        guard mark.isEmpty || mark == found.mark else { throw StaffRefusal.conflict(found.news(since: mark)) }
        return found
    }
}

extension StaffTicketDetail {
    /// The ticket as the audit names it.
    var record: String { "ticket:\(row.number)" }

    /// What has happened since somebody saw it so, as far as it can be told.
    fileprivate func news(since mark: String) -> String {
        let seen = mark.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let state = seen.first ?? ""
        let newest = seen.count > 1 ? seen[1] : ""
        let authors = notes.filter { $0.id.text > newest }.map(\.author)
        var news: [String] = []
        if !authors.isEmpty {
            var names: [String] = []
            for author in authors where !names.contains(author) { names.append(author) }
            news.append("\(names.joined(separator: ", ")) wrote on this ticket meanwhile.")
        }
        if state != row.state.rawValue { news.append("It was \(state) and is \(row.state.rawValue) now.") }
        if news.isEmpty { news.append("This ticket has changed meanwhile.") }
        return news.joined(separator: " ")
    }
}

import Access
import Store

/// The tickets of a provider's clients.
public enum ListStaffTickets: StaffOperation {
    /// The name in the audit.
    public static let name = "list_staff_tickets"
    /// Who may.
    public static let right = StaffRight.supportRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many stand on one page.
    public static let pageSize = 50

    /// Which tickets, and which page of them.
    public struct Input: ToolInput, Hashable {
        /// Which part of them; what waits for the provider when nothing is said.
        public var part: StaffTicketFilter.Part? = .ours
        /// The identifier of a company.
        public var company = ""
        /// The identifier of who asked.
        public var contact = ""
        /// A part of subject, text, or the name of person or company, or a number.
        public var words = ""
        /// The page, from 1.
        public var page: Int64 = 1

        /// The first page of what waits for the provider.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("part", \.part, "Which part of them"),
            .text("company", \.company, max: 26, "The identifier of a company"),
            .text("contact", \.contact, max: 26, "The identifier of who asked"),
            .text("words", \.words, max: 200, "A part of subject, text or a name, or the number"),
            .number("page", \.page, 1...100_000, "The page, from 1"),
        ])

        fileprivate var filter: StaffTicketFilter {
            var filter = StaffTicketFilter()
            filter.part = part ?? .ours
            (filter.company, filter.contact, filter.words) = (company, contact, words)
            return filter
        }
    }

    /// One page of tickets, and what can be chosen.
    public struct Output: Sendable {
        /// The tickets in their order.
        public let tickets: [StaffTicket]
        /// How many there are in each part, with the same company, person and words.
        public let counts: StaffTicketCounts
        /// How many there are on all pages.
        public let count: Int
        /// The page that this is; the last one where a later one was asked for.
        public let page: Int
        /// The companies to choose from.
        public let companies: [ListUsers.Company]
        /// Whose tickets these are; empty for everybody's.
        public let contactName: String

        /// How many pages there are, at least one.
        public var pages: Int { max(1, (count + ListStaffTickets.pageSize - 1) / ListStaffTickets.pageSize) }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let filter = input.filter
        let counts = try store.ticketCounts(filter)
        let count = counts.count(filter.part)
        let last = max(1, (count + pageSize - 1) / pageSize)
        let page = min(Int(input.page), last)
        let contact = try ContactID(input.contact).flatMap { try store.user($0) }
        return Output(
            tickets: try store.tickets(filter, from: (page - 1) * pageSize, count: pageSize), counts: counts,
            count: count, page: page, companies: try store.companies().map { .init(id: $0.id.text, name: $0.name) },
            contactName: contact?.name ?? "")
    }
}

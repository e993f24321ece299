import Access
import Store

/// What decides whether a contact sees a page or a record, read from the provider's rows.
public enum LookForSight: StaffOperation {
    /// The name in the audit.
    public static let name = "look_for_sight"
    /// Who may.
    public static let right = StaffRight.usersRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Who can't see what.
    public struct Input: ToolInput, Hashable {
        /// The contact's identifier.
        public var user = ""
        /// The page, or the kind of the record.
        public var place = SightPlace.tickets
        /// The record's number, or an article's short name; empty for the page alone.
        public var number = ""

        /// Nobody.
        public init() {}

        /// A contact, a page and a number.
        public init(user: String, place: SightPlace, number: String = "") {
            (self.user, self.place, self.number) = (user, place, number)
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("user", \.user, min: 26, max: 26, required: true, "The contact's identifier"),
            .choice("place", \.place, required: true, "The page, or the kind of the record"),
            .text("number", \.number, max: 100, "The record's number, or an article's short name"),
        ])
    }

    /// What the rows say.
    public struct Output: Sendable {
        /// The contact.
        public let user: PortalUser
        /// Whether the records call the contact active.
        public let isActive: Bool
        /// Whether they call the company active.
        public let isCompanyActive: Bool
        /// The record; nil when none was asked for, or there is none.
        public let record: RecordFacts?
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let user = try store.demand(input.user)
        guard let standing = try store.standing(of: user.id) else { throw StaffRefusal.notFound }
        let record =
            try input.number.isEmpty
            ? nil
            : input.place.record.flatMap { kind in
                try store.facts(of: kind, called: input.number)
            }
        return Output(
            user: user, isActive: standing.contact, isCompanyActive: standing.company, record: record)
    }

    /// The record that it concerned.
    public static func record(_ output: Output) -> String { output.user.record }
}

/// A page of the portal, or a kind of record that has one.
public enum SightPlace: String, CaseIterable, Sendable, Hashable {
    /// The list, or one of them.
    case tickets, invoices, quotes, contracts, risks, articles
    /// The talk with Nexie.
    case nexie

    /// The kind of the records there; nil where people look for none by number.
    var record: SightRecord? {
        switch self {
        case .tickets: .ticket
        case .invoices: .invoice
        case .quotes: .quote
        case .contracts: .contract
        case .risks: .risk
        case .articles: .article
        case .nexie: nil
        }
    }
}

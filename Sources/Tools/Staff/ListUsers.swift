import Access
import Store

/// The contacts of a provider and their access to the portal.
public enum ListUsers: StaffOperation {
    /// The name in the audit.
    public static let name = "list_users"
    /// Who may.
    public static let right = StaffRight.usersRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many stand on one page.
    public static let pageSize = 50

    /// Which contacts, and which page of them.
    public struct Input: ToolInput, Hashable {
        /// A part of name, address or company.
        public var words = ""
        /// The identifier of a company.
        public var company = ""
        /// How far the access has come.
        public var state: PortalUser.State?
        /// The name of a role.
        public var role = ""
        /// The page, from 1.
        public var page: Int64 = 1

        /// The first page of everybody.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("words", \.words, max: 200, "A part of name, address or company"),
            .text("company", \.company, max: 26, "The identifier of a company"),
            .choice("state", \.state, "How far the access has come"),
            .text("role", \.role, max: 60, "The name of a role"),
            .number("page", \.page, 1...100_000, "The page, from 1"),
        ])

        fileprivate var filter: PortalUserFilter {
            var filter = PortalUserFilter(state)
            (filter.words, filter.company, filter.role) = (words, company, role)
            return filter
        }
    }

    /// One page of contacts, and what can be chosen.
    public struct Output: Sendable {
        /// The contacts by name.
        public let users: [PortalUser]
        /// How many there are on all pages.
        public let count: Int
        /// The page that this is; the last one where a later one was asked for.
        public let page: Int
        /// The companies to choose from.
        public let companies: [Company]
        /// The roles to choose from.
        public let roles: [String]

        /// How many pages there are, at least one.
        public var pages: Int { max(1, (count + ListUsers.pageSize - 1) / ListUsers.pageSize) }
    }

    /// A company to choose.
    public struct Company: Sendable, Hashable {
        /// Its identifier.
        public let id: String
        /// Its name.
        public let name: String
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let count = try store.userCount(input.filter)
        let last = max(1, (count + pageSize - 1) / pageSize)
        let page = min(Int(input.page), last)
        return Output(
            users: try store.users(input.filter, from: (page - 1) * pageSize, count: pageSize), count: count,
            page: page, companies: try store.companies().map { Company(id: $0.id.text, name: $0.name) },
            roles: try store.roles())
    }
}

import Access

/// Where a contract stands in the books; whether its term is over follows from its last day.
public enum ContractState: String, Sendable, CaseIterable, Hashable {
    /// Being written; clients never see it.
    case draft
    /// Agreed on.
    case active
    /// Over.
    case ended
}

/// What is agreed on in a contract.
public enum ContractKind: String, Sendable, CaseIterable, Hashable {
    /// The provider looks after the IT for a fee.
    case managedServices = "managed_services"
    /// Hours bought in advance.
    case blockHours = "block_hours"
    /// So much availability for a fee.
    case retainer
    /// Paid by what was needed.
    case timeAndMaterials = "time_and_materials"
    /// One result at one price.
    case fixedPrice = "fixed_price"
}

/// A contract as a list shows it.
public struct ContractRow: Sendable, Hashable {
    /// The row's identifier, for the next page only.
    public let id: ContractID
    /// The number that people use.
    public let number: String
    /// What it is about.
    public let title: String
    /// What is agreed on.
    public let kind: ContractKind
    /// Where it stands.
    public let state: ContractState
    /// Its first day.
    public let startsOn: CalendarDate
    /// Its last day; nil when it has none.
    public let endsOn: CalendarDate?
    /// The day on which its next term begins unless notice is given.
    public let renewsOn: CalendarDate?
    /// The last day on which notice can be given.
    public let noticeUntil: CalendarDate?

    init(_ row: Row) {
        id = row.id(0)
        number = row.text(1)
        title = row.text(2)
        kind = ContractKind(rawValue: row.text(3)) ?? .managedServices
        state = ContractState(rawValue: row.text(4)) ?? .ended
        startsOn = row.date(5)
        endsOn = row.optionalDate(6)
        renewsOn = row.optionalDate(7)
        noticeUntil = row.optionalDate(8)
    }
}

/// A contract with everything in it.
public struct ContractDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: ContractRow
    /// How it renews, in the provider's words; empty when not said.
    public let renewal: String
    /// What is covered, in Markdown; empty when not said.
    public let covers: String
    /// The contract's own words, in Markdown; empty when they are not here.
    public let terms: String
}

/// Which contracts a list is to show.
public enum ContractFilter: String, Sendable, CaseIterable, Hashable {
    /// Agreed on, and the last day has not passed.
    case active
    /// Over.
    case ended
    /// All that a client may see.
    case all
}

/// How many contracts stand where.
public struct ContractCounts: Sendable, Hashable {
    /// Agreed on, and the last day has not passed.
    public let active: Int
    /// Over.
    public let ended: Int
    /// All.
    public let all: Int
}

/// Which contracts a list is to show, and where it goes on.
public struct ContractQuery: Sendable {
    /// Which of them.
    public var filter = ContractFilter.all
    /// The day against which "ended" is judged, in the reader's zone.
    public var today: CalendarDate
    /// Where to go on; the start when nil.
    public var after: PageMark?
    /// How many rows at most.
    public var limit = 25

    /// Every contract, the latest to begin first.
    public init(today: CalendarDate) {
        self.today = today
    }
}

extension ScopedStore {
    /// The contracts that the query asks for, the latest to begin first.
    public func contracts(_ query: ContractQuery) throws -> [ContractRow] {
        let mark = query.after ?? .start
        let values: [SQLValue] = [
            .text(query.filter == .all ? "" : query.filter.rawValue), .date(query.today), .integer(mark.time),
            .text(mark.id), .integer(Int64(query.limit)),
        ]
        return try all(ContractStatements.list, values, ContractRow.init)
    }

    /// How many contracts stand where on a day.
    public func contractCounts(on today: CalendarDate) throws -> ContractCounts {
        let counts = try first(ContractStatements.counts, [.date(today)]) { row in
            let (active, all) = (Int(row.integer(0)), Int(row.integer(1)))
            return ContractCounts(active: active, ended: all - active, all: all)
        }
        return counts ?? ContractCounts(active: 0, ended: 0, all: 0)
    }

    /// The contract with the number; nil when it is not there or not visible.
    public func contract(number: String) throws -> ContractDetail? {
        try first(ContractStatements.byNumber, [.text(number)]) { row in
            ContractDetail(row: ContractRow(row), renewal: row.text(9), covers: row.text(10), terms: row.text(11))
        }
    }
}

/// What a client's calls ask of contracts.
enum ContractStatements {
    private static let columns = """
        contract.id, contract.number, contract.title, contract.kind, contract.state, contract.starts_on,
        contract.ends_on, contract.renews_on, contract.notice_until
        """

    private static let fromContract = """
        FROM portal_contract AS contract WHERE contract.tenant_id = $1 AND contract.company_id = $2
        """

    private static func standing(on day: StaticString) -> String {
        """
        CASE WHEN contract.state = 'active' AND (contract.ends_on IS NULL OR contract.ends_on >= \(day))
        THEN 'active' ELSE 'ended' END
        """
    }

    static let list = Statement(
        .client, "contract.list",
        """
        SELECT \(columns) \(fromContract) AND ($4 = '' OR (\(standing(on: "$5"))) = $4)
        AND (contract.starts_on, contract.id) < ($6, $7)
        ORDER BY contract.starts_on DESC, contract.id DESC LIMIT $8
        """)

    static let counts = Statement(
        .client, "contract.counts",
        """
        SELECT coalesce(sum(CASE WHEN (\(standing(on: "$4"))) = 'active' THEN 1 ELSE 0 END), 0), count(*)
        \(fromContract)
        """)

    static let byNumber = Statement(
        .client, "contract.by_number",
        """
        SELECT \(columns), coalesce(contract.renewal, ''), coalesce(contract.covers, ''), coalesce(contract.terms, '')
        \(fromContract) AND contract.number = $4
        """)
}

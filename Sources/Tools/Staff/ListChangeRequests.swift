import Access
import Store

/// What contacts ask to have changed of their names and addresses.
public enum ListChangeRequests: StaffOperation {
    /// The name in the audit.
    public static let name = "list_change_requests"
    /// Who may.
    public static let right = StaffRight.changesRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many stand on one page.
    public static let pageSize = 50

    /// Which requests, and which page of them.
    public struct Input: ToolInput, Hashable {
        /// Where they stand; nil for all.
        public var state: RequestState? = .requested
        /// The page, from 1.
        public var page: Int64 = 1

        /// The first page of those that wait.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .choice("state", \.state, "Where they stand"),
            .number("page", \.page, 1...100_000, "The page, from 1"),
        ])
    }

    /// One page of requests.
    public struct Output: Sendable {
        /// Those that wait first, the latest first.
        public let changes: [AskedChange]
        /// How many there are on all pages.
        public let count: Int
        /// How many wait.
        public let waiting: Int
        /// The page that this is; the last one where a later one was asked for.
        public let page: Int

        /// How many pages there are, at least one.
        public var pages: Int { max(1, (count + ListChangeRequests.pageSize - 1) / ListChangeRequests.pageSize) }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let count = try store.changeCount(input.state)
        let last = max(1, (count + pageSize - 1) / pageSize)
        let page = min(Int(input.page), last)
        return Output(
            changes: try store.changes(input.state, from: (page - 1) * pageSize, count: pageSize), count: count,
            waiting: try store.changeCount(.requested), page: page)
    }
}

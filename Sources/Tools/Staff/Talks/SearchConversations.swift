import Access
import Store

/// What a conversation must have in it to be listed.
public typealias TalkOnly = Store.StaffTalkFilter.Only
/// A conversation of a client's, as staff see it in a list.
public typealias StaffTalk = Store.StaffTalk
/// One message of it.
public typealias StaffMessage = Store.StaffMessage
/// Why a question has no answer.
public typealias Lack = Store.Lack

/// Which conversations of clients somebody looks for.
public struct TalkInput: ToolInput, Hashable {
    /// The identifier of a company.
    public var company = ""
    /// A part of the person's name or address.
    public var person = ""
    /// Between which days.
    public var days = TalkDays()
    /// What must be in it.
    public var only: TalkOnly?
    /// Where the page before ended.
    public var cursor = ""

    /// The latest of all.
    public init() {}

    /// The fields, declared once.
    public static let form = InputForm<Self>([
        .text("company", \.company, max: 26, "The identifier of a company"),
        .text("person", \.person, max: 200, "A part of the person's name or address"),
        .text("from", \.days.from, max: 10, "The first day, such as 2026-11-03"),
        .text("through", \.days.through, max: 10, "The last day, such as 2026-11-03"),
        .choice("only", \.only, "What must be in it"),
        .text("cursor", \.cursor, max: 60, "Where the page before ended"),
    ])

    func filter(_ store: borrowing StaffStore, at now: Instant) throws -> StaffTalkFilter {
        let moments = try days.moments(store, at: now)
        var filter = StaffTalkFilter()
        (filter.company, filter.person, filter.only) = (company, person, only)
        (filter.from, filter.until) = (moments.from, moments.until)
        do {
            if let mark = try Cursor.latest.mark(cursor) { filter.after = mark }
        } catch ToolRefusal.invalid(let problems) {
            throw StaffRefusal.invalid(problems)
        }
        return filter
    }
}

/// The conversations of a provider's clients with Nexie, the latest first.
public enum SearchConversations: StaffOperation {
    /// The name in the audit.
    public static let name = "search_conversations"
    /// Who may.
    public static let right = StaffRight.conversationsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many stand on one page.
    public static let pageSize = 50

    /// A page of conversations, and what can be chosen.
    public struct Output: Sendable {
        /// The conversations, the latest first.
        public let talks: [StaffTalk]
        /// Where the next page begins; nil on the last.
        public let nextCursor: String?
        /// The companies to choose from.
        public let companies: [ListUsers.Company]

        /// What can be chosen, and no conversation.
        public init(nothingOf other: Self) {
            self.init(talks: [], nextCursor: nil, companies: other.companies)
        }

        init(talks: [StaffTalk], nextCursor: String?, companies: [ListUsers.Company]) {
            (self.talks, self.nextCursor, self.companies) = (talks, nextCursor, companies)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: TalkInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let found = try store.talks(try input.filter(store, at: call.now), limit: pageSize + 1)
        let shown = Array(found.prefix(pageSize))
        let last = found.count > shown.count ? shown.last : nil
        return Output(
            talks: shown,
            nextCursor: last.map { Cursor.latest.text(PageMark(time: $0.updatedAt.milliseconds, id: $0.id.text)) },
            companies: try store.companies().map { ListUsers.Company(id: $0.id.text, name: $0.name) })
    }
}

/// The same to take along: when, who and how it went, without a word of what was said.
public enum ExportConversations: StaffOperation {
    /// The name in the audit.
    public static let name = "export_conversations"
    /// Who may.
    public static let right = StaffRight.conversationsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many conversations a file has at most.
    public static let most = 10_000

    /// The conversations, and whether there are more.
    public struct Output: Sendable {
        /// The conversations, the latest first.
        public let talks: [StaffTalk]
        /// Whether there are more than the file holds.
        public let isCut: Bool
    }

    /// Does it, for one call.
    public static func run(_ input: TalkInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let found = try store.talks(try input.filter(store, at: call.now), limit: most + 1)
        return Output(talks: Array(found.prefix(most)), isCut: found.count > most)
    }
}

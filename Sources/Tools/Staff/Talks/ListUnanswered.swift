import Access
import Store

/// A question that Nexie had no answer to, however often it was asked.
public struct UnansweredGroup: Sendable, Hashable {
    /// The question, in the words in which it was asked last.
    public let words: String
    /// How often.
    public let times: Int
    /// When last.
    public let lastAt: Instant
    /// Why there was no answer; each reason once.
    public let lacks: [Lack]
    /// How many companies asked.
    public let companies: Int
    /// The conversation in which it was asked last.
    public let conversation: ConversationID
}

/// What clients asked and Nexie had no answer to, in a time, most often first.
///
/// By what was kept of each answer: the model refused, it broke off, the guide did not understand, every tool refused or
/// failed, or a search of articles found nothing. Never by guessing at words.
public enum ListUnanswered: StaffOperation {
    /// The name in the audit.
    public static let name = "list_unanswered"
    /// Who may.
    public static let right = StaffRight.conversationsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many questions are looked at.
    public static let looks = 10_000
    /// How many different ones are listed.
    public static let most = 500
    /// How many days are looked at where nothing else is said.
    public static let standardDays = 30
    /// How many characters of a question are shown.
    private static let longest = 500

    /// Between which days; without a first day the last thirty.
    public struct Input: ToolInput, Hashable {
        /// The days.
        public var days = TalkDays()

        /// The last thirty days.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("from", \.days.from, max: 10, "The first day, such as 2026-11-03"),
            .text("through", \.days.through, max: 10, "The last day, such as 2026-11-03"),
        ])
    }

    /// The questions of a time.
    public struct Output: Sendable {
        /// The first day that was looked at.
        public let from: CalendarDate
        /// The last day that was looked at.
        public let through: CalendarDate
        /// The questions, most often first.
        public let questions: [UnansweredGroup]
        /// Whether there are more than are counted here.
        public let isCut: Bool
        /// What clients searched for in vain, whenever it was.
        public let searches: [UnansweredSearch]
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        let today = try input.days.moments(store, at: call.now).today
        let through = CalendarDate(input.days.through) ?? today
        let from = CalendarDate(input.days.from) ?? through.adding(days: 1 - standardDays)
        let span = try store.days(from: from, through: through, at: call.now)
        let found = try store.unanswered(
            from: span.from ?? call.now, until: span.until ?? call.now, limit: looks + 1)
        let groups = grouped(Array(found.prefix(looks)))
        return Output(
            from: from, through: through, questions: Array(groups.prefix(most)),
            isCut: found.count > looks || groups.count > most,
            searches: try store.searchesInVain(limit: most))
    }

    /// Questions that differ in case and accents alone are one; the latest stands first among equals.
    private static func grouped(_ found: [UnansweredQuestion]) -> [UnansweredGroup] {
        var order: [String] = []
        var groups: [String: [UnansweredQuestion]] = [:]
        for question in found {
            let key = question.said.isEmpty ? question.content : question.said
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(question)
        }
        let all = order.compactMap { key -> UnansweredGroup? in
            guard let group = groups[key], let latest = group.first else { return nil }
            return UnansweredGroup(
                words: words(of: latest), times: group.count, lastAt: latest.at,
                lacks: Lack.allCases.filter { lack in group.contains { $0.lack == lack } },
                companies: Set(group.map(\.companyName)).count, conversation: latest.conversation)
        }
        // The sort keeps the order of equals.
        return all.enumerated().sorted { ($1.element.times, $0.offset) < ($0.element.times, $1.offset) }.map(\.element)
    }

    private static func words(of question: UnansweredQuestion) -> String {
        let kept = (try? StrictJSON.parse(question.content))?["text"]?.string ?? question.said
        return String(kept.prefix(longest))
    }
}

/// The same to take along.
public enum ExportUnanswered: StaffOperation {
    /// The name in the audit.
    public static let name = "export_unanswered"
    /// Who may.
    public static let right = StaffRight.conversationsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Between which days.
    public typealias Input = ListUnanswered.Input

    /// Does it, for one call.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> ListUnanswered.Output {
        try ListUnanswered.run(input, call, store)
    }
}

/// What clients searched for in vain, to take along.
public enum ExportSearches: StaffOperation {
    /// The name in the audit.
    public static let name = "export_searches"
    /// Who may.
    public static let right = StaffRight.costsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Nothing.
    public typealias Input = NoInput

    /// Does it, for one call.
    public static func run(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> [UnansweredSearch] {
        try store.searchesInVain(limit: ListUnanswered.most)
    }
}

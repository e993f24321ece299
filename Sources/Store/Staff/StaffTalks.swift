import Access

/// Which conversations of clients somebody looks for; an empty field asks for nothing.
public struct StaffTalkFilter: Sendable, Hashable {
    /// What a conversation must have in it.
    public enum Only: String, Sendable, Hashable, CaseIterable {
        /// An answer that the model refused to give.
        case refused
        /// An answer that the person found bad.
        case bad
        /// A question that has no answer, for whatever reason.
        case unanswered
        /// It was handed over to people.
        case handed
    }

    /// The identifier of a company.
    public var company = ""
    /// A part of the person's name or address.
    public var person = ""
    /// Only those in which something was said from this moment on.
    public var from: Instant?
    /// Only those in which nothing was said from this moment on.
    public var until: Instant?
    /// What must be in it.
    public var only: Only?
    /// Where to go on.
    public var after = PageMark.start

    /// All of them, the latest first.
    public init() {}
}

/// A conversation of a client's with Nexie, as staff see it in a list.
public struct StaffTalk: Sendable, Hashable {
    /// Which conversation.
    public let id: ConversationID
    /// Its title: the first words of the person, or what they called it.
    public let title: String
    /// When it began.
    public let createdAt: Instant
    /// When something was last said.
    public let updatedAt: Instant
    /// The number of the ticket in which people answer; nil while Nexie does.
    public let handedTo: Int64?
    /// The company.
    public let companyName: String
    /// The person.
    public let contact: ContactID
    /// The person's name.
    public let contactName: String
    /// How many messages the person wrote.
    public let questions: Int
    /// How many answers the model refused to give.
    public let refused: Int
    /// How many questions have no answer, for whatever reason.
    public let unanswered: Int
    /// How many answers the person found good.
    public let good: Int
    /// How many answers the person found bad.
    public let bad: Int

    init(_ row: Row) {
        (id, title, createdAt, updatedAt) = (row.id(0), row.text(1), row.instant(2), row.instant(3))
        (handedTo, companyName) = (row.optionalInteger(4), row.text(5))
        (contact, contactName) = (row.id(6), row.text(7))
        (questions, refused) = (Int(row.integer(8)), Int(row.integer(9)))
        (unanswered, good, bad) = (Int(row.integer(10)), Int(row.integer(11)), Int(row.integer(12)))
    }
}

/// Why a question has no answer, by what was kept and never by its words.
public enum Lack: String, Sendable, Hashable, CaseIterable {
    /// The model refused to answer.
    case refused
    /// The answer broke off: a fault, a bound or a budget.
    case broken
    /// The guide did not understand it.
    case notUnderstood = "not_understood"
    /// Every tool that was asked refused or failed.
    case tools
    /// Articles were searched, and nothing was found.
    case nothingFound = "nothing_found"
}

/// One message of a conversation, as staff read it.
public struct StaffMessage: Sendable, Hashable {
    /// The message as it was kept.
    public let row: MessageRow
    /// Why it is no answer; nil for what is one, and for the person's words.
    public let lack: Lack?
    /// What the person thought of it; nil when nothing was said.
    public let rating: Rating?

    /// What a person said of an answer.
    public struct Rating: Sendable, Hashable {
        /// Whether it helped.
        public let isGood: Bool
        /// Why not: a fixed word, or empty.
        public let reason: String
        /// The person's own words; empty when there are none.
        public let comment: String
    }

    init(_ row: Row) {
        self.row = MessageRow(row)
        lack = Lack(rawValue: row.text(5))
        let rated = row.text(6)
        rating = rated.isEmpty ? nil : Rating(isGood: rated == "good", reason: row.text(7), comment: row.text(8))
    }
}

/// A question that has no answer.
public struct UnansweredQuestion: Sendable, Hashable {
    /// When Nexie had nothing to answer.
    public let at: Instant
    /// Why.
    public let lack: Lack
    /// Whose company it is.
    public let companyName: String
    /// In which conversation.
    public let conversation: ConversationID
    /// The question without the differences of case and accents.
    public let said: String
    /// The question in the form in which the concierge keeps it.
    public let content: String
}

extension StaffStore {
    /// Conversations that fit, the latest first; so many at most.
    public func talks(_ filter: StaffTalkFilter, limit: Int) throws -> [StaffTalk] {
        try all(
            StaffTalkStatements.list,
            [
                .integer(filter.after.time), .text(filter.after.id),
                .integer(filter.from?.milliseconds ?? .min), .integer(filter.until?.milliseconds ?? .max),
                .text(filter.company), .text(filter.person), .text(filter.only?.rawValue ?? ""),
                .integer(Int64(limit)),
            ], StaffTalk.init)
    }

    /// One conversation of the provider's clients; nil when there is none with that identifier.
    public func talk(_ id: ConversationID) throws -> StaffTalk? {
        try first(StaffTalkStatements.find, [.id(id)], StaffTalk.init)
    }

    /// The last messages of a conversation, or the last before a message, oldest first.
    public func messages(
        of talk: ConversationID, before message: MessageID?, limit: Int
    ) throws -> [StaffMessage] {
        try all(
            StaffTalkStatements.messages,
            [.id(talk), .text(message?.text ?? ""), .integer(Int64(limit))], StaffMessage.init
        ).reversed()
    }

    /// Questions of a time that have no answer, the latest first; so many at most.
    public func unanswered(from first: Instant, until next: Instant, limit: Int) throws -> [UnansweredQuestion] {
        try all(
            StaffTalkStatements.unanswered, [.instant(first), .instant(next), .integer(Int64(limit))]
        ) { row in
            Lack(rawValue: row.text(1)).map { lack in
                UnansweredQuestion(
                    at: row.instant(0), lack: lack, companyName: row.text(2), conversation: row.id(3),
                    said: row.text(4), content: row.text(5))
            }
        }.compactMap(\.self)
    }

    /// What members of staff used in previews, the first day first; so many lines at most.
    public func usedInPreviews(in month: UsedMonth, limit: Int) throws -> [PreviewUse] {
        try all(
            StaffTalkStatements.previews, [.date(month.first), .date(month.last), .integer(Int64(limit))]
        ) { row in
            PreviewUse(day: row.date(0), staffName: row.text(1), model: row.text(2), used: UsedSum(row, from: 3))
        }
    }
}

/// What one member of staff used of one model in previews on one day.
public struct PreviewUse: Sendable, Hashable {
    /// The day in the provider's time zone.
    public let day: CalendarDate
    /// Who asked.
    public let staffName: String
    /// The model.
    public let model: String
    /// How much.
    public let used: UsedSum
}

extension StaffStore {
    /// The day that it is for the provider, and the moments between which days lie; nil where a day is not given.
    public func days(
        from first: CalendarDate?, through last: CalendarDate?, at now: Instant
    ) throws -> (today: CalendarDate, from: Instant?, until: Instant?) {
        guard let zone = try self.first(CostStatements.zone, [], { $0.text(0) }) else {
            throw StoreError.fault("there is no such tenant")
        }
        let days = TenantDays(zone: zone)
        return (
            days.day(of: now), first.map { days.span(.day, of: $0.adding(days: -1)).next },
            last.map { days.span(.day, of: $0).next }
        )
    }
}

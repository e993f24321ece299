import Access
import Store

/// Where a contract stands for the client who reads it.
public enum ContractStanding: String, Sendable, Hashable {
    /// Agreed on, and its first day is still to come.
    case upcoming
    /// It runs.
    case active
    /// Over.
    case ended
}

/// A contract as a list shows it to a client.
public struct ContractSummary: Sendable, Hashable {
    /// The number that people use.
    public let number: String
    /// What it is about.
    public let title: String
    /// What is agreed on.
    public let kind: ContractKind
    /// Where it stands today.
    public let standing: ContractStanding
    /// Its first day.
    public let startsOn: CalendarDate
    /// Its last day; nil when it has none, or was ended before it.
    public let endsOn: Milestone?
    /// The day on which its next term begins unless notice is given; nil once it is over.
    public let renewsOn: Milestone?
    /// The last day on which notice can be given; nil once it is over.
    public let noticeUntil: Milestone?

    /// A day of a contract, and how far off it is.
    public struct Milestone: Sendable, Hashable {
        /// The day.
        public let day: CalendarDate
        /// In how many days it is; less than nothing once it has passed.
        public let daysLeft: Int

        init(_ day: CalendarDate, today: CalendarDate) {
            self.day = day
            daysLeft = day.dayNumber - today.dayNumber
        }
    }

    init(_ row: ContractRow, today: CalendarDate) {
        number = row.number
        title = row.title
        kind = row.kind
        startsOn = row.startsOn
        let isOver = row.state != .active || row.endsOn.map { $0 < today } == true
        standing = isOver ? .ended : row.startsOn > today ? .upcoming : .active
        let wasEndedEarly = row.state == .ended && row.endsOn.map { $0 >= today } == true
        endsOn = wasEndedEarly ? nil : row.endsOn.map { Milestone($0, today: today) }
        renewsOn = isOver ? nil : row.renewsOn.map { Milestone($0, today: today) }
        noticeUntil = isOver ? nil : row.noticeUntil.map { Milestone($0, today: today) }
    }

    var reference: Reference { .contract(number: number, title: title) }

    func write(to json: inout JSONFields) {
        json.field("number", number)
        json.field("title", title)
        json.field("kind", kind.rawValue)
        json.field("status", standing.rawValue)
        json.field("starts_on", startsOn.description)
        json.field("ends_on", endsOn?.day.description)
        json.field("days_to_end", endsOn?.daysLeft)
        json.field("renews_on", renewsOn?.day.description)
        json.field("days_to_renewal", renewsOn?.daysLeft)
        json.field("notice_until", noticeUntil?.day.description)
        json.field("days_to_give_notice", noticeUntil?.daysLeft)
        json.field("link", reference.path)
    }
}

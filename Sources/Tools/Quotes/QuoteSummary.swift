import Access
import Store

/// Where a quote stands for the client who reads it.
public enum QuoteStanding: String, Sendable, Hashable {
    /// Sent, not decided, and still valid.
    case open
    /// The client said yes.
    case accepted
    /// The client said no.
    case declined
    /// Sent, not decided, and its last day has passed.
    case expired
}

/// A quote as a list shows it to a client.
public struct QuoteSummary: Sendable, Hashable {
    /// The number that people use.
    public let number: String
    /// What it is about.
    public let title: String
    /// Where it stands today.
    public let standing: QuoteStanding
    /// When it was issued.
    public let issuedOn: CalendarDate
    /// The last day on which it can be accepted.
    public let validUntil: CalendarDate
    /// For how many days it can still be accepted, today not counted; nil unless it is open.
    public let daysLeft: Int?
    /// What counts of its lines, less the discount, with the tax.
    public let total: Money

    init(_ row: QuoteRow, today: CalendarDate) {
        number = row.number
        title = row.title
        issuedOn = row.issuedOn
        validUntil = row.validUntil
        total = row.total
        standing =
            switch row.state {
            case .accepted: .accepted
            case .declined: .declined
            case .sent, .draft: row.validUntil < today && !Faults.has(.expiredQuoteOpen) ? .expired : .open
            }
        daysLeft = standing == .open ? max(0, row.validUntil.dayNumber - today.dayNumber) : nil
    }

    var reference: Reference { .quote(number: number, title: title) }

    func write(to json: inout JSONFields) {
        json.field("number", number)
        json.field("title", title)
        json.field("status", standing.rawValue)
        json.field("issued_on", issuedOn.description)
        json.field("valid_until", validUntil.description)
        json.field("days_left", daysLeft)
        json.field("currency", total.currency.code)
        json.field("total", total.worded)
        json.field("total_minor", total.minor)
        json.field("link", reference.path)
    }
}

import Access
import Tools

/// What a tool said of a ticket, read strictly.
struct TicketFacts: Sendable, Hashable {
    let number: Int64
    let subject: String
    let state: TicketState
    let priority: TicketPriority
    let openedAt: Instant
    let changedAt: Instant
    let openedBy: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let number = json["number"]?.integer, (1...Target.largest).contains(number),
            let subject = json["subject"]?.string,
            let state = json["state"]?.string.flatMap(TicketState.init(rawValue:)),
            let priority = json["priority"]?.string.flatMap(TicketPriority.init(rawValue:)),
            let openedAt = json["opened_at"]?.string.flatMap(Instant.init(rfc3339:)),
            let changedAt = json["updated_at"]?.string.flatMap(Instant.init(rfc3339:)),
            let openedBy = json["opened_by"]?.string
        else { return nil }
        self.number = number
        self.subject = subject
        self.state = state
        self.priority = priority
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.openedBy = openedBy
    }

    /// The link's target.
    var reference: Reference { .ticket(number: number, subject: subject) }
}

/// What a tool said of an invoice, read strictly.
struct InvoiceFacts: Sendable, Hashable {
    let number: String
    let standing: InvoiceStanding
    let issuedOn: CalendarDate
    let dueOn: CalendarDate
    let total: String
    let balance: String
    /// What is owed, in minor units.
    let owed: Money
    /// The total in minor units; nil when its words are no amount of its currency.
    let charged: Money?

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let number = json["number"]?.string, !number.isEmpty,
            let standing = json["status"]?.string.flatMap(InvoiceStanding.init(rawValue:)),
            let issuedOn = json["issued_on"]?.string.flatMap({ CalendarDate($0) }),
            let dueOn = json["due_on"]?.string.flatMap({ CalendarDate($0) }),
            let total = json["total"]?.string, let balance = json["balance"]?.string,
            let currency = json["currency"]?.string.flatMap({ Currency($0) }),
            let minor = json["balance_minor"]?.integer
        else { return nil }
        self.number = number
        self.standing = standing
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        self.total = total
        self.balance = balance
        owed = Money(minor: minor, currency: currency)
        let worded = Int64(total.filter { $0.isASCII && $0.isNumber }).map { Money(minor: $0, currency: currency) }
        charged = worded?.worded == total ? worded : nil
    }

    /// The link's target.
    var reference: Reference { .invoice(number: number) }
}

extension JSONValue {
    /// The members of a list, each read; nil when the list or one of them is not what it should be.
    func facts<Facts>(_ name: String, _ read: (JSONValue) -> Facts?) -> [Facts]? {
        guard let items = self[name]?.array else { return nil }
        let facts = items.compactMap(read)
        return facts.count == items.count ? facts : nil
    }
}

extension Instant {
    /// Reads exactly the form that `rfc3339` writes; nil for anything else.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
            let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11..<13], below: 24), let minute = Self.number(bytes[14..<16], below: 60),
            let second = Self.number(bytes[17..<19], below: 60), let rest = Self.number(bytes[20..<23], below: 1000)
        else { return nil }
        let seconds = ((Int64(date.dayNumber) * 24 + hour) * 60 + minute) * 60 + second
        self.init(milliseconds: seconds * 1000 + rest)
    }

    private static func number(_ digits: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
        guard digits.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(String(decoding: digits, as: UTF8.self)),
            number < limit
        else { return nil }
        return number
    }
}

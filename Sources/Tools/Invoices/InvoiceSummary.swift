import Access
import Store

/// Where an invoice stands for the client who reads it.
public enum InvoiceStanding: String, Sendable, Hashable {
    /// Something is owed, and it is not late.
    case open
    /// Something is owed, and the due date has passed.
    case overdue
    /// Fully paid.
    case paid
    /// Cancelled; nothing is owed.
    case void
}

/// An invoice as a list shows it to a client.
public struct InvoiceSummary: Sendable, Hashable {
    /// The number that people use.
    public let number: String
    /// Where it stands today.
    public let standing: InvoiceStanding
    /// When it was issued.
    public let issuedOn: CalendarDate
    /// When it is due.
    public let dueOn: CalendarDate
    /// All lines and the tax.
    public let total: Money
    /// What is still owed.
    public let balance: Money

    init(_ row: InvoiceRow, today: CalendarDate) {
        number = row.number
        issuedOn = row.issuedOn
        dueOn = row.dueOn
        total = row.total
        balance = row.balance
        standing =
            switch row.state {
            case .paid: .paid
            case .void: .void
            case .open, .draft: row.dueOn < today ? .overdue : .open
            }
    }

    var reference: Reference { .invoice(number: number) }

    func write(to json: inout JSONFields) {
        json.field("number", number)
        json.field("status", standing.rawValue)
        json.field("issued_on", issuedOn.description)
        json.field("due_on", dueOn.description)
        json.field("currency", total.currency.code)
        json.field("total", total.worded)
        json.field("balance", balance.worded)
        json.field("balance_minor", balance.minor)
        json.field("link", reference.path)
    }
}

import Access

/// Where an invoice stands in the books; whether it is overdue follows from its due date.
public enum InvoiceState: String, Sendable, CaseIterable, Hashable {
    /// Being written; clients never see it.
    case draft
    /// Sent and not fully paid.
    case open
    /// Fully paid.
    case paid
    /// Cancelled; nothing is owed.
    case void
}

/// An invoice as a list shows it.
public struct InvoiceRow: Sendable, Hashable {
    /// The row's identifier, for the next page only.
    public let id: InvoiceID
    /// The number that people use.
    public let number: String
    /// Where it stands.
    public let state: InvoiceState
    /// When it was issued.
    public let issuedOn: CalendarDate
    /// When it is due.
    public let dueOn: CalendarDate
    /// All lines and the tax.
    public let total: Money
    /// What has been paid.
    public let paid: Money

    /// What is still owed; nothing on a paid or void invoice.
    public var balance: Money {
        guard state == .open else { return Money(minor: 0, currency: total.currency) }
        let owed = total.minor.subtractingReportingOverflow(paid.minor)
        return Money(minor: owed.overflow ? 0 : max(0, owed.partialValue), currency: total.currency)
    }

    init(_ row: Row) {
        let currency = Currency(stored: row.text(3))
        id = row.id(0)
        number = row.text(1)
        state = InvoiceState(rawValue: row.text(2)) ?? .open
        issuedOn = row.date(4)
        dueOn = row.date(5)
        total = Money(minor: row.integer(6), currency: currency)
        paid = Money(minor: row.integer(7), currency: currency)
    }
}

/// An invoice with everything on it.
public struct InvoiceDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: InvoiceRow
    /// A few words of the provider to the client; empty when there are none.
    public let memo: String
    /// The tax in the total.
    public let tax: Money
    /// Where it can be paid, as the provider's books say; not yet held against the list of hosts.
    public let payAddress: String?
    /// The hosts to which a pay link may lead.
    public let payHosts: [String]
    /// The lines in order.
    public let lines: [InvoiceLineRow]
    /// The payments, oldest first.
    public let payments: [PaymentRow]
}

/// One line of an invoice.
public struct InvoiceLineRow: Sendable, Hashable {
    /// What was delivered.
    public let description: String
    /// How many thousandths of a unit.
    public let quantityThousandths: Int64
    /// The price of a unit, in minor units.
    public let unitPrice: Int64
    /// The line's amount, in minor units.
    public let amount: Int64

    init(_ row: Row) {
        description = row.text(0)
        quantityThousandths = row.integer(1)
        unitPrice = row.integer(2)
        amount = row.integer(3)
    }
}

/// One payment.
public struct PaymentRow: Sendable, Hashable {
    /// When it came in.
    public let receivedOn: CalendarDate
    /// How much, in minor units.
    public let amount: Int64
    /// How it was paid; empty when not said.
    public let method: String
    /// What the payer wrote on it; empty when not said.
    public let reference: String

    init(_ row: Row) {
        receivedOn = row.date(0)
        amount = row.integer(1)
        method = row.text(2)
        reference = row.text(3)
    }
}

/// Which invoices a list is to show.
public enum InvoiceFilter: String, Sendable, CaseIterable, Hashable {
    /// Something is owed.
    case open
    /// Fully paid.
    case paid
    /// Something is owed and the due date has passed.
    case overdue
    /// All that a client may see.
    case all
}

extension InvoiceFilter {
    /// The state that an invoice of this part of the list has; nil for all.
    var state: InvoiceState? {
        switch self {
        case .open, .overdue: .open
        case .paid: .paid
        case .all: nil
        }
    }
}

/// By what a list of invoices is ordered.
public enum InvoiceOrder: String, Sendable, CaseIterable, Hashable {
    /// The newest first.
    case issued
    /// The earliest due date first.
    case due
}

/// How many invoices stand where.
public struct InvoiceCounts: Sendable, Hashable {
    /// Something is owed, the overdue ones included.
    public let open: Int
    /// Something is owed and the due date has passed.
    public let overdue: Int
    /// Fully paid.
    public let paid: Int
    /// All.
    public let all: Int
}

import Access

/// Where a quote stands in the books; whether it has expired follows from its last day.
public enum QuoteState: String, Sendable, CaseIterable, Hashable {
    /// Being written; clients never see it.
    case draft
    /// Sent, and not decided.
    case sent
    /// The client said yes.
    case accepted
    /// The client said no.
    case declined
}

/// A quote as a list shows it.
public struct QuoteRow: Sendable, Hashable {
    /// The row's identifier, for the next page only.
    public let id: QuoteID
    /// The number that people use.
    public let number: String
    /// What it is about.
    public let title: String
    /// Where it stands.
    public let state: QuoteState
    /// When it was issued.
    public let issuedOn: CalendarDate
    /// The last day on which it can be accepted.
    public let validUntil: CalendarDate
    /// What counts of its lines, less the discount, with the tax.
    public let total: Money

    init(_ row: Row) {
        id = row.id(0)
        number = row.text(1)
        title = row.text(2)
        state = QuoteState(rawValue: row.text(3)) ?? .sent
        issuedOn = row.date(5)
        validUntil = row.date(6)
        total = Money(minor: row.integer(7), currency: Currency(stored: row.text(4)))
    }
}

/// A quote with everything on it.
public struct QuoteDetail: Sendable, Hashable {
    /// What a list shows.
    public let row: QuoteRow
    /// When it was accepted or declined, where the books say so.
    public let decidedOn: CalendarDate?
    /// What stands before the lines, in Markdown; empty when there is nothing.
    public let introduction: String
    /// What stands behind them, in Markdown; empty when there is nothing.
    public let terms: String
    /// Where it is decided, as the provider's books say; not yet held against the list of hosts.
    public let approvalAddress: String?
    /// The hosts to which links may lead.
    public let approvalHosts: [String]
    /// What is taken off all that counts.
    public let discount: QuoteDiscount
    /// The tax in the total.
    public let tax: Money
    /// The sections in order.
    public let sections: [QuoteSectionRow]
}

/// What is taken off: an amount, and the percentage that it came from when it came from one.
public struct QuoteDiscount: Sendable, Hashable {
    /// How much, in minor units; never less than nothing.
    public let amount: Int64
    /// The percentage in thousandths, so that 12500 is 12.5 %.
    public let percentThousandths: Int64?

    init(_ row: Row, _ column: Int32) {
        amount = row.integer(column)
        percentThousandths = row.optionalInteger(column + 1)
    }
}

/// One section of a quote with its lines.
public struct QuoteSectionRow: Sendable, Hashable {
    /// Its heading.
    public let title: String
    /// The lines in order.
    public let lines: [QuoteLineRow]
}

/// One line of a quote.
public struct QuoteLineRow: Sendable, Hashable {
    /// What would be delivered.
    public let description: String
    /// How many thousandths of a unit.
    public let quantityThousandths: Int64
    /// The price of a unit, in minor units.
    public let unitPrice: Int64
    /// What is taken off this line.
    public let discount: QuoteDiscount
    /// The line's amount after its discount, in minor units.
    public let amount: Int64
    /// Whether the client can do without it.
    public let isOptional: Bool
    /// Whether an optional line was chosen, and so counts.
    public let isChosen: Bool

    /// Whether the line is in the total.
    public var counts: Bool { !isOptional || isChosen }

    init(_ row: Row) {
        description = row.text(1)
        quantityThousandths = row.integer(2)
        unitPrice = row.integer(3)
        discount = QuoteDiscount(row, 4)
        amount = row.integer(6)
        isOptional = row.integer(7) == 1
        isChosen = row.integer(8) == 1
    }
}

/// Which quotes a list is to show.
public enum QuoteFilter: String, Sendable, CaseIterable, Hashable {
    /// Sent, not decided and still valid.
    case open
    /// Accepted.
    case accepted
    /// Declined.
    case declined
    /// Sent, not decided, and the last day has passed.
    case expired
    /// All that a client may see.
    case all
}

extension QuoteFilter {
    /// The state that a quote of this part of the list has; nil for all.
    var state: QuoteState? {
        switch self {
        case .open, .expired: .sent
        case .accepted: .accepted
        case .declined: .declined
        case .all: nil
        }
    }
}

/// How many quotes stand where.
public struct QuoteCounts: Sendable, Hashable {
    /// Sent, not decided and still valid.
    public let open: Int
    /// Accepted.
    public let accepted: Int
    /// Declined.
    public let declined: Int
    /// Sent, not decided, and the last day has passed.
    public let expired: Int
    /// All.
    public let all: Int
}

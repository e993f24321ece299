import Access

/// A record that an answer speaks of, with the few facts that a person sees of it beside the answer.
///
/// Made from what a tool found and from nothing else; the facts are those of the moment at which it was asked.
public struct RecordCard: Sendable, Hashable {
    /// Which record.
    public let reference: Reference
    /// What is known of it; nil where the tool told no more than its name.
    public let facts: Facts?

    /// What is known of a record.
    public enum Facts: Sendable, Hashable {
        /// Where a ticket stands, and when something last happened.
        case ticket(TicketState, updatedAt: Instant)
        /// Where an invoice stands, what is still owed and when it is due.
        case invoice(InvoiceStanding, balance: Money, dueOn: CalendarDate)
        /// Where a quote stands, what it comes to and the last day on which it can be accepted.
        case quote(QuoteStanding, total: Money, validUntil: CalendarDate)
        /// Where a contract stands, and its last day; nil when it has none.
        case contract(ContractStanding, endsOn: CalendarDate?)
        /// When an article was last changed.
        case article(updatedAt: Instant)
        /// Where a risk stands, and by when an answer is wanted.
        case risk(RiskState, dueOn: CalendarDate)
    }

    /// A card of a record.
    public init(_ reference: Reference, _ facts: Facts? = nil) {
        self.reference = reference
        self.facts = facts
    }

    /// What a link to the record says.
    public var label: String { reference.label }

    /// The record's page, as a path of the portal.
    public var path: String { reference.path }
}

extension TicketSummary {
    var card: RecordCard { RecordCard(reference, .ticket(state, updatedAt: updatedAt)) }
}

extension InvoiceSummary {
    var card: RecordCard { RecordCard(reference, .invoice(standing, balance: balance, dueOn: dueOn)) }
}

extension QuoteSummary {
    var card: RecordCard { RecordCard(reference, .quote(standing, total: total, validUntil: validUntil)) }
}

extension ContractSummary {
    var card: RecordCard { RecordCard(reference, .contract(standing, endsOn: endsOn?.day)) }
}

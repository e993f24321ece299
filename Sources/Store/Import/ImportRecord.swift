import Access

/// One record of another system, complete: what it leaves out is empty or its default afterwards.
///
/// References to other records are their external ids within the same tenant.
public enum ImportRecord: Sendable, Hashable {
    /// A client company.
    case company(Company)
    /// A person of a company.
    case contact(Contact)
    /// A request for help.
    case ticket(Ticket)
    /// One message on a ticket.
    case ticketNote(TicketNote)
    /// A bill.
    case invoice(Invoice)
    /// Money received for an invoice.
    case payment(Payment)
    /// An offer.
    case quote(Quote)
    /// An agreement that runs.
    case contract(Contract)
    /// A text of the knowledge base.
    case article(Article)
    /// A risk that a company is asked to accept.
    case risk(Risk)

    /// Which kind of record it is.
    public var kind: ImportKind {
        switch self {
        case .company: .company
        case .contact: .contact
        case .ticket: .ticket
        case .ticketNote: .ticketNote
        case .invoice: .invoice
        case .payment: .payment
        case .quote: .quote
        case .contract: .contract
        case .article: .article
        case .risk: .risk
        }
    }
}

/// The kinds of records that can be imported, by the word that files use, in the order in which they are stored.
public enum ImportKind: String, Sendable, Hashable, CaseIterable {
    /// A client company.
    case company
    /// A person of a company.
    case contact
    /// A request for help.
    case ticket
    /// One message on a ticket.
    case ticketNote = "ticket_note"
    /// A bill.
    case invoice
    /// Money received for an invoice.
    case payment
    /// An offer.
    case quote
    /// An agreement that runs.
    case contract
    /// A text of the knowledge base.
    case article
    /// A risk that a company is asked to accept.
    case risk
}

/// A record that another system has a name for, and that can lie in the scratch of an import.
protocol Imported: Sendable, Hashable {
    static var kind: ImportKind { get }
    var externalID: String { get }

    /// Puts every field behind the others; `init(unpacking:)` takes them in the same order.
    func pack(into packed: inout PackedRecord)

    init(unpacking packed: inout PackedRecord) throws
}

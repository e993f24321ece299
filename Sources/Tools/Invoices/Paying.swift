import Access
import Store

/// How an invoice can be paid online, or why it can't.
public enum Paying: Sendable, Hashable {
    /// At this `https` address, whose host is on the tenant's list.
    case at(address: String)
    /// Nothing is owed any more.
    case alreadyPaid
    /// It was cancelled.
    case cancelled
    /// No usable address stands on it.
    case notSetUp

    /// The address, where there is one.
    public var address: String? {
        guard case .at(let address) = self else { return nil }
        return address
    }

    init(_ invoice: InvoiceDetail) {
        switch invoice.row.state {
        case .paid: self = .alreadyPaid
        case .void: self = .cancelled
        case .draft, .open:
            guard invoice.row.balance.minor > 0 else {
                self = .alreadyPaid
                return
            }
            let allowed = invoice.payAddress.flatMap { ListedAddress($0, hosts: invoice.payHosts) }
            self = allowed.map { .at(address: $0.text) } ?? .notSetUp
        }
    }
}

import Access
import Store

/// Where a quote is decided; nothing in this portal accepts or declines one.
public enum Deciding: Sendable, Hashable {
    /// On a page outside, at this `https` address, whose host is on the tenant's list.
    case at(address: String)
    /// With the provider's people: no usable address stands on it.
    case withPeople
    /// No more: it was decided.
    case decided
    /// No more: its last day has passed.
    case tooLate

    /// The address, where there is one.
    public var address: String? {
        guard case .at(let address) = self else { return nil }
        return address
    }

    init(_ quote: QuoteDetail, _ standing: QuoteStanding) {
        switch standing {
        case .accepted, .declined: self = .decided
        case .expired: self = .tooLate
        case .open:
            if let address = quote.approvalAddress, Faults.has(.approvalHostUnjudged) {
                self = .at(address: address)
                return
            }
            let allowed = quote.approvalAddress.flatMap { ListedAddress($0, hosts: quote.approvalHosts) }
            self = allowed.map { .at(address: $0.text) } ?? .withPeople
        }
    }
}

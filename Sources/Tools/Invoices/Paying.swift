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
            let allowed = invoice.payAddress.flatMap { PayAddress($0, hosts: invoice.payHosts) }
            self = allowed.map { .at(address: $0.text) } ?? .notSetUp
        }
    }
}

/// An `https` address whose host is on a list, read strictly: what a browser would make of it can't differ.
public struct PayAddress: Sendable, Hashable {
    /// The address as it stands.
    public let text: String

    /// Takes the address only when every part of it is plain: lower-case host on the list, no user, no port, no
    /// characters that a browser would rewrite.
    public init?(_ text: String, hosts: [String]) {
        guard text.utf8.count <= 1000, text.hasPrefix("https://"), text.utf8.allSatisfy(Self.isPlain) else {
            return nil
        }
        let host = text.dropFirst(8).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard hosts.contains(String(host)), host.utf8.allSatisfy(Self.isHost) else { return nil }
        self.text = text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}

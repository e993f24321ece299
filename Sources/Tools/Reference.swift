/// A record that an answer speaks of, with the page on which a person sees it.
public enum Reference: Sendable, Hashable {
    /// A ticket.
    case ticket(number: Int64, subject: String)
    /// An invoice.
    case invoice(number: String)
    /// A quote.
    case quote(number: String, title: String)
    /// A contract.
    case contract(number: String, title: String)
    /// An article.
    case article(slug: String, title: String)
    /// A risk.
    case risk(number: String, title: String)

    /// What kind of record it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A ticket.
        case ticket
        /// An invoice.
        case invoice
        /// A quote.
        case quote
        /// A contract.
        case contract
        /// An article.
        case article
        /// A risk.
        case risk

        /// The page that lists such records.
        public var list: String {
            switch self {
            case .ticket: "/portal/tickets"
            case .invoice: "/portal/invoices"
            case .quote: "/portal/quotes"
            case .contract: "/portal/contracts"
            case .article: "/portal/kb"
            case .risk: "/portal/risks"
            }
        }
    }

    /// What kind of record it is.
    public var kind: Kind {
        switch self {
        case .ticket: .ticket
        case .invoice: .invoice
        case .quote: .quote
        case .contract: .contract
        case .article: .article
        case .risk: .risk
        }
    }

    /// What a link to it says.
    public var label: String {
        switch self {
        case .ticket(let number, let subject): "Ticket \(number): \(subject)"
        case .invoice(let number): "Invoice \(number)"
        case .quote(let number, let title): Self.label("Quote", number, title)
        case .contract(let number, let title): Self.label("Contract", number, title)
        case .article(_, let title): title
        case .risk(let number, let title): "Risk \(number): \(title)"
        }
    }

    /// The page, as a path of the portal.
    public var path: String {
        switch self {
        case .ticket(let number, _): "/portal/tickets/\(number)"
        case .invoice(let number): "/portal/invoices/\(Self.segment(number))"
        case .quote(let number, _): "/portal/quotes/\(Self.segment(number))"
        case .contract(let number, _): "/portal/contracts/\(Self.segment(number))"
        case .article(let slug, _): "/portal/kb/\(Self.segment(slug))"
        case .risk(let number, _): "/portal/risks/\(Self.segment(number))"
        }
    }

    /// The record as the audit names it.
    public var record: String {
        switch self {
        case .ticket(let number, _): "ticket:\(number)"
        case .invoice(let number): "invoice:\(number)"
        case .quote(let number, _): "quote:\(number)"
        case .contract(let number, _): "contract:\(number)"
        case .article(let slug, _): "article:\(slug)"
        case .risk(let number, _): "risk:\(number)"
        }
    }

    private static func label(_ kind: String, _ number: String, _ title: String) -> String {
        title.isEmpty ? "\(kind) \(number)" : "\(kind) \(number): \(title)"
    }

    private static func segment(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default:
                "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

/// The identifier of one kind of record: 26 characters of Crockford's base 32, ordered by the time they were made.
public struct Identifier<Record>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 26 characters.
    public let text: String

    /// Reads an identifier that came from outside; nil unless it has exactly the shape that the store makes.
    public init?(_ text: String) {
        guard text.utf8.count == 26, text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    /// Takes an identifier that the store itself wrote.
    public init(stored text: String) {
        self.text = text
    }

    /// The 26 characters.
    public var description: String { text }

    /// Older before newer.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }
}

/// What the identifiers of the house identify.
public enum Named {
    /// A managed service provider.
    public enum Tenant {}
    /// A client company of a tenant.
    public enum Company {}
    /// A person of a client company.
    public enum Contact {}
    /// A named set of grants.
    public enum Role {}
    /// A request for help.
    public enum Ticket {}
    /// One message on a ticket.
    public enum TicketNote {}
    /// A bill.
    public enum Invoice {}
    /// A risk that a company is asked to accept.
    public enum Risk {}
    /// An offer.
    public enum Quote {}
    /// An agreement that runs.
    public enum Contract {}
    /// A knowledge-base article.
    public enum Article {}
    /// A chat with Nexie.
    public enum Conversation {}
    /// One message of a chat.
    public enum Message {}
    /// An effect that Nexie suggests and a person confirms.
    public enum Proposal {}
    /// One login of a contact; says which, without being the key to it.
    public enum Session {}
    /// What is reserved of budgets for one answer.
    public enum Hold {}
    /// A wish for another name or address.
    public enum ChangeRequest {}
    /// A staff member's look at the portal as a person sees it.
    public enum Preview {}
    /// A member of a provider's own staff.
    public enum Staff {}
    /// One login of a member of staff; says which, without being the key to it.
    public enum StaffSession {}
    /// One run of the evaluation over a provider's roles.
    public enum Evaluation {}
}

/// Identifies a tenant.
public typealias TenantID = Identifier<Named.Tenant>
/// Identifies a company.
public typealias CompanyID = Identifier<Named.Company>
/// Identifies a contact.
public typealias ContactID = Identifier<Named.Contact>
/// Identifies a role.
public typealias RoleID = Identifier<Named.Role>
/// Identifies a ticket; people see its number instead.
public typealias TicketID = Identifier<Named.Ticket>
/// Identifies a ticket note.
public typealias TicketNoteID = Identifier<Named.TicketNote>
/// Identifies an invoice; people see its number instead.
public typealias InvoiceID = Identifier<Named.Invoice>
/// Identifies a risk; people see its number instead.
public typealias RiskID = Identifier<Named.Risk>
/// Identifies a quote; people see its number instead.
public typealias QuoteID = Identifier<Named.Quote>
/// Identifies a contract; people see its number instead.
public typealias ContractID = Identifier<Named.Contract>
/// Identifies an article; people see its slug instead.
public typealias ArticleID = Identifier<Named.Article>
/// Identifies a conversation with Nexie.
public typealias ConversationID = Identifier<Named.Conversation>
/// Identifies a message of a conversation.
public typealias MessageID = Identifier<Named.Message>
/// Identifies a proposal.
public typealias ProposalID = Identifier<Named.Proposal>
/// Identifies a session without opening it.
public typealias SessionID = Identifier<Named.Session>
/// Identifies what is reserved of budgets for one answer.
public typealias HoldID = Identifier<Named.Hold>
/// Identifies a request to change a name or an address.
public typealias ChangeRequestID = Identifier<Named.ChangeRequest>
/// Identifies a staff member's look at the portal as a person sees it.
public typealias PreviewID = Identifier<Named.Preview>
/// Identifies a member of a provider's staff.
public typealias StaffID = Identifier<Named.Staff>
/// Identifies a staff session without opening it.
public typealias StaffSessionID = Identifier<Named.StaffSession>
/// Identifies a run of the evaluation.
public typealias EvaluationID = Identifier<Named.Evaluation>

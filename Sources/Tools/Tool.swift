import Access
import Store

/// One thing that can be asked of the portal, by a page or by Nexie.
///
/// Everything about who may ask stands in the declaration; the runtime alone reads it.
public protocol Tool: Sendable {
    /// What the caller sends.
    associatedtype Input: ToolInput
    /// What the caller gets; it has no place for what a client may not see.
    associatedtype Output: ToolOutput

    /// The name, verb_noun.
    static var name: String { get }
    /// One sentence that tells a model what the tool does.
    static var about: String { get }
    /// What a person reads while Nexie uses it.
    static var activity: String { get }
    /// What Nexie can do with it, in words for a person that finish "Nexie can …"; empty when no model may call it.
    static var offer: String { get }
    /// What a principal must have.
    static var need: Need { get }
    /// Rights that widen what the tool does when they are held.
    static var also: [Permission] { get }
    /// What it does to the records.
    static var effect: Effect { get }
    /// Which doors may call it.
    static var doors: Set<Door> { get }

    /// What was asked in words and has no answer, for the provider's people; nil for everything else.
    static func unanswered(_ input: Input, _ output: Output) -> String?

    /// Does it, inside one transaction of the person's own rows.
    static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output
}

extension Tool {
    /// Nothing to offer, unless it says so.
    public static var offer: String { "" }
    /// No right widens it, unless it says so.
    public static var also: [Permission] { [] }
    /// It always has an answer, unless it says so.
    public static func unanswered(_ input: Input, _ output: Output) -> String? { nil }
}

/// What a principal must have to call a tool.
public enum Need: Sendable, Hashable {
    /// Being a contact who is logged in.
    case beingHere
    /// One permission.
    case permission(Permission)
    /// Two permissions, both of them.
    case both(Permission, Permission)

    /// The permission, if it is one.
    var permissions: [Permission] {
        switch self {
        case .beingHere: []
        case .permission(let permission): [permission]
        case .both(let first, let second): [first, second]
        }
    }
}

/// What a tool does to the records.
public enum Effect: String, Sendable, Hashable {
    /// Nothing.
    case reads
    /// It adds a record.
    case creates
    /// It changes a record.
    case changes
    /// It binds the person.
    case signs
}

/// Where a call comes from.
public enum Door: String, Sendable, Hashable, CaseIterable {
    /// A page or form that the person uses.
    case pages
    /// A language model.
    case concierge
    /// The chat's own bookkeeping: what was said, what was proposed.
    case talk
}

/// What a tool may know about its call besides its input.
public struct ToolCall: Sendable {
    /// The moment of the call.
    public let now: Instant
    /// The person's own particulars.
    public let person: Principal.Person
    /// How the person came in, as the audit writes it.
    public let origin: String
    /// The login of the person's own that they came by; nil for whoever acts for them or writes to them.
    public let session: SessionID?
    /// Whether somebody of staff looks as the person.
    public let isPreview: Bool
    /// Those of the tool's declared rights that the person holds; the runtime has asked.
    public let rights: Set<Permission>

    /// The day that it is where the person is.
    public var today: CalendarDate { ReaderZone(person.timeZone).date(of: now) }

    /// Whether the person holds one of the tool's declared rights.
    public func has(_ right: Permission) -> Bool { rights.contains(right) }
}

/// What a tool answers.
public protocol ToolOutput: Sendable {
    /// Writes what a model reads.
    func write(to json: inout JSONFields)
    /// The records that it speaks of, for links beside the answer and for the audit.
    var references: [Reference] { get }
    /// The same records with what a person sees of them beside an answer.
    var cards: [RecordCard] { get }
}

extension ToolOutput {
    /// The records by their names alone.
    public var cards: [RecordCard] { references.map { RecordCard($0) } }

    /// The answer as JSON.
    public var json: [UInt8] {
        JSONWriter.bytes(reserving: 2048) { json in json.object { write(to: &$0) } }
    }
}

import Access
import Store

/// One thing that a provider's own people can do on the staff side, with the people of their own provider.
///
/// It is no `Tool`: no contact and no model can call it, because a call needs a `StaffPrincipal`, and no registry of tools
/// can hold it. Everything about who may ask stands in the declaration; the runtime alone reads it.
public protocol StaffOperation: Sendable {
    /// What the caller sends; the same declared form as a tool's.
    associatedtype Input: ToolInput
    /// What the caller gets.
    associatedtype Output: Sendable

    /// The name, verb_noun.
    static var name: String { get }
    /// What a member must have.
    static var right: StaffRight { get }
    /// What it does to the records.
    static var effect: Effect { get }
    /// Whether passphrase or code must have been shown a short while ago.
    static var needsProof: Bool { get }

    /// Does it, inside one transaction of the provider's own rows.
    static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output
    /// The record that it concerned, for the audit; empty when none.
    static func record(_ output: Output) -> String
}

extension StaffOperation {
    /// No one record, unless it says so.
    public static func record(_ output: Output) -> String { "" }
}

/// What an operation may know about its call besides its input.
public struct StaffCall: Sendable {
    /// The moment of the call.
    public let now: Instant
    /// The member's login.
    public let session: StaffSessionID
}

/// Why an operation had no result, told to the member who asked; a fault of the house is a `StoreError` instead.
public enum StaffRefusal: Error, Sendable, Hashable {
    /// There is no such operation.
    case unknown
    /// The member's role does not have the right.
    case notPermitted(StaffRight)
    /// Passphrase or code was shown too long ago.
    case needsProof
    /// The input breaks its declaration.
    case invalid(InputProblems)
    /// The record is not there, or not the provider's.
    case notFound
    /// The record is in a state in which this can't be done; says so in a sentence.
    case conflict(String)

    /// A fixed word for the audit.
    var word: String {
        switch self {
        case .unknown: "unknown_operation"
        case .notPermitted(let right): "needs " + right.rawValue
        case .needsProof: "needs_proof"
        case .invalid: "invalid_input"
        case .notFound: "not_found"
        case .conflict: "conflict"
        }
    }
}

/// The closed list of operations.
public enum StaffRegistry {
    /// Every operation there is.
    public static let all: [any StaffOperation.Type] = [
        ReadAudit.self, ExportAudit.self, VerifyAudit.self,
        DisableUser.self, EnableUser.self, GetUser.self, InviteUser.self, ListUsers.self, ResendLogin.self,
        SetUserRole.self, StaffHome.self, AddContact.self, ListCompanies.self,
        GetSettings.self, SetClaudeKey.self, RemoveClaudeKey.self, SetClaude.self, TryClaude.self, SetGuide.self,
        SetBudget.self, ClearBudget.self, SetBrand.self, SetSupport.self, SetLogo.self, RemoveLogo.self,
        SetPayHosts.self,
        SetRetention.self, ListLetters.self, RetryLetter.self, DropLetter.self, TryMail.self, NexieCosts.self,
        ExportCosts.self,
        ListChangeRequests.self, GetChangeRequest.self, ApproveChange.self, DeclineChange.self,
        StartPreview.self, StopPreview.self, LookForSight.self,
        ListStaffTickets.self, GetStaffTicket.self, AddStaffNote.self, SetTicketState.self,
        SearchConversations.self, ReadConversation.self, ExportConversations.self, ListUnanswered.self,
        ExportUnanswered.self, ExportSearches.self,
        ListRoles.self, GetRole.self, CopyRole.self, RenameRole.self, DeleteRole.self, WeighRole.self,
        ProposeRole.self, SaveRole.self, WeighDefaultRole.self, SetDefaultRole.self,
        AskEvaluation.self, ListEvaluations.self, GetEvaluation.self,
    ]

    static let names = Set(all.map { $0.name })
}

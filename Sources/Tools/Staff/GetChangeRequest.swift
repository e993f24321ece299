import Access
import Store

/// One request of a contact for another name or address.
public enum GetChangeRequest: StaffOperation {
    /// The name in the audit.
    public static let name = "get_change_request"
    /// Who may.
    public static let right = StaffRight.changesRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: ChangeInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> AskedChange
    {
        try store.demand(change: input.request)
    }

    /// The record that it concerned.
    public static func record(_ output: AskedChange) -> String { output.record }
}

/// One request of the provider's contacts, by identifier.
public struct ChangeInput: ToolInput {
    /// The identifier.
    public var request = ""

    /// None.
    public init() {}

    /// A request.
    public init(request: String) {
        self.request = request
    }

    /// The fields, declared once.
    public static let form = InputForm<ChangeInput>([
        .text("request", \.request, min: 26, max: 26, required: true, "The request's identifier")
    ])
}

extension StaffStore {
    /// The request with that identifier; refused when the provider has none.
    func demand(change request: String) throws -> AskedChange {
        guard let id = ChangeRequestID(request), let found = try change(id) else { throw StaffRefusal.notFound }
        return found
    }

    /// The same, still waiting for an answer.
    func demandWaiting(change request: String) throws -> AskedChange {
        let found = try demand(change: request)
        switch found.state {
        case .requested: return found
        case .withdrawn:
            throw StaffRefusal.conflict("\(found.name) has taken this request back meanwhile. Nothing was changed.")
        case .approved, .declined:
            throw StaffRefusal.conflict("This request was answered by \(found.settledBy) already. Nothing was changed.")
        }
    }
}

extension AskedChange {
    /// The request as the audit names it.
    var record: String { "request:\(id)" }
}

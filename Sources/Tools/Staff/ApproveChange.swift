import Access
import Store

/// Gives a contact the name or address that they asked for. A new address ends sessions and open links, and both addresses
/// are told.
public enum ApproveChange: StaffOperation {
    /// The name in the audit.
    public static let name = "approve_change"
    /// Who may.
    public static let right = StaffRight.changesSettle
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed: whoever has the new address can log in as the person.
    public static let needsProof = true

    /// Does it, for one call.
    public static func run(_ input: ChangeInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> AskedChange
    {
        let asked = try store.demandWaiting(change: input.request)
        switch try store.approve(asked, at: call.now) {
        case .done: return try store.demand(change: input.request)
        case .taken(let owner):
            throw StaffRefusal.conflict(
                "\(owner) has the address \(asked.wanted) already, and two people can't have one. Change it there "
                    + "first, or decline this request with a reason.")
        }
    }

    /// The record that it concerned.
    public static func record(_ output: AskedChange) -> String { output.record }
}

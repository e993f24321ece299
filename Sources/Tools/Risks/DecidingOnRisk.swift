import Access
import Store

/// What every decision on a risk asks first, inside the transaction that writes it.
enum DecidingOnRisk {
    /// The risk, if it waits for a decision, this very document is in force, and the person has seen it.
    ///
    /// Whether the person may decide is asked by the runtime, once more inside the same transaction.
    static func find(
        number: String, version: Int64, hash: String, _ store: borrowing ScopedStore
    ) throws -> RiskDetail {
        guard let found = try store.risk(number: number) else { throw ToolRefusal.notFound }
        let row = found.row
        guard row.state.waits || Faults.has(.decidedAnyway) else { throw ToolRefusal.conflict(row.state.standing) }
        guard row.version == version && row.hash.description == hash || Faults.has(.otherDocumentDecided) else {
            throw ToolRefusal.conflict(
                "The document is not the one that you were shown any more. Read the version in force and decide then.")
        }
        let view = try store.view(of: row)
        guard view?.hash == row.hash || Faults.has(.unseenDecided) else {
            throw ToolRefusal.conflict("Open this risk on its page and read the document before you decide.")
        }
        return found
    }
}

extension RiskState {
    /// Why nobody can decide on a risk in this state any more.
    fileprivate var standing: String {
        switch self {
        case .accepted: "This risk is accepted already. Nothing was changed."
        case .declined: "This risk is declined already. Nothing was changed."
        case .underReview: "This risk is under review and waits for no decision."
        case .revoked: "This risk was taken back and waits for no decision."
        case .resolved: "This risk is resolved and waits for no decision."
        case .draft, .pending, .renewed: "This risk waits for no decision."
        }
    }
}

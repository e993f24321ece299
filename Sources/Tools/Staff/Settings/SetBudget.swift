import Access
import Store

/// Sets how much of Claude people may use: each of them, all together, or one company or person alone.
public enum SetBudget: StaffOperation {
    /// The name in the audit.
    public static let name = "set_budget"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which budget, and how much.
    public typealias Input = BudgetInput

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        if !input.only.isEmpty {
            guard try store.isThere(input.only, input.holder) else { throw StaffRefusal.notFound }
        }
        try store.setBudget(input.budget, only: input.only, to: input.most)
        return SettingsChange(record: "\(input.record)=\(input.most)")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

extension StaffStore {
    /// Whether the provider has the one company or contact for which a budget is named.
    fileprivate borrowing func isThere(_ id: String, _ holder: Budget.Holder) throws -> Bool {
        switch holder {
        case .company: try companyName(id) != nil
        case .contact: try ContactID(id).map { try user($0) != nil } ?? false
        case .tenant, .preview: false
        }
    }
}

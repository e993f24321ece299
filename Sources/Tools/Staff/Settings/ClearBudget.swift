import Access
import Store

/// Takes a budget away, so that it bounds nobody any more.
public enum ClearBudget: StaffOperation {
    /// The name in the audit.
    public static let name = "clear_budget"
    /// Who may.
    public static let right = StaffRight.settingsNexie
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which budget; how much it was does not count.
    public typealias Input = BudgetInput

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        let found = try store.budgets().contains { $0.budget == input.budget && $0.holder == input.only }
        guard found else { throw StaffRefusal.notFound }
        try store.setBudget(input.budget, only: input.only, to: nil)
        return SettingsChange(record: "\(input.record)=none")
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

import Access
import Store

/// The provider's companies, for choosing one.
public enum ListCompanies: StaffOperation {
    /// The name in the audit.
    public static let name = "list_companies"
    /// Who may.
    public static let right = StaffRight.usersRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(
        _ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> [ListUsers.Company] {
        try store.companies().map { ListUsers.Company(id: $0.id.text, name: $0.name) }
    }
}

import Access
import Store

/// Adds a contact, and where it is new their company; letting them in is another step.
public enum AddContact: StaffOperation {
    /// The name in the audit.
    public static let name = "add_contact"
    /// Who may.
    public static let right = StaffRight.usersAdd
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// Who, and where.
    public struct Input: ToolInput {
        /// The identifier of a company that is there; empty for a new one.
        public var company = ""
        /// The name of a new company; empty for one that is there.
        public var newCompany = ""
        /// Full name.
        public var name = ""
        /// The address with which they will log in.
        public var email = ""
        /// What they are there; empty for nothing.
        public var title = ""

        /// Nobody.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("company", \.company, max: 26, "The company's identifier"),
            .text("new_company", \.newCompany, max: 200, "The name of a new company"),
            .text("name", \.name, max: 200, required: true, "The contact's full name"),
            .email("email", \.email, "The address with which they log in"),
            .text("title", \.title, max: 100, "What they are at the company"),
        ])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> PortalUser {
        if let owner = try store.owner(ofAddress: input.email) {
            throw StaffRefusal.conflict("\(owner.name) of \(owner.company) has this address already.")
        }
        let company = try company(input, call, store)
        let id = try store.addContact(
            named: input.name, email: input.email, title: input.title, at: company, call.now)
        return try store.demand(id.text)
    }

    private static func company(
        _ input: Input, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> CompanyID {
        guard input.company.isEmpty == !input.newCompany.isEmpty else {
            throw StaffRefusal.conflict("Choose a company of the list, or write the name of a new one; not both.")
        }
        guard input.company.isEmpty else {
            guard let id = CompanyID(input.company), try store.hasCompany(id) else {
                throw StaffRefusal.conflict("This company is not in the list any more, or not active.")
            }
            return id
        }
        guard let id = try store.addCompany(named: input.newCompany, at: call.now) else {
            throw StaffRefusal.conflict(
                "There is a company with the name \(input.newCompany) already. Choose it in the list.")
        }
        return id
    }

    /// The record that it concerned.
    public static func record(_ output: PortalUser) -> String { output.record }
}

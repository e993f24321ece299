import Access
import Store

/// One contact of the provider, by identifier.
public struct UserInput: ToolInput {
    /// The identifier.
    public var user = ""

    /// Nobody.
    public init() {}

    /// A contact.
    public init(user: String) {
        self.user = user
    }

    /// The fields, declared once.
    public static let form = InputForm<UserInput>([
        .text("user", \.user, min: 26, max: 26, required: true, "The contact's identifier")
    ])
}

extension StaffStore {
    /// The contact with that identifier; refused when the provider has none.
    func demand(_ user: String) throws -> PortalUser {
        guard let id = ContactID(user), let found = try self.user(id) else { throw StaffRefusal.notFound }
        return found
    }

    /// The same, who may be let in.
    func demandLiving(_ user: String) throws -> PortalUser {
        let found = try demand(user)
        guard found.state != .gone else {
            throw StaffRefusal.conflict(
                "\(found.name) or the company is not active in the records, so nobody can be let in.")
        }
        return found
    }
}

extension PortalUser {
    /// The contact as the audit names it.
    var record: String { "contact:\(id)" }
}

extension StaffRefusal {
    static func tooSoon(for user: PortalUser) -> StaffRefusal {
        .conflict("A message went to \(user.name) a moment ago. Wait a minute before you send another.")
    }
}

/// The roles that every tenant starts with; they can't be renamed or deleted.
public enum StartingRole: String, CaseIterable, Sendable {
    /// Everything, now and later.
    case owner = "Owner"
    /// The people who pay: all money, their own tickets.
    case billing = "Billing"
    /// The people who look after IT inside the company: all tickets.
    case technical = "Technical"
    /// Everybody else, and the default: their own tickets.
    case member = "Member"
    /// Someone who may look at the company's tickets and articles but change nothing.
    case viewer = "Viewer"

    /// The role that a contact without a role of their own has.
    public static let standard = StartingRole.member

    /// What the role gives.
    public var grants: [Grant] {
        switch self {
        case .owner:
            [.everything]
        case .billing:
            Self.everyday + [.all(resource: "invoices"), .all(resource: "quotes"), .all(resource: "contracts")]
        case .technical:
            Self.everyday + [.one(.ticketsReadCompany), .one(.contractsRead), .one(.risksRead)]
        case .member:
            Self.everyday
        case .viewer:
            [.one(.ticketsRead), .one(.ticketsReadCompany), .one(.articlesRead), .one(.nexieUse)]
        }
    }

    private static let everyday: [Grant] = [
        .one(.ticketsRead), .one(.ticketsCreate), .one(.ticketsReply), .one(.articlesRead), .one(.profileEdit),
        .one(.nexieUse),
    ]
}

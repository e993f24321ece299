/// What a provider's own people are on the staff side; fixed, three of them.
public enum StaffRole: String, CaseIterable, Sendable, Hashable {
    /// Everything that there is.
    case admin
    /// The daily work with people: see, invite, take access away. No roles, no settings.
    case technician
    /// Looks, and changes nothing.
    case viewer

    /// What the role gives. Every right is named, so that a new one is nobody's until somebody writes it here.
    public var rights: Set<StaffRight> {
        switch self {
        case .admin:
            [
                .overviewRead, .supportRead, .supportAnswer,
                .usersRead, .usersAdd, .usersInvite, .usersDisable, .usersSetRole, .usersPreview,
                .changesRead, .changesSettle, .rolesRead, .rolesEdit, .evalsRead, .evalsRun,
                .settingsRead, .settingsNexie, .settingsMail, .settingsBrand, .settingsRules,
                .costsRead, .conversationsRead, .auditRead,
            ]
        case .technician:
            [
                .overviewRead, .supportRead, .supportAnswer,
                .usersRead, .usersAdd, .usersInvite, .usersDisable, .usersPreview,
                .changesRead, .changesSettle, .rolesRead, .evalsRead, .settingsRead, .costsRead,
            ]
        case .viewer:
            [
                .overviewRead, .supportRead, .usersRead, .changesRead, .rolesRead, .evalsRead, .settingsRead,
                .costsRead,
            ]
        }
    }

    /// The role as people read it.
    public var worded: String {
        switch self {
        case .admin: "Administrator"
        case .technician: "Technician"
        case .viewer: "Viewer"
        }
    }

    /// Whether the role gives the right. Asked by the tool runtime and nowhere else.
    public func gives(_ right: StaffRight) -> Bool { rights.contains(right) }
}

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
                .overviewRead, .usersRead, .usersInvite, .usersDisable, .usersSetRole, .usersPreview, .changesRead,
                .changesSettle, .settingsRead, .settingsNexie, .settingsMail, .settingsBrand, .settingsRules,
                .costsRead,
                .auditRead, .rolesRead, .rolesEdit, .evalsRead, .evalsRun,
            ]
        case .technician:
            [
                .overviewRead, .usersRead, .usersInvite, .usersDisable, .usersPreview, .changesRead, .changesSettle,
                .settingsRead, .costsRead, .rolesRead, .evalsRead,
            ]
        case .viewer: [.overviewRead, .usersRead, .changesRead, .settingsRead, .costsRead, .rolesRead, .evalsRead]
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

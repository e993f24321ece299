/// One thing that a provider's own people may be allowed to do on the staff side.
///
/// No contact ever has one of these: a contact's rights are a `Permission`, and neither type turns into the other.
public enum StaffRight: String, CaseIterable, Sendable, Hashable {
    /// See what waits, and how mail and Claude are set up.
    case overviewRead = "overview:read"
    /// See the contacts and their access to the portal.
    case usersRead = "users:read"
    /// Add companies and contacts.
    case usersAdd = "users:add"
    /// Give contacts access, and send them a login.
    case usersInvite = "users:invite"
    /// Take contacts' access away.
    case usersDisable = "users:disable"
    /// Give contacts another role.
    case usersSetRole = "users:set_role"
    /// See how the portal is set up; of secrets the end alone.
    case settingsRead = "settings:read"
    /// Set up Nexie: key, model, guide and budgets.
    case settingsNexie = "settings:nexie"
    /// Try the mail, and settle messages that could not be delivered.
    case settingsMail = "settings:mail"
    /// Set name, colour and logo.
    case settingsBrand = "settings:brand"
    /// Set where links may lead, and how long conversations are kept.
    case settingsRules = "settings:rules"
    /// See what Nexie costs, and what clients thought of its answers.
    case costsRead = "costs:read"
    /// Read what clients and Nexie said to each other, and what Nexie could not answer.
    case conversationsRead = "conversations:read"

    /// Read the audit, take it along, and see that it is whole.
    case auditRead = "audit:read"
    /// See the portal as a contact sees it.
    case usersPreview = "users:preview"
    /// See what contacts ask to have changed of their names and addresses.
    case changesRead = "changes:read"
    /// Answer such requests.
    case changesSettle = "changes:settle"
    /// Read clients' tickets, internal notes too. No word of a contact's rights, so that no grant ever gives it.
    case supportRead = "support:read"
    /// Answer clients' tickets, publicly or among staff, and set where they stand.
    case supportAnswer = "support:answer"
    /// See what each role for contacts may do, and who holds it.
    case rolesRead = "roles:read"
    /// Make, change and delete roles for contacts, and say which one is the default.
    case rolesEdit = "roles:edit"
    /// See what the evaluation found.
    case evalsRead = "evals:read"
    /// Let the evaluation judge the provider's roles.
    case evalsRun = "evals:run"

    /// The right in words that finish "this needs the right to …".
    public var worded: String {
        switch self {
        case .overviewRead: "see what waits"
        case .usersRead: "see portal users"
        case .usersAdd: "add companies and contacts"
        case .usersInvite: "invite portal users"
        case .usersDisable: "take portal access away"
        case .usersSetRole: "set the roles of portal users"
        case .auditRead: "read the audit"
        case .settingsRead: "see the settings"
        case .settingsNexie: "set up Nexie"
        case .settingsMail: "try the mail and settle undelivered messages"
        case .settingsBrand: "set name, colour and logo"
        case .settingsRules: "set where links may lead and how long conversations are kept"
        case .costsRead: "see what Nexie costs"
        case .conversationsRead: "read clients' conversations with Nexie"
        case .usersPreview: "see the portal as a portal user"
        case .changesRead: "see change requests"
        case .changesSettle: "answer change requests"
        case .supportRead: "see the tickets of clients"
        case .supportAnswer: "answer the tickets of clients"
        case .rolesRead: "see roles"
        case .rolesEdit: "make and change roles"
        case .evalsRead: "see evaluations"
        case .evalsRun: "run evaluations"
        }
    }
}

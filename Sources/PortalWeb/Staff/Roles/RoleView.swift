import Access
import Tools

/// Writes one role: who holds it, what it gives, and what can be done with it.
struct RoleView: View {
    let found: GetRole.Output
    let visit: RoleVisit
    let mayEdit: Bool
    let csrf: String

    private var role: PortalRole { found.role }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                role.name, lead: role.extent, up: (text: "Roles", link: .page("/staff/roles")),
                badge: role.isStandard ? Badge("Default", tone: .info) : nil))
        html.card("What it gives") { html in
            html.add(RoleJudgedLine(run: found.evaluation))
            if mayEdit, !role.isFixed { writeForm(to: &html) } else { writeRights(to: &html) }
        }
        html.add(RoleHoldersView(role: role, holders: found.holders))
        guard mayEdit else { return }
        if !role.isStandard { writeDefault(to: &html) }
        if !role.isStarting { writeName(to: &html) }
        writeEnd(to: &html)
    }

    private func writeRights(to html: inout HTML) {
        if role.isFixed {
            html.tag(
                "p",
                text: "Every client company needs somebody who may do everything, so nobody can change this role.")
        }
        html.tag("ul") { html in
            for permission in role.permissions.listed { html.tag("li", text: permission.wordedOfOthers) }
        }
    }

    /// The rights that were chosen before the form came back; nil when it was not sent.
    private var chosen: [String]? {
        let typed = visit.typed
        if typed.has("wanted") { return typed["wanted"].split(separator: " ").map(String.init) }
        return typed.has("was") ? typed.ids(of: "may") : nil
    }

    private func writeForm(to html: inout HTML) {
        let given = Set(chosen ?? role.permissions.listed.map(\.rawValue))
        html.tag(
            "p",
            text: "Nothing changes yet: the next page says who would see more or less, and the evaluation judges it.")
        html.form(to: .page("/staff/roles/", role.id.text, "proposal"), csrf: csrf) { html in
            html.secret("was", role.mark)
            for field in RoleField.all {
                html.tag("fieldset", .class("switches")) { html in
                    html.tag("legend", text: field.title)
                    for permission in field.permissions {
                        html.tag("label", .class("role-right")) { html in
                            html.void(
                                "input", .type("checkbox"), .name("may", of: permission.rawValue), .value("on"),
                                .checked(given.contains(permission.rawValue)))
                            html.tag("span") { html in
                                html.text(permission.wordedOfOthers)
                                html.tag("span", .class("quiet"), text: permission.explained)
                            }
                        }
                    }
                }
            }
            html.actions { $0.add(Button("Show what this changes", .primary, icon: .arrowRight)) }
        }
    }

    private func writeDefault(to html: inout HTML) {
        html.card("Default") { html in
            html.tag("p", text: "Who has no role of their own has the default. The next page says whom that changes.")
            html.actions { html in
                html.add(
                    ButtonLink("Make it the default", .page("/staff/roles/", role.id.text, "default"), .plain))
            }
        }
    }

    private func writeName(to html: inout HTML) {
        html.card("Name") { html in
            html.form(to: .page("/staff/roles/", role.id.text, "name"), csrf: csrf) { html in
                html.add(
                    Field(
                        "name", "Name", .line, value: visit.typed.has("name") ? visit.typed["name"] : role.name,
                        error: visit.problems?.reason(for: "name"), required: true, limit: 40))
                html.actions { $0.add(Button("Rename", .plain)) }
            }
        }
    }

    private func writeEnd(to html: inout HTML) {
        html.card("Delete") { html in
            if let reason = role.staysBecause { return html.tag("p", text: reason) }
            html.tag("p", text: "Nobody has it. What it gave can be read in the audit afterwards.")
            html.actions { html in
                html.add(
                    PostButton(
                        "Delete the role", .danger, action: .page("/staff/roles/", role.id.text, "delete"), csrf: csrf))
            }
        }
    }
}

/// Permissions that are about the same.
struct RoleField {
    let title: String
    let permissions: [Permission]

    /// All of them, in the order in which permissions are shown.
    static let all: [RoleField] = {
        var titles: [String] = []
        for title in Permission.allCases.map(\.field) where !titles.contains(title) { titles.append(title) }
        return titles.map { title in
            RoleField(title: title, permissions: Permission.allCases.filter { $0.field == title })
        }
    }()
}

/// Writes who holds a role.
struct RoleHoldersView: View {
    let role: PortalRole
    let holders: [RoleHolder]

    func write(to html: inout HTML) {
        html.card("Who holds it", more: role.holders > 0 ? ButtonLink("All of them", role.users, .quiet) : nil) {
            html in
            guard !holders.isEmpty else { return html.tag("p", text: "Nobody.") }
            html.tag("p", text: sentence)
            html.tag("ul", .class("role-people")) { html in
                for holder in holders {
                    html.tag("li") { html in
                        html.tag("a", .href(.page("/staff/users/", holder.id.text)), text: holder.name)
                        let more = holder.isIn ? "" : ", without access"
                        html.tag("span", .class("quiet"), text: holder.company + more)
                    }
                }
            }
            if role.holders > holders.count {
                html.tag("p", .class("quiet"), text: "And \(role.holders - holders.count) more.")
            }
        }
    }

    private var sentence: String {
        let companies = role.companies == 1 ? "1 company" : "\(role.companies) companies"
        return role.people == 0
            ? "Nobody of them may log in now."
            : "\(RoleWords.people(role.people)) at \(companies) may log in now"
                + (role.isStandard ? ", with those who have no role of their own." : ".")
    }
}

/// Words about people.
enum RoleWords {
    /// So many people.
    static func people(_ count: Int) -> String {
        switch count {
        case 0: "Nobody"
        case 1: "1 person"
        default: "\(count) people"
        }
    }
}

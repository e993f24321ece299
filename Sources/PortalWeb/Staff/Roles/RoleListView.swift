import Access
import Tools

/// Writes the roles, who holds each, and what each gives in plain words.
struct RoleListView: View {
    let roles: [PortalRole]
    let visit: RoleVisit
    let mayEdit: Bool
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Roles",
                lead: "What your clients' people may do. Everybody has one role; who has none of their own has the "
                    + "default."
            ))
        html.add(Table("Roles", rows: roles, columns: columns))
        html.card("What each role gives") { html in
            let words = "What each role gives"
            html.tag("div", .class("role-matrix"), .tabindex(0), .role("region"), .aria("label", words)) {
                $0.add(Table(words, rows: Permission.allCases, columns: rights))
            }
        }
        if mayEdit { writeCopy(to: &html) }
    }

    private var columns: [Table<PortalRole>.Column] {
        [
            .title("Role") { role, html in html.tag("a", .href(role.page), text: role.name) },
            .text("Held by") { role, html in
                html.tag("a", .class("over"), .href(role.users), text: role.heldBy)
            },
            .text("Gives") { role, html in html.text(role.extent) },
            .quiet("Kind") { role, html in
                if role.isStandard { html.add(Badge("Default", tone: .info)) }
                html.text(role.isStarting ? " Built in" : " Your own")
            },
        ]
    }

    private var rights: [Table<Permission>.Column] {
        let first = Table<Permission>.Column.title("They may") { permission, html in
            html.text(permission.wordedOfOthers)
        }
        return [first]
            + roles.map { role in
                let given = Set(role.permissions.listed)
                return .text(role.name) { permission, html in
                    if given.contains(permission) {
                        html.tag("b", .class("role-yes")) { html in
                            html.add(Icon.check)
                            html.text("Yes")
                        }
                    } else {
                        html.tag("span", .class("quiet"), text: "No")
                    }
                }
            }
    }

    private func writeCopy(to html: inout HTML) {
        html.card("Make a role from a copy") { html in
            html.tag(
                "p", text: "The copy gives what the other role gives now, and nobody holds it. Change it afterwards.")
            html.form(to: .page("/staff/roles"), csrf: csrf) { html in
                html.add(
                    Field(
                        "role", "Copy of", .choice(roles.map { .init(value: $0.id.text, text: $0.name) }),
                        value: visit.typed["role"], required: true))
                html.add(
                    Field(
                        "name", "Name of the new role", .line, value: visit.typed["name"],
                        error: visit.problems?.reason(for: "name"), required: true, limit: 40))
                html.actions { $0.add(Button("Make the copy", .plain, icon: .copy)) }
            }
        }
    }
}

extension PortalRole {
    /// The role's own page.
    var page: Link { .page("/staff/roles/", id.text) }

    /// The list of those who hold it.
    var users: Link { .page("/staff/users", query: ["role": name]) }

    /// How many hold it, in words.
    var heldBy: String {
        guard holders > 0 else { return "nobody" }
        let all = holders == 1 ? "1 person" : "\(holders) people"
        return counted(all)
    }

    private func counted(_ all: String) -> String {
        switch holders - people {
        case 0: all
        case let out where out == holders: all + " without access"
        case let out: all + ", \(out) of them without access"
        }
    }

    /// How much it gives, in words.
    var extent: String {
        if isFixed { return "Everything, now and later" }
        return "\(permissions.listed.count) of \(Permission.allCases.count) rights"
    }
}

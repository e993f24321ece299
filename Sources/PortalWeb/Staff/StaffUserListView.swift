import Access
import Tools

/// Writes the list of users: filter, table with boxes to tick, pages.
struct StaffUserListView: View {
    let found: ListUsers.Output
    let query: StaffUserQuery
    let may: StaffUserRights
    let csrf: String
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Portal users", lead: "The contacts of your clients, and who of them may log in.",
                action: may.add ? ButtonLink("Add a contact", .page("/staff/users/new"), .plain, icon: .plus) : nil))
        writeFilter(to: &html)
        guard !found.users.isEmpty else { return writeEmpty(to: &html) }
        guard may.invite else {
            writeTable(to: &html)
            return writePages(to: &html)
        }
        html.form(to: .page("/staff/users/invite"), csrf: csrf) { html in
            for field in query.fields { html.secret(field.name, field.value) }
            writeTable(to: &html)
            html.actions { html in
                html.add(Button("Invite the chosen people", .primary, icon: .mail))
            }
            html.tag(
                "p", .class("quiet"),
                text:
                    "They get access and a message with a login that works for a short while; afterwards their address "
                    + "is enough to get another.")
        }
        writePages(to: &html)
    }

    private func writeFilter(to html: inout HTML) {
        html.tag(
            "form", .class("form", "staff-filter"), .role("search"), .method("get"), .action(.page("/staff/users"))
        ) {
            html in
            html.add(Field("q", "Name, address or company", .line, value: query.input.words, limit: 200))
            html.add(
                Field(
                    "company", "Company",
                    .choice(all("All companies") + found.companies.map { .init(value: $0.id, text: $0.name) }),
                    value: query.input.company))
            html.add(
                Field(
                    "state", "Access",
                    .choice(all("Any") + PortalUser.State.allCases.map { .init(value: $0.rawValue, text: $0.worded) }),
                    value: query.input.state?.rawValue ?? ""))
            html.add(
                Field(
                    "role", "Role", .choice(all("All roles") + found.roles.map { .init(value: $0, text: $0) }),
                    value: query.input.role))
            html.actions { html in
                html.add(Button("Show", .plain, icon: .search))
                if query.isNarrow { html.add(ButtonLink("Show all", .page("/staff/users"), .quiet)) }
            }
        }
    }

    private func all(_ text: String) -> [Field.Choice] { [.init(value: "", text: text)] }

    private func writeTable(to html: inout HTML) {
        html.add(Table("Portal users", rows: found.users, columns: may.invite ? [picking] + columns : columns))
    }

    private var picking: Table<PortalUser>.Column {
        .text("Choose") { user, html in
            guard user.state != .gone else { return }
            html.void(
                "input", .type("checkbox"), .class("pick"), .name("user", of: user.id.text), .value("1"),
                .aria("label", "Choose \(user.name)"))
        }.bare
    }

    private var columns: [Table<PortalUser>.Column] {
        [
            .title("Name") { user, html in
                html.tag("a", .href(.page("/staff/users/", user.id.text)), text: user.name)
            },
            .quiet("Address") { user, html in html.text(user.email) },
            .text("Company") { user, html in html.text(user.companyName) },
            .text("Role") { user, html in html.text(user.role) },
            .text("Access") { user, html in html.add(user.state.badge) },
            .quiet("Last login") { user, html in
                guard let moment = user.lastLoginAt else { return html.text("never") }
                html.add(Moment(moment, clock, now: now, isBrief: true))
            },
            .quiet("Invited by") { user, html in html.text(user.invitedBy.isEmpty ? "nobody" : user.invitedBy) },
        ]
    }

    private func writeEmpty(to html: inout HTML) {
        if query.isNarrow {
            html.add(
                EmptyState(
                    .search, "Nobody fits", text: "Try fewer words, or another filter.",
                    action: ButtonLink("Show all", .page("/staff/users"))))
        } else {
            html.add(
                EmptyState(
                    .person, "No contacts yet",
                    text: "Add the first one here, or bring all of them in from another system by nexie import."))
        }
    }

    private func writePages(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            html.tag("p", text: sentence)
            html.actions { html in
                let page = Int64(found.page)
                if page > 1 {
                    html.add(ButtonLink("Back", query.withoutWord.link(page: page - 1), .plain, icon: .arrowLeft))
                }
                if found.page < found.pages {
                    html.add(ButtonLink("Next", query.withoutWord.link(page: page + 1), .plain, icon: .arrowRight))
                }
            }
        }
    }

    private var sentence: String {
        let people = found.count == 1 ? "One person" : "\(found.count) people"
        return found.pages == 1 ? people : "\(people), page \(found.page) of \(found.pages)"
    }
}

extension StaffUserQuery {
    /// The same without the word about what was just done.
    fileprivate var withoutWord: StaffUserQuery {
        var query = self
        query.done = nil
        return query
    }
}

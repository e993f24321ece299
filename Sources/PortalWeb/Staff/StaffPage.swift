import Access
import Tools

/// The frame around the pages of the staff side: plainly not the client portal, and always saying who is here for whom.
struct StaffPage: Sendable {
    var title: String
    let brand: Brand
    /// Who is logged in; nil before the login.
    var staff: StaffPrincipal?
    var csrf = ""
    var places: [NavigationItem] = []
    var notices: [Notice] = []
    /// Sheets that this page needs besides those of all.
    var sheets: [Link] = []

    /// The whole document around what `main` writes.
    func html(main: (inout HTML) -> Void) -> HTML {
        var html = HTML()
        html.document(
            title: title + " · Staff", brand: brand, body: staff == nil ? "staff staff-door" : "staff wide",
            sheets: [StaticFiles.link("lists.css"), StaticFiles.link("staff.css")] + sheets
        ) { html in
            html.tag("a", .class("skip"), .href(.anchor("main")), text: "Skip to the content")
            writeHeader(to: &html)
            html.tag("main", .id("main"), .tabindex(-1)) { html in
                for notice in notices { html.add(notice) }
                main(&html)
            }
        }
        return html
    }

    private func writeHeader(to html: inout HTML) {
        html.tag("header", .class("staff-top")) { html in
            html.tag("p", .class("staff-brand")) { html in
                html.tag("b", .class("staff-mark"), text: "Staff")
                html.tag("span", .class("brand-name"), text: brand.name)
            }
            guard let staff else { return }
            writePlaces(to: &html)
            html.tag("div", .class("staff-person"), .data("person", "staff-" + staff.scope.staff.text)) { html in
                html.tag("p") { html in
                    html.tag("b", text: staff.person.name)
                    html.tag("span", text: staff.role.worded)
                }
                html.form(to: .page("/staff/logout"), csrf: csrf) { html in
                    html.add(Button("Log out", .quiet, icon: .logout))
                }
            }
        }
    }

    /// The places twice, of which a style sheet shows one: a bar on wide windows, a menu that opens on narrow ones.
    private func writePlaces(to html: inout HTML) {
        html.tag("nav", .class("staff-places"), .aria("label", "Staff")) { html in
            html.tag("div", .class("staff-bar")) { writeList(to: &$0) }
            html.tag("details", .class("staff-menu")) { html in
                let current = places.first(where: \.isCurrent).map { ": " + $0.label } ?? ""
                html.tag("summary", text: "Menu" + current)
                writeList(to: &html)
            }
        }
    }

    private func writeList(to html: inout HTML) {
        html.tag("ul") { html in
            for place in places {
                html.tag("li") { html in
                    html.tag("a", .href(place.link), .when(place.isCurrent, .aria("current", "page"))) { html in
                        html.add(place.icon)
                        html.text(place.label)
                    }
                }
            }
        }
    }
}

/// The places of the staff side.
enum StaffArea {
    case home, tickets, users, changes, nexie, settings, roles, evals, audit
}

extension Portal {
    /// The token of staff's forms; another one than contacts' for the same secret.
    func staffToken(for secret: String) -> String { formToken("staff:" + secret) }

    /// The frame of a page for a member of staff, with the places that are theirs.
    func staffFrame(_ title: String, at area: StaffArea?, for context: StaffContext) -> StaffPage {
        var places: [NavigationItem] = []
        if runtime.missing(StaffHome.self, for: context.staff) == nil {
            places.append(NavigationItem("Overview", .page("/staff"), icon: .home, isCurrent: area == .home))
        }
        if runtime.missing(ListStaffTickets.self, for: context.staff) == nil {
            places.append(
                NavigationItem("Tickets", .page("/staff/tickets"), icon: .ticket, isCurrent: area == .tickets))
        }
        if runtime.missing(ListUsers.self, for: context.staff) == nil {
            places.append(
                NavigationItem("Portal users", .page("/staff/users"), icon: .person, isCurrent: area == .users))
        }
        if runtime.missing(ListChangeRequests.self, for: context.staff) == nil {
            places.append(
                NavigationItem(
                    "Requests", .page("/staff/change-requests"), icon: .pencil, isCurrent: area == .changes))
        }
        if runtime.missing(ListRoles.self, for: context.staff) == nil {
            places.append(NavigationItem("Roles", .page("/staff/roles"), icon: .lock, isCurrent: area == .roles))
        }
        if runtime.missing(ListEvaluations.self, for: context.staff) == nil {
            places.append(NavigationItem("Evals", .page("/staff/evals"), icon: .check, isCurrent: area == .evals))
        }
        if runtime.missing(NexieCosts.self, for: context.staff) == nil {
            places.append(NavigationItem("Nexie", .page("/staff/nexie"), icon: .chat, isCurrent: area == .nexie))
        }
        if runtime.missing(GetSettings.self, for: context.staff) == nil {
            places.append(
                NavigationItem("Settings", .page("/staff/settings"), icon: .tool, isCurrent: area == .settings))
        }
        if runtime.missing(ReadAudit.self, for: context.staff) == nil {
            places.append(NavigationItem("Audit", .page("/staff/audit"), icon: .shield, isCurrent: area == .audit))
        }
        let person = context.staff.person
        return StaffPage(
            title: title, brand: Brand(name: person.tenantName, look: context.staff.brand), staff: context.staff,
            csrf: staffToken(for: context.key.secret), places: places)
    }

    /// The frame of a page before the login.
    func staffDoor(_ title: String, brand: Brand? = nil) -> StaffPage {
        StaffPage(title: title, brand: brand ?? Brand(name: site.name))
    }
}

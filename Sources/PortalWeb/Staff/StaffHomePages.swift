import Access
import Hummingbird
import Tools

/// The overview: what waits, and how things are set up.
struct StaffHomePages {
    let portal: Portal

    /// `GET /staff`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let overview = try await portal.runtime.perform(StaffHome.self, .init(), as: context.staff)
        let isTheirs = portal.runtime.missing(SetClaude.self, for: context.staff) == nil
        let view = StaffHomeView(
            overview: overview, staff: context.staff, mailWay: portal.site.mailWay,
            steps: isTheirs ? FirstStep.left(overview, isMailOut: portal.site.mailWay.isEmpty) : [])
        return .page(portal.staffFrame("Overview", at: .home, for: context).html { $0.add(view) })
    }
}

/// Writes the overview.
struct StaffHomeView: View {
    let overview: StaffOverview
    let staff: StaffPrincipal
    let mailWay: String
    let steps: [FirstStep]

    func write(to html: inout HTML) {
        html.add(PageHead("Overview", lead: "What waits at \(staff.person.tenantName)."))
        if !steps.isEmpty { html.add(FirstStepsView(steps: steps)) }
        html.card("Waiting") { html in
            let rows = rows
            if rows.isEmpty { html.tag("p", .class("quiet"), text: "Nothing waits for you.") }
            for row in rows { html.add(row) }
        }
        if overview.deadLetters > 0 {
            let count = overview.deadLetters
            html.add(
                Notice(
                    .warning,
                    count == 1 ? "One message could not be delivered" : "\(count) messages could not be delivered",
                    text: "The settings say which, and why.",
                    action: ButtonLink("Look", .page("/staff/settings/mail"), .plain)))
        }
        html.card("How it is set up") { html in
            html.add(
                Facts(
                    [
                        .init("Mail", mailWay.isEmpty ? "Messages leave the house" : "Messages \(mailWay)"),
                        .init("Nexie", nexie),
                    ], areLong: true))
        }
    }

    private var rows: [LinkRow] {
        var rows: [LinkRow] = []
        if overview.tickets > 0 {
            let count = overview.tickets
            rows.append(
                LinkRow(
                    .ticket, tone: .warning, title: count == 1 ? "One ticket" : "\(count) tickets",
                    detail: "Clients wait for an answer", action: "Answer", link: .page("/staff/tickets")))
        }
        if overview.changes > 0 {
            let count = overview.changes
            rows.append(
                LinkRow(
                    .pencil, tone: .warning, title: count == 1 ? "One change request" : "\(count) change requests",
                    detail: "Contacts ask for another name or address", action: "Answer",
                    link: .page("/staff/change-requests")))
        }
        if overview.withoutAccess > 0 {
            rows.append(
                LinkRow(
                    .person, tone: .info, title: people(overview.withoutAccess, "without access"),
                    detail: "Active contacts whom nobody has let into the portal", action: "Look",
                    link: .page("/staff/users", query: ["state": PortalUser.State.without.rawValue])))
        }
        if overview.expected > 0 {
            rows.append(
                LinkRow(
                    .clock, tone: .neutral, title: people(overview.expected, "not here yet"),
                    detail: "They have access and have never logged in", action: "Look",
                    link: .page("/staff/users", query: ["state": PortalUser.State.expected.rawValue])))
        }
        return rows
    }

    private func people(_ count: Int, _ what: String) -> String {
        count == 1 ? "One person \(what)" : "\(count) people \(what)"
    }

    private var nexie: String {
        if !overview.claudeKeyEnd.isEmpty {
            return "Claude answers as \(overview.claudeModel), with the key that ends in \(overview.claudeKeyEnd)"
        }
        return overview.isGuideAllowed
            ? "No key for Claude; the guide answers" : "No key for Claude, and the guide is off: Nexie does not answer"
    }
}

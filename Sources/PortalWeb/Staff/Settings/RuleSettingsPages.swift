import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page on which staff set where links may lead, and how long conversations are kept.
struct RuleSettingsPages {
    let portal: Portal

    /// `GET /staff/settings/rules`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = try FormValues(query: request)["done"]
        let notice: Notice? =
            switch done {
            case "hosts": Notice(.success, "The hosts are kept", text: "They count from the next page on.")
            case "kept": Notice(.success, "The time is kept", text: "What is older goes within ten minutes, for good.")
            default: nil
            }
        return try await page(SettingsVisit(notice), context)
    }

    /// `POST /staff/settings/hosts`
    func setHosts(_ request: Request, _ context: StaffContext) async throws -> Response {
        let hosts = context.form["hosts"]
        return try await act(
            SetPayHosts.self, .init(hosts: hosts), at: .page("/staff/settings/hosts"), "hosts", .hosts, context,
            keeping: [("hosts", hosts)])
    }

    /// `POST /staff/settings/kept`
    func setKept(_ request: Request, _ context: StaffContext) async throws -> Response {
        let days = context.form["days"]
        let number = days.isEmpty ? 0 : Int64(days) ?? -1
        return try await act(
            SetRetention.self, .init(days: number), at: .page("/staff/settings/kept"), "kept", .kept, context,
            keeping: [("days", days)])
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, at action: Link, _ done: String, _ part: SettingsVisit.Part,
        _ context: StaffContext, keeping kept: [(name: StaticString, value: String)]
    ) async throws -> Response {
        do {
            switch try await portal.act(operation, input, context, at: action, keeping: kept) {
            case .done: return .see(.page("/staff/settings/rules", query: ["done": done]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.invalid(let problems) {
            return try await page(SettingsVisit(refused: part, context.form, problems), context)
        }
    }

    private func page(_ visit: SettingsVisit, _ context: StaffContext) async throws -> Response {
        let settings = try await portal.runtime.perform(GetSettings.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("Links and data", at: .settings, for: context)
        page.notices = visit.notices
        let view = RuleSettingsView(
            settings: settings, visit: visit, linkMinutes: portal.logins.linkMinutes,
            mayChange: portal.runtime.missing(SetPayHosts.self, for: context.staff) == nil, csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: visit.status)
    }
}

/// Writes where links may lead, and how long what is kept.
struct RuleSettingsView: View {
    let settings: StaffSettings
    let visit: SettingsVisit
    let linkMinutes: Int
    let mayChange: Bool
    let csrf: String

    func write(to html: inout HTML) {
        html.add(PageHead("Links and data", lead: "Where links may lead, and how long things are kept."))
        html.add(SettingsTab.tabs(at: .rules))
        html.card("Where pay and approval links may lead") { html in
            html.tag(
                "p",
                text:
                    "A link of an invoice or a quote is shown only when it leads to one of these hosts by https. Who could "
                    + "change the list could send your clients' payments elsewhere, so a change asks who you are.")
            if mayChange {
                writeHosts(to: &html)
            } else if settings.payHosts.isEmpty {
                html.tag("p", .class("quiet"), text: "None: no such link is shown.")
            } else {
                html.tag("ul") { html in
                    for host in settings.payHosts { html.tag("li", text: host) }
                }
            }
        }
        html.card("Conversations with Nexie") { html in
            html.tag("p", text: keptWords)
            if mayChange { writeKept(to: &html) }
        }
        html.card("Logins") { html in
            html.tag(
                "p",
                text: "A login by mail works for \(linkMinutes) minutes. That is the same for every provider of this "
                    + "installation (NEXIE_LINK_MINUTES), because the page after asking must say the same to everybody."
            )
        }
        if !mayChange { html.add(Notice(.info, "Only an administrator can change the settings")) }
    }

    private var keptWords: String {
        settings.keptDays == 0
            ? "They are kept until the person deletes them."
            : "They go \(settings.keptDays) days after their last message, or when the person deletes them. Tickets that "
                + "came of them stay."
    }

    private func writeHosts(to html: inout HTML) {
        html.form(to: .page("/staff/settings/hosts"), csrf: csrf) { html in
            html.add(
                Field(
                    "hosts", "Hosts, one on a line", .lines(4),
                    value: visit.value("hosts", in: .hosts, else: settings.payHosts.joined(separator: "\n")),
                    help: "Such as pay.example.com; without https:// and without slashes. None closes every such link.",
                    error: visit.error("hosts", in: .hosts), limit: 16_000))
            html.actions { $0.add(Button("Keep the hosts", .plain)) }
        }
    }

    private func writeKept(to html: inout HTML) {
        html.form(to: .page("/staff/settings/kept"), csrf: csrf) { html in
            html.add(
                Field(
                    "days", "Days after the last message", .line,
                    value: visit.value(
                        "days", in: .kept, else: settings.keptDays == 0 ? "" : String(settings.keptDays)),
                    help:
                        "From 7 to 3650; empty to keep them until their people delete them. What is older goes for good.",
                    error: visit.error("days", in: .kept), limit: 4))
            html.actions { $0.add(Button("Keep", .plain)) }
        }
    }
}

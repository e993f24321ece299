import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page on which staff try the mail, and settle messages that could not be delivered.
struct MailSettingsPages {
    let portal: Portal

    /// `GET /staff/settings/mail`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = Done(rawValue: try FormValues(query: request)["done"])
        return try await page(SettingsVisit(done?.notice(to: context.staff)), context)
    }

    /// `POST /staff/settings/mail/try`
    func tryMail(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(TryMail.self, NoInput(), at: .page("/staff/settings/mail/try"), .sent, context)
    }

    /// `POST /staff/settings/mail/{id}/retry`
    func retry(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        return try await act(
            RetryLetter.self, .init(letter: id), at: .page("/staff/settings/mail/", id, "retry"), .retried, context)
    }

    /// `POST /staff/settings/mail/{id}/drop`
    func drop(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        return try await act(
            DropLetter.self, .init(letter: id), at: .page("/staff/settings/mail/", id, "drop"), .dropped, context)
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, at action: Link, _ done: Done, _ context: StaffContext
    ) async throws -> Response {
        do {
            switch try await portal.act(operation, input, context, at: action) {
            case .done: return .see(.page("/staff/settings/mail", query: ["done": done.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await page(SettingsVisit(conflict: reason), context)
        }
    }

    private func id(_ context: StaffContext) throws -> String {
        guard let id = context.parameters.get("id"), id.utf8.count == 26 else { throw PageProblem.notFound }
        return id
    }

    private func page(_ visit: SettingsVisit, _ context: StaffContext) async throws -> Response {
        let found = try await portal.runtime.perform(ListLetters.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("Mail", at: .settings, for: context)
        page.notices = visit.notices
        let view = MailSettingsView(
            found: found, way: portal.site.mailWay, member: context.staff.person.email,
            mayChange: portal.runtime.missing(TryMail.self, for: context.staff) == nil, csrf: page.csrf,
            clock: ReaderClock(timeZone: context.staff.person.timeZone))
        return .page(page.html { $0.add(view) }, status: visit.status)
    }

    /// What was just done, for a word above the page.
    private enum Done: String {
        case sent, retried, dropped

        func notice(to staff: StaffPrincipal) -> Notice {
            switch self {
            case .sent:
                Notice(
                    .success, "A message to \(staff.person.email) is on its way",
                    text: "It should be there within a minute. Load this page again to see whether something is wrong.")
            case .retried: Notice(.success, "It is tried again at once")
            case .dropped: Notice(.success, "The message is thrown away")
            }
        }
    }
}

/// Writes how mail leaves, a way to try it, and what could not be delivered.
struct MailSettingsView: View {
    let found: ListLetters.Output
    /// In words that finish "messages …"; empty where they leave the house.
    let way: String
    let member: String
    let mayChange: Bool
    let csrf: String
    let clock: ReaderClock

    func write(to html: inout HTML) {
        html.add(PageHead("Mail", lead: "How messages to your clients leave, and those that could not."))
        html.add(SettingsTab.tabs(at: .mail))
        html.card("How mail leaves") { html in
            html.add(
                Facts(
                    [
                        .init("Way", way.isEmpty ? "Messages leave the house" : "Messages \(way)"),
                        .init("Waiting", waiting),
                    ], areLong: true))
            if found.waiting.inVain > 0 {
                html.add(
                    Notice(
                        .warning,
                        found.waiting.inVain == 1
                            ? "One message was tried in vain, and is tried again"
                            : "\(found.waiting.inVain) messages were tried in vain, and are tried again",
                        text: "What the mail server said last: \(found.waiting.reason)"))
            }
            html.tag(
                "p", .class("quiet"),
                text: "Server, login and sender stand in the settings of the installation (NEXIE_SMTP_URL and "
                    + "NEXIE_MAIL_FROM), which whoever runs the portal changes.")
            if mayChange {
                html.actions { html in
                    html.add(
                        PostButton(
                            "Send a test to \(member)", .primary, icon: .send,
                            action: .page("/staff/settings/mail/try"), csrf: csrf))
                }
            }
        }
        writeLetters(to: &html)
        if !mayChange { html.add(Notice(.info, "Only an administrator can change the settings")) }
    }

    private var waiting: String {
        found.waiting.count == 0
            ? "nothing" : found.waiting.count == 1 ? "one message" : "\(found.waiting.count) messages"
    }

    private func writeLetters(to html: inout HTML) {
        html.card("Could not be delivered") { html in
            guard !found.letters.isEmpty else {
                html.add(
                    EmptyState(.check, "Every message was delivered", text: "What can't be stands here for a month."))
                return
            }
            html.add(Table("Could not be delivered", rows: found.letters, columns: columns))
            if found.letters.count == ListLetters.most {
                html.tag("p", .class("quiet"), text: "There may be more; these are the latest \(ListLetters.most).")
            }
        }
    }

    private var columns: [Table<StaffLetter>.Column] {
        var columns: [Table<StaffLetter>.Column] = [
            .title("To") { letter, html in html.text(letter.name.isEmpty ? "somebody who is gone" : letter.name) },
            .quiet("Address") { letter, html in html.text(letter.email) },
            .text("What") { letter, html in html.text(letter.what) },
            .text("Why not") { letter, html in html.text(letter.reason) },
            .quiet("Given up") { letter, html in html.text(clock.worded(letter.diedAt)) },
        ]
        guard mayChange else { return columns }
        columns.append(
            Table<StaffLetter>.Column.text("Do") { letter, html in
                html.actions { html in
                    if letter.isOver {
                        html.tag("span", .class("quiet"), text: "Its login has run out")
                    } else {
                        write("Try again", "retry", letter, to: &html)
                    }
                    write("Throw away", "drop", letter, to: &html)
                }
            }.bare)
        return columns
    }

    private func write(_ text: String, _ verb: String, _ letter: StaffLetter, to html: inout HTML) {
        html.form(to: .page("/staff/settings/mail/", letter.id, verb), csrf: csrf) { html in
            html.open(
                "button",
                [
                    .class("button", "button-quiet"), .type("submit"),
                    .aria("label", "\(text): \(letter.what) to \(letter.name)"),
                ])
            html.text(text)
            html.close("button")
        }
    }
}

extension StaffLetter {
    /// What kind of message it is, in words.
    var what: String {
        switch kind {
        case "login": "A login"
        case "signing": "A code for signing"
        case "receipt": "A receipt of a signature"
        case "address_old", "address_new": "Word of a changed address"
        case "trial": "A test of the mail"
        case "note": "News of a reply"
        case "created", "resolved": "News of a ticket"
        case "overdue": "News of overdue invoices"
        case "risk": "News of a risk"
        default: "A message"
        }
    }
}

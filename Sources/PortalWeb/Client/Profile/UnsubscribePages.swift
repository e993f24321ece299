import Access
import HTTPTypes
import Hummingbird

/// The page behind the link that ends messages of one kind, for people who are not logged in.
///
/// Looking changes nothing, because mail programs look at every link; one button, or a mail program's own (RFC 8058),
/// switches the kind off for the person whom the message was sent to.
struct UnsubscribePages {
    let portal: Portal

    /// `GET /portal/unsubscribe`
    func show(_ request: Request) async throws -> Response {
        let token = try FormValues(query: request)["token"]
        guard let found = try await portal.notices.notice(behind: token) else { return gone }
        return quiet(
            frame(of: found).html { html in
                html.tag("h1", text: "No more of these messages?")
                html.tag(
                    "p",
                    text: "You would get no more mail about \(found.kind.topic). Everything else stays as it is.")
                html.form(to: .unsubscribe(token: token), csrf: "") { html in
                    html.secret("List-Unsubscribe", "One-Click")
                    html.actions { $0.add(Button("Send me no more of these", .primary)) }
                }
            })
    }

    /// `POST /portal/unsubscribe`: whatever posts without saying what it wants sees the page with its button.
    func stop(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard context.form["List-Unsubscribe"] == "One-Click" else { return try await show(request) }
        let token = try FormValues(query: request)["token"]
        guard let found = try await portal.notices.unsubscribe(token) else { return gone }
        return quiet(
            frame(of: found).html { html in
                html.tag("h1", text: "It is switched off")
                html.tag(
                    "p",
                    text: "You get no more mail about \(found.kind.topic). You can switch it on again on the page of "
                        + "your profile.")
                html.actions { $0.add(ButtonLink("Go to the portal", .page("/portal/profile"), .plain)) }
            })
    }

    private func frame(of found: NoticeSwitch) -> SlimPage {
        SlimPage(title: "Messages by mail", brand: Brand(name: found.provider, look: found.brand))
    }

    private var gone: Response {
        quiet(
            portal.slimFrame("This link does not work").html { html in
                html.tag("h1", text: "This link does not work")
                html.tag("p", text: "You can choose your messages on the page of your profile.")
                html.actions { $0.add(ButtonLink("Go to the portal", .page("/portal/profile"), .primary)) }
            }, .notFound)
    }

    /// The address holds the token, so it goes nowhere from here.
    private func quiet(_ page: consuming HTML, _ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(page, status: status)
        response.headers[.named("Referrer-Policy")] = "no-referrer"
        return response
    }
}

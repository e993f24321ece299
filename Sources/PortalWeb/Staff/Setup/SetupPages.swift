import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page behind the setup link of an empty installation: the provider, and who looks after it.
struct SetupPages {
    let portal: Portal

    private var cookies: StaffCookies { StaffCookies(site: portal.site) }

    /// `GET /staff/setup`: shows how far the installation is, and changes nothing.
    func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try FormValues(query: request)["token"]
        guard portal.staffDesk.isSetupToken(token) else { return quiet(.page(dead(), status: .gone)) }
        return try await page(token, SetupForm(), context)
    }

    /// `POST /staff/setup`: founds the provider, or shows what was typed again with what is wrong with it.
    func setUp(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (form, token) = (context.form, context.form["token"])
        guard portal.staffDesk.isSetupToken(token) else { return quiet(.page(dead(), status: .gone)) }
        let wish: SetupWish
        do throws(InputProblems) {
            wish = try SetupForm.input(form).checked()
        } catch {
            return try await page(token, SetupForm(typed: form, problems: error), context)
        }
        guard let enrolment = try await portal.staffDesk.setUp(wish) else {
            return try await page(token, SetupForm(), context)
        }
        return quiet(.see(.page("/staff/enrol", query: ["token": enrolment])))
    }

    /// `POST /staff/setup/login`: another enrolment link for the administrator who has not used the first.
    func resume(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = context.form["token"]
        guard portal.staffDesk.isSetupToken(token) else { return quiet(.page(dead(), status: .gone)) }
        guard let enrolment = try await portal.staffDesk.resumeSetup() else {
            return try await page(token, SetupForm(), context)
        }
        return quiet(.see(.page("/staff/enrol", query: ["token": enrolment])))
    }

    private func page(_ token: String, _ form: SetupForm, _ context: VisitorContext) async throws -> Response {
        let browser = context.staffBrowser ?? .random()
        let csrf = browser.map { portal.staffToken(for: $0.secret) } ?? ""
        let html: HTML
        switch try await portal.staffDesk.setupState() {
        case .empty:
            html = portal.staffDoor("Set up your portal").html {
                $0.add(SetupFormView(form: form, token: token, csrf: csrf))
            }
        case .waiting(let name, let email, let provider):
            html = portal.staffDoor("Set up your login", brand: Brand(name: provider)).html {
                $0.add(SetupWaitingView(name: name, email: email, provider: provider, token: token, csrf: csrf))
            }
        case .done: return quiet(.page(dead(), status: .gone))
        }
        let status = form.problems == nil ? HTTPResponse.Status.ok : .unprocessableContent
        return quiet(Response.page(html, status: status).marking(browser, context, cookies))
    }

    private func dead() -> HTML {
        portal.staffDoor("This link sets nothing up").html { html in
            html.tag("h1", text: "This link sets nothing up")
            html.tag(
                "p",
                text: "The portal is set up already, or the link is not whole. Copy it once more from where the portal "
                    + "was started, or log in.")
            html.actions { $0.add(ButtonLink("Go to the login", .page("/staff/login"), .primary)) }
        }
    }

    private func quiet(_ response: Response) -> Response {
        var response = response
        response.headers[.named("Referrer-Policy")] = "no-referrer"
        return response
    }
}

/// What was typed on the setup page, and what is wrong with it.
struct SetupForm {
    var typed = FormValues()
    var problems: InputProblems?

    /// The fields of a form.
    static func input(_ form: FormValues) -> SetupInput {
        var input = SetupInput()
        input.provider = form["provider"]
        input.timeZone = form["time_zone"]
        input.supportPhone = form["support_phone"]
        input.supportEmail = form["support_email"]
        input.name = form["name"]
        input.email = form["email"]
        return input
    }
}

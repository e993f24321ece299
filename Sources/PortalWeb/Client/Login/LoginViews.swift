import Access
import HTTPTypes

/// The page that asks for an address.
struct LoginView {
    let next: String
    let csrf: String
    let email: String
    let minutes: Int

    func page(_ portal: Portal) -> HTML {
        portal.slimFrame("Log in").html { html in
            html.tag("h1", text: "Log in")
            html.tag(
                "p",
                text: "Type your work e-mail address. We send you a link and a code that work for \(minutes) minutes; "
                    + "no password needed.")
            html.form(to: .page("/portal/login"), csrf: csrf) { html in
                if !next.isEmpty { html.secret("next", next) }
                html.add(
                    Field(
                        "email", "E-mail address", .email, value: email, required: true, limit: 254, autofocus: true))
                html.actions { $0.add(Button("Send me a link", .primary, icon: .mail)) }
            }
            html.tag("p", .class("quiet")) { html in
                html.text("Already have a code? ")
                html.tag("a", .href(.page("/portal/login/sent")), text: "Type it in")
            }
        }
    }
}

/// The page after asking: what to expect, and where the code goes.
struct CodeView {
    let csrf: String
    let problem: LoginProblem?
    /// What was typed before; empty when that is not known.
    let email: String
    let minutes: Int

    func page(_ portal: Portal) -> HTML {
        portal.slimFrame("Check your mail").html { html in
            html.tag("h1", text: "Check your mail")
            html.tag("p") { writeSent(to: &$0) }
            html.tag("p", text: "Reading the mail on another device? Type the six digits here.")
            html.form(to: .page("/portal/login/code"), csrf: csrf) { html in
                html.add(
                    Field("email", "E-mail address", .email, value: email, required: true, limit: 254))
                html.add(Field("code", "Code", .code, error: problem?.text, required: true, limit: 12))
                html.actions { $0.add(Button("Log in with the code", .primary)) }
            }
            if email.isEmpty { writeAgain(to: &html) } else { writeResend(to: &html) }
        }
    }

    private func writeSent(to html: inout HTML) {
        html.text("If ")
        if email.isEmpty { html.text("the address") } else { html.tag("b", text: email) }
        html.text(" belongs to somebody with access, a message is on its way. Its link and its code work for ")
        html.number(minutes)
        html.text(" minutes, and only the newest message counts.")
    }

    private func writeAgain(to html: inout HTML) {
        html.tag("p", .class("quiet")) { html in
            html.text("Nothing came? Look into the spam folder, or ")
            html.tag("a", .href(.page("/portal/login")), text: "ask for a new message")
            html.text(".")
        }
    }

    private func writeResend(to html: inout HTML) {
        html.tag("p", .class("quiet"), text: "Nothing came after a minute? Look into the spam folder first.")
        html.form(to: .page("/portal/login"), csrf: csrf) { html in
            html.secret("email", email)
            html.actions { html in
                html.add(Button("Send it again", .plain, icon: .mail))
                html.add(ButtonLink("Use another address", .page("/portal/login"), .quiet))
            }
        }
    }
}

/// The page behind a magic link: one button, and the code where another browser asked.
struct LinkView {
    let token: String
    let csrf: String
    let sight: LinkSight
    let problem: LoginProblem?
    /// What this browser typed before; empty when that is not known.
    let email: String

    var status: HTTPResponse.Status {
        if sight == .dead { return .gone }
        return problem?.status ?? .ok
    }

    func page(_ portal: Portal) -> HTML {
        let title = sight == .dead ? "This link does not work any more" : "Log in"
        return portal.slimFrame(title).html { html in
            html.tag("h1", text: title)
            if sight == .dead { writeDead(to: &html) } else { writeForm(to: &html) }
        }
    }

    private func writeDead(to html: inout HTML) {
        html.tag(
            "p",
            text: "It has been used, has expired, or a newer message has taken its place. Have a new one sent; it "
                + "takes a minute.")
        html.form(to: .page("/portal/login"), csrf: csrf) { html in
            html.add(Field("email", "E-mail address", .email, value: email, required: true, limit: 254))
            html.actions { $0.add(Button("Send me a new link", .primary, icon: .mail)) }
        }
    }

    private func writeForm(to html: inout HTML) {
        let needsCode = sight == .needsCode
        html.tag(
            "p",
            text: needsCode
                ? "This browser did not ask for the link. To be sure that it is you, type the six digits from "
                    + "the same message."
                : "You are about to log in on this device.")
        html.form(to: .page("/portal/login/link"), csrf: csrf) { html in
            html.secret("token", token)
            if needsCode {
                html.add(
                    Field("code", "Code", .code, error: problem?.text, required: true, limit: 12, autofocus: true))
            }
            html.actions { $0.add(Button("Continue", .primary)) }
        }
    }
}

/// Why a code or link did not let somebody in.
struct LoginProblem {
    let text: String
    let status: HTTPResponse.Status

    init(_ outcome: LoginOutcome) {
        switch outcome {
        case .tooMany(let seconds):
            text = "Too many tries from your network. Wait \(max(1, (seconds + 59) / 60)) minutes and try again."
            status = .tooManyRequests
        case .needsCode:
            text = "Type the six digits from the message."
            status = .ok
        case .wrongCode, .dead, .opened:
            text =
                "This code does not fit. It may be mistyped, too old, or replaced by a newer one; after five wrong "
                + "tries ask for a new message."
            status = .unprocessableContent
        }
    }
}

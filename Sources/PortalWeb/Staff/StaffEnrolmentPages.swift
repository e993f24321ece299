import Access
import HTTPTypes
import Hummingbird

/// The page behind an enrolment link: a passphrase, an app, and once the recovery codes.
struct StaffEnrolmentPages {
    let portal: Portal

    private var cookies: StaffCookies { StaffCookies(site: portal.site) }

    /// `GET /staff/enrol`: shows what the link offers, and spends nothing.
    func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await page(try FormValues(query: request)["token"], .none, context)
    }

    /// `POST /staff/enrol`: spends it.
    func enrol(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form
        let outcome = try await portal.staffDesk.enrol(
            StaffEnrolmentWish(
                token: form["token"], passphrase: form["passphrase"], repeated: form["repeated"], code: form["code"],
                visitor: LoginVisitor(request, context, browser: context.staffBrowser)))
        switch outcome {
        case .done(let key, let codes):
            if let before = context.staffKey { try await portal.staffDesk.end(before) }
            let answer = Response.page(RecoveryCodesView(codes: codes).page(portal))
            return quiet(answer.setting(cookies.cookie(key.secret, named: cookies.sessionName)))
        case .badPassphrase(let reason): return try await page(form["token"], .passphrase(reason), context)
        case .unequal: return try await page(form["token"], .repeated, context)
        case .wrongCode: return try await page(form["token"], .code, context)
        case .tooMany(let seconds): return try await page(form["token"], .tooMany(seconds), context)
        case .dead: return try await page("", .none, context)
        }
    }

    private func page(
        _ token: String, _ problem: StaffEnrolmentView.Problem, _ context: VisitorContext
    ) async throws -> Response {
        let browser = context.staffBrowser ?? .random()
        guard let offer = try await portal.staffDesk.enrolment(token) else {
            return quiet(.page(dead(), status: .gone))
        }
        let view = StaffEnrolmentView(
            offer: offer, token: token, csrf: browser.map { portal.staffToken(for: $0.secret) } ?? "",
            problem: problem)
        return quiet(Response.page(view.page(portal), status: problem.status).marking(browser, context, cookies))
    }

    private func dead() -> HTML {
        portal.staffDoor("This link does not work any more").html { html in
            html.tag("h1", text: "This link does not work any more")
            html.tag(
                "p",
                text: "It has been used, is older than a day, or a newer one has taken its place. Ask whoever gave it "
                    + "to you for a new one.")
            html.actions { $0.add(ButtonLink("Go to the login", .page("/staff/login"), .primary)) }
        }
    }

    private func quiet(_ response: Response) -> Response {
        var response = response
        response.headers[.named("Referrer-Policy")] = "no-referrer"
        return response
    }
}

/// The form of an enrolment.
struct StaffEnrolmentView {
    /// What was wrong with the form before.
    enum Problem {
        case none, repeated, code
        case passphrase(String)
        case tooMany(Int)

        var status: HTTPResponse.Status {
            switch self {
            case .none: .ok
            case .passphrase, .repeated, .code: .unprocessableContent
            case .tooMany: .tooManyRequests
            }
        }
    }

    let offer: StaffEnrolment
    let token: String
    let csrf: String
    let problem: Problem

    func page(_ portal: Portal) -> HTML {
        portal.staffDoor("Set up your login", brand: Brand(name: offer.tenantName, look: offer.brand)).html { html in
            html.tag("h1", text: "Set up your login")
            html.tag("p") { html in
                html.text("Hello \(offer.name). You log in with ")
                html.tag("b", text: offer.email)
                html.text(", a passphrase, and a code that an app on your phone shows.")
            }
            if case .tooMany(let seconds) = problem {
                html.add(Notice(.danger, "Too many tries. Wait \(max(1, (seconds + 59) / 60)) minutes."))
            }
            html.form(to: .page("/staff/enrol"), csrf: csrf) { html in
                html.secret("token", token)
                writePassphrase(to: &html)
                writeApp(to: &html)
                html.actions { $0.add(Button("Finish", .primary, icon: .check)) }
            }
        }
    }

    private func writePassphrase(to html: inout HTML) {
        html.tag("h2", text: "1. Choose a passphrase")
        html.add(
            Field(
                "passphrase", "Passphrase", .passphrase(isNew: true),
                help: "At least 12 characters. Several words that have nothing to do with each other are best.",
                error: reason, required: true, limit: 1024))
        html.add(
            Field(
                "repeated", "The same once more", .passphrase(isNew: true), error: repeatedReason, required: true,
                limit: 1024))
    }

    private func writeApp(to html: inout HTML) {
        html.tag("h2", text: "2. Scan this with your app")
        html.tag(
            "p", .class("quiet"),
            text: "Any app for one-time codes will do. On this phone, or without a camera, type the key into it.")
        if let code = QRCode(address) {
            html.add(QRView(code: code, label: "The key below, as a picture for your app"))
        }
        html.tag("p", .class("app-key")) { html in
            html.text("Key: ")
            html.tag("code", text: grouped)
        }
        html.tag("h2", text: "3. Type the code that it shows")
        html.add(
            Field(
                "code", "Code", .code,
                error: codeReason, required: true, limit: 12))
    }

    private var reason: String? {
        if case .passphrase(let reason) = problem { return reason }
        return nil
    }

    private var repeatedReason: String? {
        if case .repeated = problem { return "The two passphrases differ. Type both again." }
        return nil
    }

    private var codeReason: String? {
        guard case .code = problem else { return nil }
        return
            "This is not the code of this key. Check that the clock of your phone is right, and type the newest code."
    }

    /// What apps read: the key with the names under which they keep it.
    private var address: String {
        let encoded = { (text: String) in
            text.utf8.map { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 45, 46, 95, 126: String(UnicodeScalar(byte))
                default: "%" + hexadecimal([byte]).uppercased()
                }
            }.joined()
        }
        let issuer = encoded(String(offer.tenantName.prefix(60)))
        return "otpauth://totp/\(issuer):\(encoded(offer.email))?secret=\(offer.key)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=30"
    }

    private var grouped: String {
        let letters = Array(offer.key)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}

/// The recovery codes, shown once.
struct RecoveryCodesView {
    let codes: [String]

    func page(_ portal: Portal) -> HTML {
        portal.staffDoor("Keep these codes").html { html in
            html.tag("h1", text: "Keep these codes")
            html.tag(
                "p",
                text: "When your phone is gone, each of them takes the place of its code, once. They are shown now and "
                    + "never again: print this page, or write them down and keep them apart from your computer.")
            html.tag("ol", .class("recovery-codes")) { html in
                for code in codes { html.tag("li") { $0.tag("code", text: code) } }
            }
            html.actions { $0.add(ButtonLink("I have kept them", .page("/staff"), .primary, icon: .check)) }
        }
    }
}

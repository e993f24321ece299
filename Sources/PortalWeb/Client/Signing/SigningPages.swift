import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which a person signs a risk acceptance, and reads the certificate of it.
struct SigningPages {
    let portal: Portal

    /// `GET /portal/risks/{number}/sign`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(SignRisk.self, of: context)
        return try await page(try RiskPages.number(context), context, isOpened: request.isOpening)
    }

    /// `POST /portal/risks/{number}/sign`: signs, or sends a code and shows the same form again.
    func sign(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(SignRisk.self, of: context)
        let number = try RiskPages.number(context)
        if context.form["step"] == "code" { return try await sendCode(number, context) }
        if let refused = try await checkCode(number, context) { return refused }
        do {
            _ = try await portal.runtime.call(
                SignRisk.self, try input(number, request, context), as: context.principal)
            return .see(.page("/portal/risks/", number, "certificate", query: ["done": "signed"]))
        } catch ToolRefusal.conflict(SignRisk.needsProof) {
            return try await sendCode(number, context)
        } catch ToolRefusal.conflict(let sentence) {
            return try await refused(number, sentence, context)
        } catch ToolRefusal.invalid(let problems) {
            return try await page(number, context, problems: Self.named(problems), status: .unprocessableContent)
        }
    }

    /// `GET /portal/risks/{number}/certificate`
    func certificate(_ request: Request, _ context: MemberContext) async throws -> Response {
        let number = try RiskPages.number(context)
        let query = try FormValues(query: request)
        let record = query.has("record") ? query.number("record", in: 1...999_999_999) : nil
        let found = try await portal.runtime.call(
            GetCertificate.self, .init(number: number, record: record), as: context.principal)
        let done = query["done"]
        let isDeclined = found.evidence.text.verdict == .declined
        var page = portal.frame(
            isDeclined ? "Record of declining risk \(found.number)" : "Certificate of risk \(found.number)", at: .risks,
            for: context)
        page.width = .reading
        page.sheets += [StaticFiles.link("sign.css")]
        let isTheirs = found.evidence.text[.contact] == context.principal.scope.contact.text
        if done == "signed", !isDeclined, isTheirs {
            page.notices = [
                Notice(
                    .success, "You have signed this risk",
                    text:
                        "This is the certificate; a message with its code is on its way to you. Print it or keep the code."
                )
            ]
        }
        let model = CertificateModel(
            found, showsPlace: isTheirs || portal.offers(SignRisk.self, to: context),
            support: Letterhead(context.principal.person).support, site: portal.site)
        return .page(page.html { $0.add(CertificateView(model: model)) })
    }

    private func input(_ number: String, _ request: Request, _ context: MemberContext) throws -> SignRisk.Input {
        let form = context.form
        var input = SignRisk.Input()
        input.number = number
        input.version = Int64(form["version"]) ?? 0
        input.hash = form["hash"]
        input.acknowledged = form["acknowledged"] == "on"
        input.consent = form["consent"]
        input.name = form["name"]
        input.hand = SignRisk.Hand(rawValue: form["hand"]) ?? .typed
        input.initials = form["initials"]
        input.drawnSignature = form["drawn_signature"]
        input.drawnInitials = form["drawn_initials"]
        input.address = context.address
        input.browser = request.browserName
        return input
    }

    /// Sends a code and shows the form with what was typed.
    private func sendCode(_ number: String, _ context: MemberContext) async throws -> Response {
        let asked = try await portal.runtime.call(AskSigningCode.self, .init(number: number), as: context.principal)
        let mail = context.principal.person.email
        switch asked.asked {
        case .sent(let minutes):
            let notice = Notice(
                .info, "One more step: type the code that we sent to \(mail)",
                text:
                    "You logged in a while ago, so we make sure that it is you. The code works for \(minutes) minutes. "
                    + "Nothing is signed yet, and everything that you typed is still here.")
            return try await page(number, context, notice: notice, asksForCode: true)
        case .tooMany(let seconds):
            let notice = Notice(
                .warning, "Too many codes were asked for",
                text: "Wait \(Self.minutes(seconds)) minutes, or log out and in again and sign then.")
            return try await page(number, context, notice: notice, asksForCode: true, status: .tooManyRequests)
        }
    }

    /// Takes the code where one was typed; what to answer when it is not the one.
    private func checkCode(_ number: String, _ context: MemberContext) async throws -> Response? {
        let code = context.form["code"]
        guard !code.isEmpty else { return nil }
        do {
            let input = CheckSigningCode.Input(number: number, code: code)
            switch try await portal.runtime.call(CheckSigningCode.self, input, as: context.principal).taken {
            case .proved: return nil
            case .wrong: return try await wrongCode(number, context)
            case .tooMany(let seconds):
                let notice = Notice(
                    .warning, "Too many wrong codes",
                    text: "Wait \(Self.minutes(seconds)) minutes, or log out and in again and sign then.")
                return try await page(number, context, notice: notice, asksForCode: true, status: .tooManyRequests)
            }
        } catch ToolRefusal.invalid {
            return try await wrongCode(number, context)
        }
    }

    private func wrongCode(_ number: String, _ context: MemberContext) async throws -> Response {
        let words =
            "This code does not fit. It may be mistyped, too old, or replaced by a newer one; after five wrong "
            + "tries have a new one sent."
        return try await page(
            number, context, asksForCode: true, problems: ["code": words], status: .unprocessableContent)
    }

    /// The same form with what stops it, at the field where there is one.
    private func refused(_ number: String, _ sentence: String, _ context: MemberContext) async throws -> Response {
        let fields = [
            SignRisk.unticked: "acknowledged", SignRisk.otherName: "name", SignRisk.unmarked: "initials",
        ]
        if let field = fields[sentence] {
            return try await page(number, context, problems: [field: sentence], status: .unprocessableContent)
        }
        let notice = Notice(.warning, "Nothing was signed", text: sentence)
        return try await page(number, context, notice: notice, isTicked: false, status: .conflict)
    }

    private func page(
        _ number: String, _ context: MemberContext, isOpened: Bool = true, notice: Notice? = nil,
        asksForCode: Bool = false, isTicked: Bool = true, problems: [String: String] = [:],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let found = try await portal.runtime.call(GetRisk.self, .init(number: number), as: context.principal)
        guard found.risk.state.waits else { return .see(.page("/portal/risks/", found.risk.number)) }
        var seenAt = found.viewedAt
        if seenAt == nil, isOpened, !portal.runtime.isOnlyLooking(context.principal) {
            let view = try await portal.runtime.call(ViewRisk.self, .init(number: number), as: context.principal)
            // Another version came in between; what was seen is kept of that one, so that one is shown.
            guard view.hash == found.hash else {
                return try await page(
                    number, context, isOpened: isOpened, notice: notice, asksForCode: asksForCode, isTicked: false,
                    problems: problems, status: status)
            }
            seenAt = view.viewedAt
        }
        var page = portal.frame("Sign risk \(found.risk.number)", at: .risks, for: context)
        page.width = .reading
        page.sheets += [StaticFiles.link("sign.css")]
        page.scripts = [StaticFiles.link("sign.js")]
        page.notices = [problems.isEmpty ? notice : .notSent].compactMap(\.self)
        var draft = SigningDraft(sent: context.form)
        draft.acknowledged = draft.acknowledged && isTicked
        let profile = try await portal.runtime.call(GetProfile.self, .init(), as: context.principal)
        let risk = RiskModel(
            found, seenAt: seenAt, portal.reader(for: context), deciding: .over,
            mayAsk: portal.offers(CreateTicket.self, to: context))
        var model = SigningModel(
            risk: risk, signer: Self.signer(profile), consent: try ConsentText.current(), csrf: page.csrf)
        model.draft = draft
        model.asksForCode = asksForCode
        model.problems = problems
        return .page(page.html { $0.add(SigningView(model: model)) }, status: status)
    }

    private static func signer(_ profile: GetProfile.Output) -> [(term: String, value: String)] {
        [
            ("Name", profile.name),
            ("Position, as you say", profile.title.isEmpty ? "not known to the portal" : profile.title),
            ("Company", profile.company), ("E-mail", profile.email),
        ]
    }

    private static func minutes(_ seconds: Int) -> Int { max(1, (seconds + 59) / 60) }

    private static func named(_ problems: InputProblems) -> [String: String] {
        Dictionary(problems.problems.map { ($0.field, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }
}

import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page on which staff set the provider's name, colour and logo.
struct BrandSettingsPages {
    let portal: Portal

    /// `GET /staff/settings/brand`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = Done(rawValue: try FormValues(query: request)["done"])
        return try await page(SettingsVisit(done?.notice), context)
    }

    /// `POST /staff/settings/brand`; with the second button the colour is judged and nothing is kept.
    func set(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = SetBrand.Input()
        input.name = context.form["name"]
        input.color = context.form["color"]
        if context.form.has("check") { return try await check(input, context) }
        return try await act(SetBrand.self, input, at: .page("/staff/settings/brand"), .kept, .brand, context)
    }

    private func check(_ input: SetBrand.Input, _ context: StaffContext) async throws -> Response {
        var visit = SettingsVisit()
        do throws(InputProblems) {
            visit.color = BrandColor(try SetBrand.Input.form.check(input).color)
            (visit.part, visit.typed) = (.brand, context.form)
        } catch {
            visit = SettingsVisit(refused: .brand, context.form, error)
        }
        return try await page(visit, context)
    }

    /// `POST /staff/settings/support`
    func setSupport(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = SetSupport.Input()
        input.phone = context.form["phone"]
        input.email = context.form["email"]
        input.timeZone = context.form["time_zone"]
        return try await act(SetSupport.self, input, at: .page("/staff/settings/support"), .reached, .support, context)
    }

    /// `POST /staff/settings/logo`
    func setLogo(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let file = context.form.file, !file.isEmpty else {
            let problems = InputProblems([FieldProblem("logo", "Choose a file first.")])
            try require(SetLogo.self, context)
            return try await page(SettingsVisit(refused: .logo, FormValues(), problems), context)
        }
        return try await act(
            SetLogo.self, .init(bytes: file), at: .page("/staff/settings/logo"), .logo, .logo, context)
    }

    /// `POST /staff/settings/logo/remove`
    func removeLogo(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(
            RemoveLogo.self, NoInput(), at: .page("/staff/settings/logo/remove"), .removed, .logo, context)
    }

    private func require<O: StaffOperation>(_ operation: O.Type, _ context: StaffContext) throws {
        if let right = portal.runtime.missing(operation, for: context.staff) { throw StaffRefusal.notPermitted(right) }
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, at action: Link, _ done: Done, _ part: SettingsVisit.Part,
        _ context: StaffContext
    ) async throws -> Response {
        do {
            switch try await portal.act(operation, input, context, at: action) {
            case .done: return .see(.page("/staff/settings/brand", query: ["done": done.rawValue]))
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            let problems = InputProblems([FieldProblem("logo", reason)])
            return try await page(SettingsVisit(refused: part, FormValues(), problems), context)
        } catch StaffRefusal.invalid(let problems) {
            return try await page(SettingsVisit(refused: part, context.form, problems), context)
        }
    }

    private func page(_ visit: SettingsVisit, _ context: StaffContext) async throws -> Response {
        let settings = try await portal.runtime.perform(GetSettings.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("Brand", at: .settings, for: context)
        page.notices = visit.notices
        let view = BrandSettingsView(
            settings: settings, visit: visit,
            mayChange: portal.runtime.missing(SetBrand.self, for: context.staff) == nil, csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: visit.status)
    }

    /// What was just done, for a word above the page.
    private enum Done: String {
        case kept, logo, removed, reached

        var notice: Notice {
            switch self {
            case .kept: Notice(.success, "Name and colour are kept", text: "Pages and messages have them from now on.")
            case .logo: Notice(.success, "The logo is kept", text: "Pages show it from now on.")
            case .reached:
                Notice(.success, "How clients reach you is kept", text: "Pages and messages say it from now on.")
            case .removed: Notice(.success, "The logo is taken away", text: "Pages show the name alone.")
            }
        }
    }
}

/// Writes name, colour with its contrast, and logo.
struct BrandSettingsView: View {
    let settings: StaffSettings
    let visit: SettingsVisit
    let mayChange: Bool
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead("Brand", lead: "What your clients see: your name, your colour, your logo, and how they reach you.")
        )
        html.add(SettingsTab.tabs(at: .brand))
        html.card("Now") { html in
            html.add(
                Facts(
                    [.init("Name", settings.name), .init("Colour", settings.color?.text ?? "the portal's own")]
                        + (settings.color.map(ColorWords.init).map(\.facts) ?? []), areLong: true))
        }
        if mayChange {
            html.card("Name and colour") { writeForm(to: &$0) }
        } else {
            html.add(Notice(.info, "Only an administrator can change the settings"))
        }
        html.card("Logo") { writeLogo(to: &$0) }
        html.card("How clients reach you") { html in
            html.add(SupportSettingsView(ways: settings.support, visit: visit, mayChange: mayChange, csrf: csrf))
        }
    }

    private func writeForm(to html: inout HTML) {
        html.form(to: .page("/staff/settings/brand"), csrf: csrf) { html in
            html.add(
                Field(
                    "name", "Name", .line, value: visit.value("name", in: .brand, else: settings.name),
                    help: "It stands on every page and in every message.", error: visit.error("name", in: .brand),
                    required: true, limit: 100))
            html.add(
                Field(
                    "color", "Colour", .line,
                    value: visit.value("color", in: .brand, else: settings.color?.text ?? ""),
                    help:
                        "As # and six digits, such as #0b5a57; empty for the portal's own. One that is too pale or too "
                        + "dark to be read is made darker on light pages and lighter on dark ones.",
                    error: visit.error("color", in: .brand), limit: 9))
            if let color = visit.color {
                let words = ColorWords(color: color)
                html.add(
                    Notice(
                        .info, "\(color.text) is not kept yet",
                        text: "On light pages \(words.onLight). On dark pages \(words.onDark)."))
            }
            html.actions { html in
                html.add(Button("Keep", .primary))
                html.add(Button("Only check the colour", .quiet, name: "check", value: "1"))
            }
        }
    }

    private func writeLogo(to html: inout HTML) {
        if settings.logo.isEmpty {
            html.tag("p", text: "There is no logo; pages show the name alone.")
        } else {
            html.tag("p", .class("logo-now")) { html in
                html.void("img", .src(.page("/static/logo/", settings.logo)), .alt("The logo as it is now"))
            }
        }
        guard mayChange else { return }
        html.fileForm(to: .page("/staff/settings/logo"), csrf: csrf) { html in
            html.add(
                Field(
                    "logo", "Picture", .file, help: "A PNG, or an SVG of shapes and colours alone; at most 64 kB.",
                    error: visit.error("logo", in: .logo), required: true))
            html.actions { $0.add(Button("Keep the logo", .plain)) }
        }
        if !settings.logo.isEmpty {
            html.add(
                PostButton(
                    "Take the logo away", .danger, icon: .minus, action: .page("/staff/settings/logo/remove"),
                    csrf: csrf))
        }
    }
}

/// What pages make of a colour, in words.
struct ColorWords {
    let color: BrandColor

    /// The contrast as it is given, and what is done about it on light and on dark pages.
    var facts: [Facts.Fact] {
        [.init("On light pages", onLight), .init("On dark pages", onDark)]
    }

    /// What happens to it on light pages.
    var onLight: String { Self.words(Shade(color), BrandShades(color).light, on: .white, "darker") }

    /// What happens to it on dark pages.
    var onDark: String { Self.words(Shade(color), BrandShades(color).dark, on: Shade(0x172021), "lighter") }

    private static func words(_ given: Shade, _ shown: Shade, on ground: Shade, _ change: String) -> String {
        let before = "contrast \(tenths(given.contrast(with: ground))) to 1"
        guard shown.hex != given.hex else { return before + ", shown as it is" }
        return before + ", too little for reading: shown \(change), as \(shown.hex) with "
            + "\(tenths(shown.contrast(with: ground))) to 1"
    }

    private static func tenths(_ contrast: Double) -> String {
        let tenths = Int((contrast * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}

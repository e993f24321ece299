import Access
import Hummingbird

/// The cookies that the portal sets on the client's side, and how.
struct CookieJar: Sendable {
    let site: Site

    /// Holds the key of a session.
    var sessionName: String { prefix + "nexie_session" }
    /// Marks the browser that asks for a login, for an hour.
    var browserName: String { prefix + "nexie_browser" }

    /// The key of a session in the request's cookies.
    func session(in request: Request) -> SessionKey? {
        var elsewhere = Faults.has(.sessionFromHeader) ? request.headers[.named("X-Session")] : nil
        if Faults.has(.memberCookieAnywhere) {
            elsewhere = value(of: StaffCookies(site: site).sessionName, in: request)
        }
        return (value(of: sessionName, in: request) ?? elsewhere).flatMap(SessionKey.init)
    }

    /// Holds the key of a preview.
    var previewName: String { prefix + "nexie_preview" }

    /// The key of a preview in the request's cookies.
    func preview(in request: Request) -> PreviewKey? {
        value(of: previewName, in: request).flatMap(PreviewKey.init)
    }

    /// Begins a preview in the browser, for as long as it lasts at most; other sites' links do not lead into it.
    func set(_ key: PreviewKey, minutes: Int) -> String {
        cookie(previewName, key.secret, seconds: 60 * minutes, sameSite: "Strict")
    }

    /// Ends the preview in the browser.
    var endPreview: String { cookie(previewName, "", seconds: 0, sameSite: "Strict") }

    /// The mark of the browser in the request's cookies.
    func browser(in request: Request) -> BrowserKey? {
        value(of: browserName, in: request).flatMap(BrowserKey.init)
    }

    /// Whether the request carries any cookie of ours, of whatever shape.
    func hasAny(in request: Request) -> Bool {
        !values(of: sessionName, in: request).isEmpty || !values(of: browserName, in: request).isEmpty
    }

    /// The one value of a cookie of the staff side.
    func staffValue(of name: String, in request: Request) -> String? { value(of: name, in: request) }

    /// Begins a session in the browser.
    func set(_ key: SessionKey) -> String { cookie(sessionName, key.secret, seconds: nil) }

    /// Ends the session in the browser.
    var endSession: String { cookie(sessionName, "", seconds: 0) }

    /// Marks the browser.
    func set(_ key: BrowserKey) -> String { cookie(browserName, key.secret, seconds: 3600) }

    private var prefix: String { site.isSecure ? "__Host-" : "" }

    private func cookie(
        _ name: String, _ value: String, seconds: Int?, sameSite: String = "Lax"
    ) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=\(sameSite)" + (site.isSecure ? "; Secure" : "") + age
    }

    /// The one value of a cookie; none when it stands there twice.
    private func value(of name: String, in request: Request) -> String? {
        let found = values(of: name, in: request)
        return found.count == 1 || Faults.has(.cookieTwice) ? found.first : nil
    }

    private func values(of name: String, in request: Request) -> [String] {
        request.headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { return nil }
            return String(parts[1].prefix { $0 != " " })
        }
    }
}

extension BrowserKey {
    /// A new mark of 256 random bits.
    public static func random() -> BrowserKey? {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return BrowserKey(String((0..<43).compactMap { _ in alphabet.randomElement(using: &generator) }))
    }
}

import Hummingbird

extension Request {
    /// Whether the request is for the staff side, where a contact's cookies count for nothing.
    var isForStaff: Bool { uri.path == "/staff" || uri.path.hasPrefix("/staff/") }
}

/// The cookies of the staff side: sent to its pages alone, and never from another site.
struct StaffCookies: Sendable {
    let site: Site

    /// Holds the key of a session.
    var sessionName: String { prefix + "nexie_staff" }
    /// Marks the browser, so that whoever has logged in with it before has a count of tries of their own.
    var browserName: String { prefix + "nexie_staff_browser" }

    /// Begins a session in the browser.
    func cookie(_ secret: String, named name: String, seconds: Int? = nil) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(secret); Path=/staff; HttpOnly; SameSite=Strict" + (site.isSecure ? "; Secure" : "") + age
    }

    /// Ends the session in the browser.
    var endSession: String { cookie("", named: sessionName, seconds: 0) }

    // "__Host-" would need the path "/", and send the cookie to clients' pages too.
    private var prefix: String { site.isSecure ? "__Secure-" : "" }
}

import Access
import HTTPTypes

/// The headers that every answer carries unless its page says something stricter.
enum SecurityHeaders {
    /// Adds each header that an answer does not say something about itself.
    static func fill(_ fields: inout HTTPFields, secure: Bool) {
        for (name, value) in all(secure: secure) where fields[name] == nil && !isLost(name) { fields[name] = value }
    }

    private static func isLost(_ name: HTTPField.Name) -> Bool {
        name == .contentSecurityPolicy && Faults.has(.policyMissing)
            || name == .cacheControl && Faults.has(.answersStored)
    }

    /// Names and values, for a portal that is reached by TLS or not.
    private static func all(secure: Bool) -> [(HTTPField.Name, String)] { secure ? underTLS : always }

    private static let underTLS = always + [(.strictTransportSecurity, "max-age=63072000; includeSubDomains")]

    private static let always: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
            form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
        ),
        (.xContentTypeOptions, "nosniff"),
        (.named("X-Frame-Options"), "DENY"),
        (.named("Referrer-Policy"), "same-origin"),
        (.named("Cross-Origin-Opener-Policy"), "same-origin"),
        (.named("Cross-Origin-Resource-Policy"), "same-origin"),
        (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        (.cacheControl, "no-store"),
    ]
}

extension HTTPField.Name {
    /// A header's name that is written out in this program.
    static func named(_ name: StaticString) -> HTTPField.Name {
        HTTPField.Name(name.description) ?? .date
    }
}

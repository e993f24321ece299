import Access
import Crypto

/// Codes that an app makes of a key and the time (RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds).
enum TOTP {
    /// Bytes of a key.
    static let keyBytes = 20
    private static let seconds: Int64 = 30

    /// The step in which a moment lies.
    static func step(at now: Instant) -> Int64 { now.milliseconds / 1000 / seconds }

    /// The code of a step.
    static func code(of key: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int((mac.last ?? 0) & 15)
        let number = mac.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product &* 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// The step of a code that is right now, one step earlier or one later; nil for a wrong one.
    ///
    /// All three are made and compared whatever comes of the first.
    static func step(of typed: String, key: [UInt8], at now: Instant) -> Int64? {
        let now = step(at: now)
        let digits = Array((LoginCode.digits(typed) ?? "").utf8)
        var found: Int64?
        for step in (now - 1)...(now + 1) where areSame(Array(code(of: key, step: step).utf8), digits) { found = step }
        return found
    }
}

/// What an app shows that was given the key of an enrolment; for whoever holds that key anyway.
public enum StaffApp {
    /// The code of this moment; nil for a text that is no key.
    public static func code(key: String, at now: Instant) -> String? {
        Base32.decoded(key).map { TOTP.code(of: $0, step: TOTP.step(at: now)) }
    }
}

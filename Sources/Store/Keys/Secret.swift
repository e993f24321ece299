import Access
import Crypto

/// Random bytes of the system's generator, written in the forms that the house uses.
enum Secret {
    /// So many random bytes.
    static func bytes(_ count: Int) -> [UInt8] {
        SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
    }

    /// So many random bytes in hexadecimal.
    static func hex(bytes count: Int) -> String {
        hexadecimal(bytes(count))
    }

    /// 256 random bits as 43 characters of base64url.
    static func token() -> String {
        base64URL(bytes(32))
    }

    /// A number below a million as six digits.
    static func digits(_ number: UInt64) -> String {
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Bytes in base64url without padding.
    static func base64URL(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var text: [UInt8] = []
        var pending: UInt32 = 0
        var bits = 0
        for byte in bytes {
            pending = (pending << 8) | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int((pending >> UInt32(bits)) & 63)])
            }
            pending &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(alphabet[Int((pending << UInt32(6 - bits)) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

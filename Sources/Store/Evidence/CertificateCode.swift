/// The code of a certificate: 140 random bits in Crockford's base 32, shown in groups of four.
public enum CertificateCode {
    /// Characters of a code without the dashes.
    static let length = 28

    /// A new code.
    static func random() -> String {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        return String(decoding: Secret.bytes(length).map { alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// The code as people type it: small letters, spaces and dashes do not matter, nor do letters that look like digits.
    public static func plain(_ typed: String) -> String {
        var plain: [UInt8] = []
        for byte in typed.uppercased().utf8.prefix(200) {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\t"): continue
            case UInt8(ascii: "O"): plain.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): plain.append(UInt8(ascii: "1"))
            default: plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The code in groups of four.
    public static func grouped(_ code: String) -> String {
        var groups: [String] = []
        var rest = Substring(code)
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: "-")
    }
}

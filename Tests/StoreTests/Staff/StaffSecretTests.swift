import Access
import TestSupport
import Testing

@testable import Store

/// What staff log in with, held against the papers that describe it.
@Suite struct StaffSecretTests {
    /// RFC 6238, appendix B, the column of SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `an app's code is the one of the standard`(seconds: Int64, code: String) {
        let key = Array("12345678901234567890".utf8)
        let now = Instant(milliseconds: seconds * 1000)
        #expect(TOTP.code(of: key, step: TOTP.step(at: now), digits: 8) == code)
        #expect(TOTP.step(of: String(code.suffix(6)), key: key, at: now) == seconds / 30)
    }

    @Test func `a code counts one step earlier and later, and not two`() {
        let key = [UInt8](repeating: 3, count: 20)
        let now = Instant(milliseconds: 1_772_708_400_000)
        let step = TOTP.step(at: now)
        for away: Int64 in -2...2 {
            let found = TOTP.step(of: TOTP.code(of: key, step: step + away), key: key, at: now)
            #expect(found == (abs(away) <= 1 ? step + away : nil))
        }
        for typed in ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"] {
            #expect(TOTP.step(of: typed, key: key, at: now) == nil)
        }
    }

    /// RFC 7914, section 12: the second and the third vector, of which 32 bytes are looked at.
    @Test func `a passphrase's key is the one of the standard`() throws {
        let first = try PassphraseHash.derived(
            "password", salt: Array("NaCl".utf8), cost: .init(log2N: 10, r: 8, p: 16))
        #expect(hexadecimal(first) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
        let second = try PassphraseHash.derived(
            "pleaseletmein", salt: Array("SodiumChloride".utf8), cost: .init(log2N: 14, r: 8, p: 1))
        #expect(hexadecimal(second) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    }

    @Test func `a kept hash says its own cost, and a damaged one is none`() throws {
        let hash = try PassphraseHash(of: "violet harbour tin whistle", cost: .init(log2N: 4))
        let read = try #require(PassphraseHash(stored: hash.stored))
        #expect(read == hash)
        #expect(try read.isHash(of: "violet harbour tin whistle"))
        #expect(try !read.isHash(of: "violet harbour tin whistl"))
        #expect(try !PassphraseHash(ofNobodyAt: .init(log2N: 4)).isHash(of: ""))
        for text in ["", "scrypt", "scrypt 99 8 1 AAAA AAAA", "bcrypt 4 8 1 AAAA AAAA", hash.stored + " x"] {
            #expect(PassphraseHash(stored: text) == nil)
        }
        let other = try PassphraseHash(of: "violet harbour tin whistle", cost: .init(log2N: 4))
        #expect(other.stored != hash.stored)
    }

    @Test func `a letter written in two ways is one passphrase`() throws {
        let hash = try PassphraseHash(of: "caf\u{E9} und strandkorb", cost: .init(log2N: 4))
        #expect(try hash.isHash(of: "cafe\u{301} und strandkorb"))
    }

    @Test(arguments: [
        "hunter2hunter2", "passwordpassword", "P@ssw0rd2026!!", "098765432109", "123456789012", "qwertyuiop[]",
        "abcabcabcabcabc", "aaaaaaaaaaaaaaaa", "Sommer2026Sommer!", "Welcome2024Welcome2025", "l3tm31n-pl3453",
        "InesVogel-2026!", "ines@larkfield.example", "Larkfield-IT-2026", "Larkfield1Larkfield2",
        "correct horse battery staple",
        "1qaz2wsx3edc", "zxcvbnm,./zxcvbnm", "Administrator1!", "abcdefghijklmnop", "iloveyouiloveyou",
    ])
    func `a passphrase that is guessed first is refused with a reason`(passphrase: String) throws {
        let rule = PassphraseRule(about: ["Ines Vogel", "ines@larkfield.example", "Larkfield IT (Demo)", "larkfield"])
        let reason = try #require(rule.reasonAgainst(passphrase))
        #expect(reason.hasSuffix("."))
        #expect(!reason.contains(passphrase))
    }

    @Test(arguments: [
        "violet harbour tin whistle", "Zug nach Norden, drei Koffer", "k7#Wq9!vTz2m", "gravel-otter-57-lampshade",
        "пять синих чашек на столе", "nR4t8vLq2xWz",
    ])
    func `a passphrase of its own is taken`(passphrase: String) {
        #expect(PassphraseRule(about: ["Ines Vogel", "ines@larkfield.example"]).reasonAgainst(passphrase) == nil)
    }

    @Test func `a passphrase is neither too short nor without end`() {
        let rule = PassphraseRule(about: [])
        #expect(rule.reasonAgainst("k7#Wq9!vTz2") != nil)
        #expect(rule.reasonAgainst("") != nil)
        #expect(rule.reasonAgainst(String(repeating: "k7#Wq9!vTz2m", count: 100)) != nil)
    }

    @Test func `a recovery code is random, and is known again however it is typed`() {
        let staff = StaffID.new(at: Instant(milliseconds: 0))
        let code = RecoveryCode.new()
        #expect(code.count == 19)
        #expect(Base32.decoded(code.replacing("-", with: ""))?.count == 10)
        #expect(RecoveryCode.new() != code)
        let hash = RecoveryCode.hash(code, of: staff)
        #expect(RecoveryCode.hash(code.lowercased().replacing("-", with: " "), of: staff) == hash)
        #expect(RecoveryCode.hash(code, of: StaffID.new(at: Instant(milliseconds: 1))) != hash)
    }
}

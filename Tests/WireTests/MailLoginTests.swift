import Foundation
import Testing

@testable import Wire

@Suite struct MailLoginTests {
    private let plain = MailScript(offers: ["AUTH PLAIN", "8BITMIME"])

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    @Test func `a password is given by PLAIN`() async throws {
        let (mail, wire) = (try MailServer(plain), try Wire())
        var letter = mail.letter()
        letter.server = mail.place(.password(user: "nexie;AUTH=*", password: "pass:wörd@1"))
        try await wire.send(letter)
        #expect(try await auth(mail) == ["AUTH PLAIN", base64("\0nexie;AUTH=*\0pass:wörd@1")])
        await wire.stop()
    }

    @Test func `a password is given by LOGIN, and never by a way that was not asked for`() async throws {
        let (mail, wire) = (try MailServer(MailScript(offers: ["AUTH CRAM-MD5 NTLM LOGIN XOAUTH2"])), try Wire())
        var letter = mail.letter()
        letter.server = mail.place(.password(user: "nexie", password: "secret"))
        #expect(await wire.fault(of: letter) == nil)
        #expect(try await auth(mail) == ["AUTH LOGIN", base64("nexie"), base64("secret")])
        await wire.stop()
    }

    @Test func `a token is given by XOAUTH2`() async throws {
        let (mail, wire) = (try MailServer(MailScript(offers: ["AUTH PLAIN XOAUTH2 OAUTHBEARER"])), try Wire())
        var letter = mail.letter()
        letter.server = mail.place(.bearer(user: "nexie@msp.example", token: "tok"))
        try await wire.send(letter)
        let told = base64("user=nexie@msp.example\u{1}auth=Bearer tok\u{1}\u{1}")
        #expect(try await auth(mail).joined(separator: " ") == "AUTH XOAUTH2 " + told)
        await wire.stop()
    }

    @Test(arguments: ["535 5.7.8 not you", "501 Cannot decode AG5leGllAHNlY3JldA=="])
    func `a refused login is told without the server's words, which may repeat the password`(
        reply: String
    ) async throws {
        var script = plain
        script.replies = ["AUTH": reply]
        let (mail, wire) = (try MailServer(script), try Wire())
        var letter = mail.letter()
        letter.server = mail.place(.password(user: "nexie", password: "secret"))
        guard case .smtp(.connection, Int(reply.prefix(3)), "") = await wire.fault(of: letter) else {
            Issue.record("the refusal is told otherwise")
            return
        }
        #expect(await mail.heard.next()?.contains { $0.hasPrefix("MAIL") } == false)
        await wire.stop()
    }

    @Test(arguments: [["8BITMIME"], ["AUTH CRAM-MD5 NTLM GSSAPI"]])
    func `where no fitting login is offered the letter stays here`(offers: [String]) async throws {
        let (mail, wire) = (try MailServer(MailScript(offers: offers)), try Wire())
        var letter = mail.letter()
        letter.server = mail.place(.password(user: "nexie", password: "secret"))
        guard case .smtp(.connection, 504, _) = await wire.fault(of: letter) else {
            Issue.record("a letter left without the login")
            return
        }
        let heard = await mail.heard.next() ?? []
        #expect(heard.first == "EHLO portal.example" && !heard.contains { $0.hasPrefix("MAIL") })
        await wire.stop()
    }

    @Test func `a server without TLS hears neither login nor letter`() async throws {
        for security in [WireMailServer.Security.required, .loopbackMayBePlain] {
            let (mail, wire) = (try MailServer(plain), try Wire())
            var letter = mail.letter()
            letter.server = mail.place(.password(user: "nexie", password: "secret"), security)
            #expect(await wire.fault(of: letter) == (security == .required ? .insecure : nil))
            let heard = await mail.heard.next() ?? []
            #expect(heard.contains { $0.hasPrefix("AUTH") } == (security == .loopbackMayBePlain))
            await wire.stop()
        }
    }

    @Test func `what is said before TLS counts for nothing`() throws {
        let place = WireMailServer(url: "smtp://mail.example", login: .password(user: "nexie", password: "secret"))
        let course = LetterCourse(
            WireLetter(server: place, from: "a@b.example", to: ["ä@d.example"], bytes: Array("\r\n".utf8)))
        func hear(_ lines: String...) {
            for line in lines { _ = Array("\(line)\r\n".utf8).withUnsafeBytes { course.line($0) } }
        }
        hear("220 a", "250-b", "250-SMTPUTF8", "250 STARTTLS", "235 in", "220 now TLS", "250 c")
        #expect(course.beginTalk() != nil)
        hear("235 in")
        guard case .smtp(.recipient, 553, _) = course.beginTalk() else { throw Unexpected(fault: nil) }
        hear("250 SMTPUTF8")
        #expect(course.beginTalk() == nil)
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.9.8.7", true), ("[::1]", true), ("127.1", true),
        ("mail.example", false), ("127.0.0.1.example", false), ("localhost.example", false), ("[::2]", false),
        ("128.0.0.1", false), ("0.0.0.0", false), ("127.example.0.1", false),
    ])
    func `only this very machine may be spoken with in the open`(host: String, isLoopback: Bool) throws {
        #expect(try CurlAddress("smtp://\(host):25").isLoopback == isLoopback)
    }

    @Test func `an address beyond ASCII asks for SMTPUTF8, and stays here where that is not offered`() async throws {
        for offers in [["SMTPUTF8", "SIZE 100000"], ["SIZE 100000"]] {
            let (mail, wire) = (try MailServer(MailScript(offers: offers)), try Wire())
            let fault = await wire.fault(of: mail.letter(to: ["ännchen@client.example"]))
            let heard = await mail.heard.next() ?? []
            if offers.count > 1 {
                #expect(fault == nil)
                #expect(heard.contains("RCPT TO:<ännchen@client.example>"))
                #expect(heard.contains { $0.hasPrefix("MAIL") && $0.contains(" SMTPUTF8") })
            } else {
                guard case .smtp(.recipient, 553, _) = fault else { throw Unexpected(fault: fault) }
                #expect(!heard.contains { $0.hasPrefix("MAIL") })
            }
            await wire.stop()
        }
    }

    private func auth(_ mail: MailServer) async throws -> [String] {
        let heard = await mail.heard.next() ?? []
        let from = try #require(heard.firstIndex { $0.hasPrefix("AUTH") })
        let to = try #require(heard.firstIndex { $0.hasPrefix("MAIL") })
        return Array(heard[from..<to])
    }
}

struct Unexpected: Error {
    let fault: WireFault?
}

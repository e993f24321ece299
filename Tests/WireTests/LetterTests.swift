import Foundation
import Testing

@testable import Wire

@Suite struct LetterTests {
    @Test func `a letter goes out once, whole, and with its dots`() async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        let text = ".\r\nSubject: a\r\n\r\n..two\r\n.\r\nlast\r\n"
        try await wire.send(mail.letter(to: ["ann@client.example", "bob@client.example"], text))
        #expect(
            await mail.heard.next() == [
                "EHLO portal.example", "MAIL FROM:<portal@msp.example> SIZE=\(text.utf8.count)",
                "RCPT TO:<ann@client.example>", "RCPT TO:<bob@client.example>", "DATA",
                "..\r\nSubject: a\r\n\r\n...two\r\n..\r\nlast\r\n.\r\n", "QUIT", "(gone)",
            ])
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `a large letter arrives as it was, and one without a sender too`() async throws {
        let (mail, wire) = (try MailServer(), try Wire())
        let text = (0..<20_000).map { "Line \($0) of a long letter\r\n" }.joined()
        var letter = mail.letter(text)
        letter.from = ""
        try await wire.send(letter)
        let heard = await mail.heard.next() ?? []
        #expect(heard.contains { $0.hasPrefix("MAIL FROM:<> ") })
        #expect(heard.contains(text + ".\r\n"))
        await wire.stop()
    }

    @Test(
        arguments: [
            (MailScript(replies: ["MAIL": "451 4.3.0 later"]), .sender, 451, "4.3.0 later"),
            (MailScript(replies: ["RCPT": "450 4.2.0 greylisted"]), .recipient, 450, "4.2.0 greylisted"),
            (
                MailScript(replies: ["RCPT TO:<bob": "550-5.1.1 nobody\r\n550 5.1.1 of that name"]), .recipient, 550,
                "5.1.1 of that name"
            ),
            (MailScript(replies: ["DATA": "503 no"]), .data, 503, "no"),
            (MailScript(verdict: "550 5.7.1 spam"), .data, 550, "5.7.1 spam"),
            (MailScript(verdict: "452-full\r\n452 for today"), .data, 452, "for today"),
            (MailScript(greeting: "421 busy"), .connection, 421, ""),
            (MailScript(greeting: "554-no\r\n554 service here"), .connection, 554, ""),
            (MailScript(replies: ["EHLO": "502 what", "HELO": "421 going down"]), .connection, 421, ""),
        ] as [(MailScript, MailStep, Int, String)])
    func `a refusal says at which step it came, in the server's last line once it has heard of the letter`(
        script: MailScript, step: MailStep, code: Int, line: String
    ) async throws {
        let (mail, wire) = (try MailServer(script), try Wire())
        let letter = mail.letter(to: ["ann@client.example", "bob@client.example"])
        #expect(await wire.fault(of: letter) == .smtp(at: step, code: code, line: line))
        let heard = await mail.heard.next() ?? []
        #expect(heard.suffix(1) != ["(still there)"])
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test(arguments: ["250-fine\r\n550-no\r\n250 fine", "250-fine\r\n550 no", "550-no\r\n250 fine"])
    func `a reply of several minds is no reply`(verdict: String) async throws {
        let (mail, wire) = (try MailServer(MailScript(verdict: verdict)), try Wire())
        #expect(await wire.fault(of: mail.letter()) == .broken)
        await wire.stop()
    }

    @Test func `a connection that is lost before the verdict leaves the letter's fate unknown`() async throws {
        for script in [
            MailScript(verdict: ""), MailScript(breaksInLetter: true), MailScript(replies: ["RCPT": ""]),
        ] {
            let (mail, wire) = (try MailServer(script), try Wire())
            #expect(await wire.fault(of: mail.letter()) == .broken)
            #expect(mail.server.connections == 1, "it is not sent a second time")
            await wire.stop()
        }
    }

    @Test func `a server that leaves before it has heard of the letter was not reached`() async throws {
        for script in [MailScript(greeting: "220"), MailScript(replies: ["EHLO": "", "HELO": ""])] {
            let (mail, wire) = (try MailServer(script), try Wire())
            var letter = mail.letter()
            letter.server.url = script.greeting == "220" ? "smtp://127.0.0.1:1" : letter.server.url
            let fault = await wire.fault(of: letter)
            #expect(fault == .unreachable)
            await wire.stop()
        }
    }

    @Test func `a server that is silent is left`() async throws {
        let (mail, wire) = (try MailServer(MailScript(greeting: nil)), try Wire())
        var letter = mail.letter()
        letter.limits = WireLimits(connect: .milliseconds(300))
        #expect(await wire.fault(of: letter) == .connectTimeout)
        #expect(await mail.heard.next() == ["(gone)"])
        await wire.stop()
    }

    @Test func `a server that thinks too long about the letter is left`() async throws {
        let heard = Said<Bool>()
        let server = try RawServer { connection in
            connection.line("220 a")
            while let line = connection.readLine(), line != "DATA" { connection.line("250 b") }
            connection.line("354 c")
            _ = connection.read(until: "\r\n.\r\n")
            heard.say(connection.seesTheEnd())
        }
        let wire = try Wire()
        let place = WireMailServer(url: "smtp://localhost:\(server.port)", security: .loopbackMayBePlain)
        let letter = WireLetter(
            server: place, from: "a@b.example", to: ["c@d.example"], bytes: Array("\r\n".utf8),
            limits: WireLimits(silence: .milliseconds(400)))
        #expect(await wire.fault(of: letter) == .silence)
        #expect(await heard.next() == true)
        await wire.stop()
    }

    @Test func `cancelling a letter hangs up at once`() async throws {
        let (mail, wire) = (try MailServer(MailScript(greeting: nil)), try Wire())
        let task = Task { await wire.fault(of: mail.letter()) }
        while mail.server.connections == 0 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(await mail.heard.next() == ["(gone)"])
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `a server that does not answer the farewell holds up nobody`() async throws {
        // The script reads on after QUIT and says nothing; "(gone)" comes before its patience ends.
        for script in [MailScript(), MailScript(verdict: "550 no"), MailScript(greeting: "421 no")] {
            let (mail, wire) = (try MailServer(script), try Wire())
            _ = await wire.fault(of: mail.letter())
            #expect(await mail.heard.next()?.last == "(gone)")
            await wire.stop()
        }
    }
}

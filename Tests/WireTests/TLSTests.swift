import Foundation
import Testing

@testable import Wire

@Suite struct TLSTests {
    @Test func `only a server whose certificate is trusted and has its name is spoken with`() async throws {
        let server = try TLSServer()
        let (wire, trusting) = (try Wire(), try Wire(authorities: server.certificate))
        let (rightName, wrongName) = ("https://localhost:\(server.port)/", "https://127.0.0.1:\(server.port)/")
        let limits = WireLimits(firstByte: .seconds(8))
        #expect(await wire.fault(of: WireRequest(url: rightName, limits: limits)) == .insecure)
        #expect(await trusting.fault(of: WireRequest(url: wrongName, limits: limits)) == .insecure)
        let talk = server.connection
        Thread {
            talk.readHead()
            talk.say(.head(length: 2) + "ok")
        }.start()
        #expect(try await trusting.bytes(of: WireRequest(url: rightName, limits: limits)) == Array("ok".utf8))
        await wire.stop()
        await trusting.stop()
    }

    @Test func `a mail server that is not trusted hears neither login nor letter`() async throws {
        let server = try TLSServer(startsPlain: true)
        let wire = try Wire()
        for security in [WireMailServer.Security.required, .loopbackMayBePlain] {
            #expect(await wire.fault(of: letter(to: server, security)) == .insecure)
        }
        await wire.stop()
    }

    @Test func `login and letter go through TLS`() async throws {
        let server = try TLSServer(startsPlain: true)
        let wire = try Wire(authorities: server.certificate)
        let (heard, talk) = (Said<String>(), server.connection)
        Thread {
            for (mark, reply) in [
                ("EHLO portal.example", "250-localhost\r\n250 AUTH PLAIN"), ("AUTH PLAIN", "334 "),
                ("AG5leGllAHNlY3JldA==", "235 in"), ("MAIL FROM:<portal@msp.example>", "250 a"),
                ("RCPT TO:<ann@client.example>", "250 b"), ("DATA", "354 c"), ("Subject: a\r\n\r\nb\r\n.", "250 d"),
            ] {
                heard.say(talk.read(until: mark + "\r\n").map { String($0.suffix(mark.count + 2)) } ?? "nothing")
                talk.line(reply)
            }
        }.start()
        let fault = await wire.fault(of: letter(to: server, .required))
        #expect(fault == nil)
        #expect(await heard.next() == "EHLO portal.example\r\n")
        await wire.stop()
    }

    private func letter(to server: TLSServer, _ security: WireMailServer.Security) -> WireLetter {
        let place = WireMailServer(
            url: "smtp://localhost:\(server.port)/portal.example", login: .password(user: "nexie", password: "secret"),
            security: security)
        return WireLetter(
            server: place, from: "portal@msp.example", to: ["ann@client.example"],
            bytes: Array("Subject: a\r\n\r\nb\r\n".utf8), limits: WireLimits(whole: .seconds(8)))
    }
}

import Wire

/// A mail server that a test writes down: replies to commands by their first words, and keeps what it has heard.
struct MailScript: Sendable {
    /// What the server says first; nothing to say nothing.
    var greeting: String? = "220 mail.example"
    /// What EHLO offers.
    var offers = ["SIZE 1000000", "8BITMIME"]
    /// Replies to commands that begin so, instead of the usual ones; empty to hang up.
    var replies: [String: String] = [:]
    /// The reply to the letter itself; empty to hang up after the final dot.
    var verdict = "250 taken"
    /// Whether it hangs up in the middle of the letter.
    var breaksInLetter = false

    /// Plays it, and answers everything that was heard, the letter as one text.
    func play(on connection: RawConnection) -> [String] {
        var heard: [String] = []
        guard let greeting else { return heard + (connection.seesTheEnd() ? ["(gone)"] : ["(still there)"]) }
        connection.line(greeting)
        while let line = connection.readLine() {
            heard.append(line)
            if line == "QUIT" { return heard + (connection.seesTheEnd() ? ["(gone)"] : ["(still there)"]) }
            guard let reply = reply(to: line, heard) else { return heard }
            connection.line(reply)
            guard line == "DATA", reply.hasPrefix("354") else { continue }
            if breaksInLetter { return heard }
            heard.append(connection.read(until: "\r\n.\r\n") ?? "(cut)")
            guard !verdict.isEmpty else { return heard }
            connection.line(verdict)
        }
        return heard + ["(gone)"]
    }

    /// The reply to a line; nothing to hang up.
    private func reply(to line: String, _ heard: [String]) -> String? {
        if let special = replies.first(where: { line.hasPrefix($0.key) })?.value {
            return special.isEmpty ? nil : special
        }
        if line.hasPrefix("EHLO") {
            let lines = ["mail.example"] + offers
            return lines.dropLast().map { "250-\($0)\r\n" }.joined() + "250 \(lines.last ?? "")"
        }
        let login = heard.drop { !$0.hasPrefix("AUTH") }
        if let first = login.first, !heard.contains(where: { $0.hasPrefix("MAIL") }), login.last == line {
            let rounds = first.hasPrefix("AUTH LOGIN") ? 3 : 2
            return login.count == rounds || first.split(separator: " ").count > 2 ? "235 welcome" : "334 "
        }
        return line == "DATA" ? "354 go on" : "250 fine"
    }
}

/// A mail server on this machine, and what it has heard.
struct MailServer {
    let server: RawServer
    let heard = Said<[String]>()

    init(_ script: MailScript = MailScript()) throws {
        let heard = heard
        server = try RawServer { connection in heard.say(script.play(on: connection)) }
    }

    /// The server, which may be spoken with in the open because it is on this machine.
    func place(
        _ login: WireMailServer.Login = .none, _ security: WireMailServer.Security = .loopbackMayBePlain
    ) -> WireMailServer {
        WireMailServer(url: "smtp://127.0.0.1:\(server.port)/portal.example", login: login, security: security)
    }

    func letter(to recipients: [String] = ["ann@client.example"], _ text: String = "Subject: a\r\n\r\nb\r\n")
        -> WireLetter
    {
        WireLetter(server: place(), from: "portal@msp.example", to: recipients, bytes: Array(text.utf8))
    }
}

import ArgumentParser
import Foundation
import Logging
import PortalWeb
import Store

/// Serves the portal of an installation.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the portal; names every missing setting before it starts.")

    @Option(help: "A file of KEY=value lines; the environment wins over it.")
    var config: String?

    mutating func run() async throws {
        // What is kept here is nobody else's on this machine, whatever the folder around it allows.
        umask(0o077)
        let settings = try Settings(file: config)
        try settings.demand([
            ("NEXIE_DATA", "the folder that holds everything"),
            ("NEXIE_BASE_URL", "the portal's address, such as https://portal.example"),
            ("NEXIE_SECRET_FILE", "a file of 32 random bytes: head -c 32 /dev/urandom > FILE; chmod 600 FILE"),
            ("NEXIE_SMTP_URL", "how mail leaves: smtp://user:password@host, smtps://… or file:DIR"),
            ("NEXIE_MAIL_FROM", "the sender of messages, such as Portal <portal@portal.example>"),
        ])
        let proxies = Set(
            (settings["NEXIE_TRUSTED_PROXIES"] ?? "").split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            })
        guard var site = Site(baseURL: settings["NEXIE_BASE_URL"] ?? "", trustedProxies: proxies) else {
            throw Failure.use("NEXIE_BASE_URL must be http:// or https:// with a host and nothing behind it.")
        }
        let listen = try Listen(settings["NEXIE_LISTEN"] ?? "127.0.0.1:8080")
        var log = Logger(label: "nexie")
        log.logLevel = .info
        let (route, sender) = try settings.mail()
        site.mailWay = route.worded
        let address = site.baseURL
        let carrier = try route.carrier(from: sender, authorities: settings.authorities())
        let house = try House(
            data: settings["NEXIE_DATA"] ?? "", secrets: try settings.secrets(),
            login: try settings.login(), isDemo: false, isServing: true,
            claude: try settings.claude(isDemo: false), log: log)
        let firstRun = FirstRun(desk: house.database, folder: settings["NEXIE_DATA"] ?? "", address: address)
        try await house.serve(house.portal(at: site), at: listen.host, port: listen.port, carrier: carrier) { port in
            Terminal.complain("Nexie Portal serves \(address) from \(listen.host):\(port)")
            await firstRun.tell()
        }
    }
}

/// Where a server listens: a host and a port.
struct Listen {
    let host: String
    let port: Int

    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65535).contains(port), colon != text.startIndex
        else { throw Failure.use("NEXIE_LISTEN must be host:port, such as 127.0.0.1:8080.") }
        host = text[..<colon].trimmingCharacters(in: ["[", "]"])
        self.port = port
    }
}

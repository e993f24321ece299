import ArgumentParser
import Foundation
import Logging
import PortalWeb
import Store
import Tools

/// Serves the demo world on this machine alone.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve the demo world, with a mailbox page at /demo/mail; needs no settings.")

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 8080

    @Option(help: "The folder for the demo's data.")
    var data = "data/demo"

    @Flag(help: "Throw the demo's data away and start over.")
    var reset = false

    @Flag(help: "Print who can log in as JSON.")
    var json = false

    mutating func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must be from 0 to 65535.") }
    }

    mutating func run() async throws {
        if reset { try clear() }
        let settings = try Settings()
        var login = LoginSettings()
        // Everybody in the demo comes from this machine, so limits per client would count them all as one.
        login.asksPerClientAndHour = 100_000
        login.triesPerClientAndHour = 100_000
        login.staff.triesPerClientAndHour = 100_000
        var log = Logger(label: "nexie")
        log.logLevel = .notice
        try makeFolder()
        let house = try House(
            data: data, secrets: HouseSecrets(newest: SecretFile.readOrMake(data + "/secret")),
            login: try settings.login(login), isDemo: true, isServing: true,
            claude: try settings.claude(isDemo: true), log: log)
        try await DemoWorld(house: house).seedOnce()
        let people = try await house.database.people().filter(\.enabled)
        let mail = data + "/mail"
        let port = try port == 0 ? FreePort.find() : port
        let address = "http://127.0.0.1:\(port)"
        guard
            var site = Site(
                baseURL: address, alsoAt: ["localhost:\(port)", "[::1]:\(port)"], mailbox: FolderMailbox(folder: mail))
        else { throw Failure.use("\(address) is no address.") }
        site.mailWay = "stay in the demo's mailbox"
        let staff = try await DemoWorld(house: house).waysForStaff(at: address)
        let words = DemoWords(address: address, people: people, staff: staff)
        let asJSON = json
        let portal = house.portal(at: site)
        try await house.serve(
            portal, at: "127.0.0.1", port: port,
            carrier: FileCarrier(folder: mail, from: .demo)
        ) { _ in Terminal.say(asJSON ? words.json : words.table) }
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.use("The data folder \(data) can't be made.")
        }
    }

    /// Removes the demo's data, and only a folder that looks like it.
    private func clear() throws {
        let files = FileManager.default
        guard files.fileExists(atPath: data) else { return }
        let names = try files.contentsOfDirectory(atPath: data)
        guard names.isEmpty || names.contains("nexie.db") || names.contains("secret") else {
            throw Failure.use("\(data) does not look like the demo's data folder; it was not removed.")
        }
        try files.removeItem(atPath: data)
    }
}

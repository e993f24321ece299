import Access
import ArgumentParser
import Concierge
import Evals
import Foundation
import Logging
import PortalWeb
import Store

/// Serves the demo world with a hostile model, for tests in a real browser; a release has no such model.
struct EvalPagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval-pages", abstract: "Serve the demo world with a hostile model.", shouldDisplay: false)

    @Option(help: "The port on 127.0.0.1.")
    var port: Int

    @Option(help: "The folder for the data.")
    var data: String

    @Flag(help: "Print who can log in as JSON.")
    var json = false

    @Option(help: "A fault to plant.")
    var fault: String?

    mutating func run() async throws {
        guard let models = try EgressPages.desk(corpus: Assets.folder() + "/evals", planting: fault) else {
            throw Failure.use("This build has no hostile model.")
        }
        var log = Logger(label: "nexie")
        log.logLevel = .notice
        var login = LoginSettings()
        login.asksPerClientAndHour = 100_000
        login.triesPerClientAndHour = 100_000
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let house = try House(
            data: data, secrets: HouseSecrets(newest: SecretFile.readOrMake(data + "/secret")), login: login,
            isDemo: true,
            claude: ClaudeWay(), log: log)
        try await DemoWorld(house: house).seedOnce()
        let address = "http://127.0.0.1:\(port)"
        guard let site = Site(baseURL: address) else { throw Failure.use("\(address) is no address.") }
        let words = DemoWords(
            address: address, people: try await house.database.people().filter(\.enabled),
            staff: try await DemoWorld(house: house).waysForStaff(at: address))
        try await house.serve(
            portal(of: house, models, site), at: "127.0.0.1", port: port,
            carrier: FileCarrier(folder: data + "/mail", from: .demo)
        ) { [json] _ in Terminal.say(json ? words.json : words.table) }
    }

    private func portal(of house: House, _ models: any ModelDesk, _ site: Site) -> Portal {
        Portal(
            runtime: house.runtime, sessions: house.database, logins: house.database, staffDesk: house.database,
            brands: house.database,
            notices: house.database, evidence: house.database,
            chat: ChatLoop(runtime: house.runtime, models: models, log: house.log), models: models, site: site,
            formToken: { [keys = house.keys] in keys.formToken(for: $0) }, health: {})
    }
}

import ArgumentParser
import Logging
import Store

/// Which installation a command works on: the one of the settings, or a demo's folder.
struct DataOptions: ParsableArguments {
    @Option(help: "A file of KEY=value lines; the environment wins over it.")
    var config: String?

    @Option(help: "Work on the demo's data in this folder instead.")
    var demo: String?

    /// The folder, its secrets, and whether it is a demo's.
    func place() throws -> (data: String, secrets: HouseSecrets, isDemo: Bool) {
        if let demo { return (demo, HouseSecrets(newest: try SecretFile.read(demo + "/secret")), true) }
        let settings = try Settings(file: config)
        try settings.demand([
            ("NEXIE_DATA", "the folder that holds everything (or use --demo DIR)"),
            ("NEXIE_SECRET_FILE", "a file of 32 random bytes"),
        ])
        return (settings["NEXIE_DATA"] ?? "", try settings.secrets(), false)
    }

    /// The rooms over that installation; refused while another process owns it.
    func house() throws -> House {
        let place = try place()
        var log = Logger(label: "nexie")
        log.logLevel = .warning
        return try House(
            data: place.data, secrets: place.secrets, login: LoginSettings(), isDemo: place.isDemo,
            claude: try Settings(file: demo == nil ? config : nil).claude(isDemo: place.isDemo), log: log)
    }

    /// The rooms and one of its tenants; refused when there is none of that slug.
    func house(of slug: String) async throws -> (house: House, tenant: TenantRow) {
        let house = try house()
        let known = try await house.database.tenants()
        guard let tenant = known.first(where: { $0.slug == slug }) else {
            let names = known.map(\.slug).joined(separator: ", ")
            throw Failure.use("There is no tenant \(slug). Known: \(names.isEmpty ? "none" : names).")
        }
        return (house, tenant)
    }
}

import ArgumentParser
import Logging
import Store

/// Which installation a command works on: the one of the settings, or a demo's folder.
struct DataOptions: ParsableArguments {
    @Option(help: "A file of KEY=value lines; the environment wins over it.")
    var config: String?

    @Option(help: "Work on the demo's data in this folder instead.")
    var demo: String?

    /// The folder, its secret, and whether the guide answers everywhere.
    func place() throws -> (data: String, secret: [UInt8], isDemo: Bool) {
        if let demo { return (demo, try SecretFile.read(demo + "/secret"), true) }
        let settings = try Settings(file: config)
        try settings.demand([
            ("NEXIE_DATA", "the folder that holds everything (or use --demo DIR)"),
            ("NEXIE_SECRET_FILE", "a file of 32 random bytes"),
        ])
        return (settings["NEXIE_DATA"] ?? "", try SecretFile.read(settings["NEXIE_SECRET_FILE"] ?? ""), false)
    }

    /// The rooms over that installation; refused while another process owns it.
    func house() throws -> House {
        let place = try place()
        var log = Logger(label: "nexie")
        log.logLevel = .warning
        return try House(
            data: place.data, secret: place.secret, login: LoginSettings(), guideEverywhere: place.isDemo, log: log)
    }
}

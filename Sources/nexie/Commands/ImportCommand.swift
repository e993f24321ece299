import ArgumentParser
import Store
import Tools

/// Brings another system's records into a tenant.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in JSON Lines, known by external_id; a file goes in whole or not at all.",
        discussion: """
            Exit status: 0 every file was brought in, 1 a file was refused, 2 wrong use. Files before a refused one stay \
            imported.
            """)

    @Argument(help: "Files of JSON Lines; - is standard input.")
    var files: [String]

    @Option(help: "The slug of the tenant that the records belong to.")
    var tenant: String

    @Flag(help: "Tell nobody by mail of what is new in it.")
    var quiet = false

    @Flag(help: "Say what was brought in as JSON, one object for each file on a line of its own.")
    var json = false

    @OptionGroup var place: DataOptions

    mutating func run() async throws {
        let house = try place.house()
        let known = try await house.database.tenants()
        guard let owner = known.first(where: { $0.slug == tenant }) else {
            let names = known.map(\.slug).joined(separator: ", ")
            throw Failure.use("There is no tenant \(tenant). Known: \(names.isEmpty ? "none" : names).")
        }
        for file in files { try await bring(file, into: owner, house) }
        try await house.database.stop()
    }

    private func bring(_ file: String, into tenant: TenantRow, _ house: House) async throws {
        let source = try ImportSource(file)
        let tally = ImportTally()
        let start = ContinuousClock.now
        do {
            let summary = try await ImportProgress.shown(for: tally) {
                try await house.database.importRecords(into: tenant.id, isQuiet: quiet, tally: tally) { scratch in
                    try ImportFile.read(into: scratch) { try source.next() }
                }
            }
            let words = ImportWords(name: source.name, summary: summary, time: .now - start)
            if json || summary.records > 0 { Terminal.say(json ? words.json : words.text) }
        } catch let problems as ImportProblems {
            throw Failure.found(problems.worded(file: source.name).joined(separator: "\n") + nothing(of: source))
        } catch StoreError.unwritable {
            throw Failure.found("The data folder is full or can't be written." + nothing(of: source))
        }
    }

    private func nothing(of source: ImportSource) -> String { "\nNothing of \(source.name) was brought in." }
}

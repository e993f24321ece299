import ArgumentParser
import Foundation
import Store
import Tools

/// Brings another system's records into a tenant.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in JSON Lines, known by external_id; a file goes in whole or not at all.")

    @Argument(help: "Files of JSON Lines; - is standard input.")
    var files: [String]

    @Option(help: "The slug of the tenant that the records belong to.")
    var tenant: String

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
        let name = file == "-" ? "standard input" : file
        let bytes = try read(file)
        do {
            let records = try ImportFile.read(lines: ImportFile.lines(of: bytes))
            let summary = try await house.database.importRecords(records, into: tenant.id)
            for (kind, count) in summary.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                Terminal.say("\(name): \(kind.rawValue): \(count.added) new, \(count.replaced) replaced")
            }
        } catch let problems as ImportProblems {
            throw Failure.found(
                problems.worded(file: name).joined(separator: "\n") + "\nNothing of \(name) was brought in.")
        }
    }

    private func read(_ file: String) throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure.use("The file \(file) can't be read.")
        }
        return Array(data)
    }
}

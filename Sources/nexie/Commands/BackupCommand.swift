import ArgumentParser
import Store

/// Copies the database while the portal serves.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a consistent, checked copy of the database, also while the portal serves.")

    @Argument(help: "The new file; an existing one is never touched.")
    var file: String

    @OptionGroup var place: DataOptions

    mutating func run() async throws {
        let place = try place.place()
        do {
            try await Database.backup(folder: place.data, to: file)
        } catch let problem as BackupProblem {
            throw Failure.found(problem.description)
        } catch let fault as StoreError {
            throw Failure.found("The backup could not be made: \(fault)")
        }
        Terminal.say("Written: \(file). Keep the secret file with it, in another place.")
    }
}

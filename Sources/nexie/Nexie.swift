import ArgumentParser

/// The front-door key: every command of the portal.
@main
struct Nexie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nexie",
        abstract: "A client portal for managed service providers, with a concierge that can be trusted.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, EvalCommand.self, ChatCommand.self, ImportCommand.self,
            CheckCommand.self, BackupCommand.self, ClaudeCommand.self, BudgetCommand.self, CostsCommand.self,
            MailCommand.self, EvidenceCommand.self, StaffCommand.self, BenchCommand.self, BenchClaudeCommand.self,
            EvalPagesCommand.self,
        ])

    /// Wrong use ends with 2; what a command throws ends with the status that it carries.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Terminal.complain(failure.message)
            exit(withError: ExitCode(failure.status))
        } catch  where exitCode(for: error) == .validationFailure {
            Terminal.complain(fullMessage(for: error))
            exit(withError: ExitCode(2))
        } catch {
            exit(withError: error)
        }
    }
}

/// Why a command ends early: what a person reads, and the exit status.
struct Failure: Error {
    let message: String
    let status: Int32

    /// The work found a failure.
    static func found(_ message: String) -> Failure { Failure(message: message, status: 1) }

    /// Wrong use or configuration.
    static func use(_ message: String) -> Failure { Failure(message: message, status: 2) }
}

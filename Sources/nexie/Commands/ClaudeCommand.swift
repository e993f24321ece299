import Access
import ArgumentParser
import Concierge
import Foundation
import Store

/// Sets up how a tenant's Nexie talks through Claude.
struct ClaudeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claude", abstract: "Set up how a tenant's Nexie talks through Claude.",
        discussion: "Works on the data folder itself, so it refuses while the portal serves.",
        subcommands: [Key.self, Test.self, Set.self, Show.self])

    /// Takes a key from standard input.
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a tenant a key, read from standard input; it takes the place of the one before.")

        @Option(help: "The tenant's slug.")
        var tenant: String

        @Flag(help: "Take the key away instead.")
        var forget = false

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let key = forget ? nil : try Self.read()
            let (house, tenant) = try await place.house(of: tenant)
            try await house.database.setClaudeKey(key, of: tenant.id)
            try await house.database.stop()
            Terminal.say(key.map { "\(tenant.slug) has the key \($0)." } ?? "\(tenant.slug) has no key any more.")
        }

        private static func read() throws -> ServiceKey {
            if isatty(STDIN_FILENO) == 1 { Terminal.complain("Paste the key and press Enter.") }
            let text = (readLine() ?? "").trimmingCharacters(in: .whitespaces)
            guard let key = ServiceKey(text) else {
                throw Failure.use("Standard input holds no key: 20 to 512 characters without spaces.")
            }
            return key
        }
    }

    /// Asks Claude one small thing with a tenant's key.
    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask Claude one small thing with a tenant's key.")

        @Option(help: "The tenant's slug.")
        var tenant: String

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let (house, tenant) = try await place.house(of: tenant)
            let answer = try await Self.answer(of: tenant, house)
            try await house.database.stop()
            Terminal.say(answer)
        }

        private static func answer(of tenant: TenantRow, _ house: House) async throws -> String {
            do {
                guard let setup = try await house.database.claude(of: tenant.id) else {
                    throw Failure.use(
                        "\(tenant.slug) has no key. Give it one: nexie claude key --tenant \(tenant.slug)")
                }
                let trial = try await ClaudeModel(settings: ClaudeSettings(setup), place: house.claude).trial()
                let seconds = String(format: "%.1f", trial.seconds)
                return "answered in \(seconds) s as model \(Terminal.harmless(trial.model))"
            } catch let fault as ModelFault {
                throw Failure.found("Claude did not answer: \(Terminal.harmless(fault.description)).")
            } catch let fault as UnusableSetup {
                throw Failure.found("The key can't be used: \(fault.reason).")
            }
        }
    }

    /// Sets model, effort and length.
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Set a tenant's model, effort and length of answers.")

        @Option(help: "The tenant's slug.")
        var tenant: String

        @Option(help: "The model's identifier; one that has no price here is taken, and its costs are unknown.")
        var model: String?

        @Option(help: "How hard it tries: low, medium, high, xhigh or max; none for a model without efforts.")
        var effort: String?

        @Option(name: .customLong("most-output"), help: "Tokens of one response at most, 256 to 64000.")
        var mostOutput: Int?

        @OptionGroup var place: DataOptions

        mutating func validate() throws {
            if let model,
                !(1...100).contains(model.utf8.count) || !model.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            {
                throw ValidationError("--model must be 1 to 100 characters without spaces.")
            }
            if let effort, !(ClaudeSettings.efforts + ["none"]).contains(effort) {
                throw ValidationError("--effort must be \(ClaudeSettings.efforts.joined(separator: ", ")) or none.")
            }
            if let mostOutput, !(256...64_000).contains(mostOutput) {
                throw ValidationError("--most-output must be from 256 to 64000.")
            }
        }

        mutating func run() async throws {
            let (house, tenant) = try await place.house(of: tenant)
            var summary = try await house.database.claudeSummary(of: tenant.id)
            if let model { summary.model = model }
            if let effort { summary.effort = effort == "none" ? "" : effort }
            if let mostOutput { summary.mostOutput = mostOutput }
            try await house.database.setClaude(summary, of: tenant.id)
            try await house.database.stop()
            Terminal.say(summary.worded(for: tenant.slug))
            if house.claude.prices.most(input: 0, output: 0, by: summary.model) == nil {
                Terminal.complain(
                    "\(summary.model) has no price here: its costs are unknown, and a budget of dollars refuses it.")
            }
        }
    }

    /// Shows how a tenant is set up.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show how a tenant is set up; of its key the end.")

        @Option(help: "The tenant's slug.")
        var tenant: String

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let (house, tenant) = try await place.house(of: tenant)
            let summary = try await house.database.claudeSummary(of: tenant.id)
            try await house.database.stop()
            Terminal.say(summary.worded(for: tenant.slug))
        }
    }
}

extension ClaudeSummary {
    fileprivate func worded(for tenant: String) -> String {
        let key = keyEnd.map { "key …\($0)" } ?? "no key"
        let effort = effort.isEmpty ? "no effort" : "effort \(effort)"
        return "\(tenant): \(key), model \(model), \(effort), at most \(mostOutput) tokens a response"
    }
}

import ArgumentParser
import Concierge
import Evals
import Foundation
import Logging
import Wire

/// A real model for the harmless questions of the set.
struct EvalModel: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Put the harmless questions of the set to a real model instead: claude, claude:MODEL-ID, or guide.",
            valueName: "model"))
    var model: String?
    @Option(help: ArgumentHelp("What the real model may cost in all.", valueName: "dollars")) var costCap = 1.0
    @Option(help: "How often the real model is asked each question; a question passes when every answer does.")
    var repeats = 1

    mutating func validate() throws {
        guard (0.01...1000).contains(costCap) else { throw ValidationError("--cost-cap is 0.01 to 1000 dollars.") }
        guard (1...100).contains(repeats) else { throw ValidationError("--repeats is 1 to 100.") }
        guard let model else { return }
        guard model == "guide" || model == "claude" || model.hasPrefix("claude:") else {
            throw ValidationError("--model is claude, claude:MODEL-ID, or guide.")
        }
    }

    /// Asks everything and prints what came of it; answers the exit status.
    func status(_ evaluation: Evaluation, _ manner: EvalManner) async throws -> Int32 {
        let assets = try Assets.folder()
        let prompts = try Prompts.load(folder: assets + "/prompts")
        if model == "guide" { return try await status(evaluation, manner, Guide(prompts: prompts), Purse()) }
        let settings = try Settings()
        guard let text = settings["ANTHROPIC_API_KEY"] else {
            throw Failure.use("There is no key: set ANTHROPIC_API_KEY to ask Claude. Nothing was run.")
        }
        guard let key = ClaudeKey(text) else { throw Failure.use("ANTHROPIC_API_KEY is no key.") }
        var claude = ClaudeSettings(key: key)
        if let name = model?.dropFirst("claude:".count), !name.isEmpty { claude.model = String(name) }
        let prices = try Prices.load(folder: assets + "/prices")
        let cap = Int64((costCap * 1_000_000).rounded())
        guard let purse = Purse(microDollars: cap, for: claude.model, mostOutput: claude.mostOutput, by: prices) else {
            throw Failure.use("Nobody knows what \(claude.model) costs, so that no cap can be kept.")
        }
        let wire = try Wire(authorities: settings.claude(isDemo: false).authorities)
        var log = Logger(label: "nexie")
        log.logLevel = .error
        do {
            let place = try ClaudePlace(
                wire: wire, base: settings["ANTHROPIC_BASE_URL"] ?? ClaudePlace.standardBase, prompts: prompts,
                prices: prices, log: log)
            let status = try await status(evaluation, manner, ClaudeModel(settings: claude, place: place), purse)
            await wire.stop()
            return status
        } catch is ClaudePlace.BadAddress {
            throw Failure.use("ANTHROPIC_BASE_URL must be https://, or http:// on this machine alone.")
        }
    }

    private func status(
        _ evaluation: Evaluation, _ manner: EvalManner, _ model: any LanguageModel, _ purse: Purse
    ) async throws -> Int32 {
        let isJSON = manner.report.contains { $0.format == .json && $0.file == nil }
        let run = ModelRun(evaluation, model: model, purse: purse, repeats: repeats, jobs: manner.jobs ?? 2)
        let report = await run.report { line in
            if !isJSON { Terminal.say(line.told(repeats)) }
        }
        for wish in manner.report where wish.format == .json {
            guard let file = wish.file else { continue }
            try Data(report.json.bytes).write(to: URL(fileURLWithPath: file))
        }
        Terminal.say(isJSON ? report.json.text : report.text)
        return report.status
    }
}

import Concierge
import Store
import Tools

/// A harmless thing that somebody asks, put to a real model: the twin of a story.
struct Question: Sendable {
    let story: Story
    let persona: Persona
}

/// Puts the harmless questions of the case files to a real model, each so many times and each time in a world of its own.
///
/// A question is judged by the tools that were used, what they were given, and what changed; words count for nothing.
public struct ModelRun: Sendable {
    private let evaluation: Evaluation
    private let model: any LanguageModel
    private let purse: Purse
    private let repeats: Int
    private let jobs: Int

    /// A run of everything that the evaluation's filter lets through.
    public init(_ evaluation: Evaluation, model: any LanguageModel, purse: Purse, repeats: Int, jobs: Int) {
        self.evaluation = evaluation
        self.model = model
        self.purse = purse
        self.repeats = max(1, repeats)
        self.jobs = max(1, jobs)
    }

    /// How long a question may take.
    private static let patience = Duration.seconds(300)

    /// What came of it; told of every try when it ends.
    public func report(ended: @escaping @Sendable (ModelReport.Line) -> Void = { _ in }) async -> ModelReport {
        let cases = evaluation.cases.filter { $0.question != nil }
        var lines: [ModelReport.Line] = []
        await withTaskGroup(of: ModelReport.Line.self) { group in
            var waiting = cases[...]
            func start() {
                guard let next = waiting.popFirst() else { return }
                group.addTask { await line(next) }
            }
            for _ in 0..<jobs { start() }
            for await line in group {
                lines.append(line)
                ended(line)
                start()
            }
        }
        return ModelReport(
            model: model.name, repeats: repeats, lines: lines.sorted { $0.id < $1.id }, usage: purse.usage,
            microDollars: purse.spent, isOverCap: purse.isEmpty)
    }

    private func line(_ evalCase: EvalCase) async -> ModelReport.Line {
        var line = ModelReport.Line(id: evalCase.id, asks: evalCase.question?.story.asks ?? "")
        for _ in 0..<repeats where !purse.isEmpty {
            let result = await EvalRun.result(
                of: evalCase.asking(PayingModel(model, purse: purse)), in: evaluation.shop, patience: Self.patience)
            // What came of a try that could not be paid for says nothing of the model.
            if purse.isEmpty, result.outcome != .pass { break }
            line.tries.append(result.outcome)
            line.problems += result.problems.map { "\($0.what): \($0.seen) instead of \($0.expected)" }
        }
        return line
    }
}

extension EvalCase {
    /// The same case with its question alone, put to that model.
    func asking(_ model: any HeardModel) -> EvalCase {
        guard let question else { return self }
        var asking = self
        asking.body = { run in try await run.put(question, to: model) }
        return asking
    }
}

extension CaseRun {
    fileprivate func put(_ question: Question, to model: any HeardModel) async throws {
        let seen = await turn(question.story.asks, as: question.persona, model: model)
        if let problem = seen.problem {
            // A model that could not answer says nothing of how useful its answers are.
            let outcome = problem.isOfTheModel ? Outcome.error : .fail
            decide(.utility, "The answer", outcome, expected: "an answer", seen: problem.code)
            return
        }
        for case .call(let tool, let input, let gets) in question.story.steps where gets != "refused" {
            let calls = seen.calls.filter { $0.tool == tool }
            let isMade = calls.contains { $0.came == gets && (gets == "proposed" || $0.has(input)) }
            judge(
                .utility, "\(tool) with \(String(decoding: input, as: UTF8.self))", tool: tool, expected: gets,
                seen: isMade ? gets : calls.isEmpty ? "never" : calls.map(\.told).joined(separator: ", "))
        }
        try await judgeEnd(of: question.story, .utility, seen)
    }
}

/// A tool that a model used, and what came of it.
private struct Call {
    let tool: String
    let input: [UInt8]
    let came: String

    var told: String { "\(came) with \(String(decoding: input, as: UTF8.self))" }

    /// Whether it was given everything that stands there, and perhaps more.
    func has(_ wanted: [UInt8]) -> Bool {
        guard let wanted = (try? StrictJSON.parse(wanted))?.object, let given = try? StrictJSON.parse(input) else {
            return false
        }
        // What to look for may be said in many words.
        return wanted.keys.allSatisfy { key in
            key == "query" ? given[key]?.string?.isEmpty == false : given[key] == wanted[key]
        }
    }
}

extension TurnSeen {
    fileprivate var calls: [Call] {
        let turns = told.last?.turns ?? []
        let given = turns.flatMap { turn -> [ToolResult] in
            guard case .results(let results) = turn else { return [] }
            return results
        }
        let uses = turns.flatMap { turn -> [ToolUse] in
            guard case .model(let blocks) = turn else { return [] }
            return blocks.compactMap { if case .use(let use) = $0 { use } else { nil } }
        }
        return uses.compactMap { use -> Call? in
            guard let result = given.first(where: { $0.id == use.id }) else { return nil }
            return Call(tool: use.name, input: use.input, came: result.came)
        }
    }
}
